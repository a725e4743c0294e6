package org.tcpp.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tcpp.cli.UsageError;
import org.tcpp.report.ResultFiles;
import org.tcpp.result.Summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ComparisonTest {

    private static final String RATE = "bits_per_second";
    private static final String TIME = "connect_microseconds_p99";
    private static final Question PLAIN = new Question(RATE, 0, 0, false, false);

    /** Ten runs whose rates scatter by 1 %. */
    private static final long[] STEADY = {1000, 1004, 996, 1008, 992, 1002, 998, 1006, 994, 1000};

    @Test
    void shouldSayByHowMuchBIsSlower() {
        Comparison slower = Comparison.of(PLAIN, sample("A", 1, STEADY), sample("B", 0.95, STEADY));
        assertThat(slower.judgement()).isEqualTo(
                new Judgement(Judgement.Outcome.BELOW, "slower by 4.4 to 5.6 %"));
        assertThat(slower.status()).isZero();
        assertThat(Comparison.of(PLAIN, sample("A", 1, STEADY), sample("B", 1.05, STEADY)).judgement())
                .isEqualTo(new Judgement(Judgement.Outcome.ABOVE, "faster by 4.4 to 5.6 %"));
    }

    @Test
    void shouldCallALongerTimeSlower() {
        Question question = new Question(TIME, 0, 0, false, false);
        Comparison slower = Comparison.of(question, sample("A", 1, STEADY), sample("B", 1.2, STEADY));
        assertThat(slower.judgement().sentence()).startsWith("slower by 19.");
        assertThat(slower.judgement().outcome()).isEqualTo(Judgement.Outcome.ABOVE);
    }

    @Test
    void shouldNeverSayThatThereIsNoDifference() {
        Comparison unclear = Comparison.of(PLAIN, sample("A", 1, STEADY), sample("B", 1.001, STEADY));
        assertThat(unclear.judgement().outcome()).isEqualTo(Judgement.Outcome.UNCLEAR);
        assertThat(unclear.judgement().sentence()).matches(
                "no difference shown: anything between 0\\.\\d+ % slower and 0\\.\\d+ % faster fits these runs; about"
                        + " \\d+ runs each would show 0\\.\\d %");
    }

    @Test
    void shouldCallThemTheSameWithinWhatWasAskedForOnly() {
        Sample a = sample("A", 1, STEADY);
        Sample b = sample("B", 1.001, STEADY);
        assertThat(Comparison.of(new Question(RATE, 0.02, 0, false, false), a, b).judgement())
                .isEqualTo(new Judgement(Judgement.Outcome.SAME, "the same within 2 % (asked for)"));
        assertThat(Comparison.of(new Question(RATE, 0.002, 0, false, false), a, b).judgement().sentence())
                .contains("runs each would show 0.2 %");
    }

    @ParameterizedTest
    @CsvSource({"bits_per_second, 0.90, false, 11", "bits_per_second, 0.99, false, 0",
            "bits_per_second, 0.95, false, 12", "bits_per_second, 0.95, true, 0", "bits_per_second, 1.2, false, 0",
            "connect_microseconds_p99, 1.10, false, 11", "connect_microseconds_p99, 0.7, false, 0",
            "connect_microseconds_p99, 1.05, false, 12"})
    void shouldFailIfBIsSlowerThanAllowed(String figure, double factor, boolean unclearPasses, int status) {
        Question question = new Question(figure, 0, 0.05, unclearPasses, false);
        assertThat(Comparison.of(question, sample("A", 1, STEADY), sample("B", factor, STEADY)).status())
                .isEqualTo(status);
    }

    @Test
    void shouldRefuseAVerdictFromSingleRunsAndSayHowManyWouldDo() {
        Comparison single = Comparison.of(PLAIN, sample("A", 1, 1000), sample("B", 1, 500));
        assertThat(single.status()).isEqualTo(12);
        assertThat(ComparisonText.of(single, 200)).contains("median of A 1.00kbps, of B 500bps")
                .contains("no verdict: ").contains("fewer than 4 of each").doesNotContain("slower");
    }

    @Test
    void shouldTellWhatDiffersBeforeTheVerdict() {
        Comparison comparison = Comparison.of(PLAIN,
                sample("A", 1, Map.of("no_delay", "true", "close", "server"), STEADY),
                sample("B", 0.95, Map.of("no_delay", "false", "close", "server"), STEADY));
        assertThat(comparison.differences())
                .containsExactly(new Difference("no_delay", List.of("true"), List.of("false")));
        assertThat(ComparisonText.of(comparison, 100)).containsSubsequence("no_delay: true in A, false in B",
                "note: all of A ran before all of B", "B is slower by 4.4 to 5.6 %", "ratio 0.95");
    }

    @Test
    void shouldSayThatSeveralDifferencesCannotBeToldApart() {
        Comparison comparison = Comparison.of(PLAIN, sample("A", 1, Map.of("x", "1", "y", "\u001b[31m1"), STEADY),
                sample("B", 0.95, Map.of("x", "2", "y", "2"), STEADY));
        assertThat(ComparisonText.of(comparison, 100)).contains("cannot be told apart").contains("y: ?[31m1 in A")
                .doesNotContain("\u001b");
    }

    @Test
    void shouldNotLetManyFiguresMakeAFindingOfChance() {
        Comparison comparison = Comparison.of(PLAIN, sample("A", 1, STEADY), sample("B", 0.95, STEADY));
        assertThat(comparison.others()).singleElement().satisfies(one -> {
            assertThat(one.name()).isEqualTo(TIME);
            assertThat(one.stands()).isTrue();
        });
        // four runs each can give no p below 2.9 %, which two tries do not leave below 5 %
        long[] few = {1000, 1001, 1002, 1003};
        Comparison small = Comparison.of(new Question("steady", 0, 0, false, false),
                sample("A", 1, few), sample("B", 2, few));
        assertThat(small.others()).hasSize(2).noneMatch(Figures.Explored::stands);
        assertThat(small.others()).allMatch(one -> !one.ratio().hasInterval() || one.ratio().p() <= 0.05);
    }

    @Test
    void shouldCountRunsThatAreNotCompleteAndLeaveThemOutOnlyIfAsked() {
        List<RecordedRun> runs = new ArrayList<>(sample("B", 0.95, STEADY).runs());
        Map<String, Object> degraded = new LinkedHashMap<>(runs.getFirst().summary().values());
        degraded.put("verdict", "degraded");
        runs.set(0, RecordedRun.of("bad", new Summary(degraded)));
        Sample b = new Sample("B", runs);

        assertThat(ComparisonText.of(Comparison.of(PLAIN, sample("A", 1, STEADY), b), 100))
                .contains("B: 10 runs, ").contains("9 complete, 1 degraded");
        Comparison asked = Comparison.of(new Question(RATE, 0, 0, false, true), sample("A", 1, STEADY), b);
        assertThat(asked.b().runs()).hasSize(9);
        assertThat(asked.remarks()).contains("1 of 10 runs of B are not complete and left out, as asked for");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            none     | --figure none: no run of A has it
            zero     | --figure zero: it is 0 in a run of A, so there is no ratio
            verdict  | --figure verdict: no run of A has it
            """)
    void shouldRefuseAFigureThatHasNoRatio(String figure, String sentence) {
        Question question = new Question(figure, 0, 0, false, false);
        assertThatThrownBy(() -> Comparison.of(question, sample("A", 1, STEADY), sample("B", 1.1, STEADY)))
                .isInstanceOf(UsageError.class).hasMessage(sentence);
    }

    @Test
    void shouldNotCallAQuantitySlower() {
        assertThatThrownBy(() -> Comparison.of(new Question("steady", 0, 0.05, false, false), sample("A", 1, STEADY),
                sample("B", 0.5, STEADY))).isInstanceOf(UsageError.class)
                .hasMessage("--fail-if-slower: steady is neither a rate nor a time, a cost or fairness");
    }

    @Test
    void shouldRefuseARunThatIsOnBothSides() {
        assertThatThrownBy(() -> Comparison.of(PLAIN, sample("A", 1, STEADY), sample("A", 1, STEADY)))
                .isInstanceOf(UsageError.class).hasMessage("compare: A.0.json is a run of A and of B");
    }

    @Test
    void shouldTellTheSameAsJson() {
        JsonNode json = ResultFiles.validComparison(ComparisonJson.of(
                Comparison.of(new Question(RATE, 0.02, 0.05, false, false), sample("A", 1, Map.of("x", "1"), STEADY),
                        sample("B", 0.9, Map.of("x", "2"), STEADY))));
        assertThat(json.get("outcome").textValue()).isEqualTo("below");
        assertThat(json.get("fail_if_slower").textValue()).isEqualTo("failed");
        assertThat(json.get("same_within").decimalValue()).isEqualByComparingTo("0.02");
        assertThat(json.get("fail_if_slower_by").decimalValue()).isEqualByComparingTo("0.05");
        assertThat(json.get("ratio_high").decimalValue()).isEqualByComparingTo("0.905");
        assertThat(json.get("a")).hasSize(10);
        assertThat(json.get("differences").get(0).get("name").textValue()).isEqualTo("x");
    }

    private static Sample sample(String name, double factor, long... rates) {
        return sample(name, factor, Map.of(), rates);
    }

    /** Runs of A all come before those of B; a figure that grows with the rate, one that is 0, one that is a word. */
    private static Sample sample(String name, double factor, Map<String, String> conditions, long... rates) {
        List<RecordedRun> runs = new ArrayList<>();
        for (int i = 0; i < rates.length; i++) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("started", "2026-11-30 0" + (name.equals("A") ? 1 : 2) + ":00:0" + i);
            values.put("verdict", "complete");
            values.put("steady", Math.round(rates[i] * factor));
            values.put(RATE, Math.round(rates[i] * factor));
            values.put(TIME, Math.round(rates[i] * factor) * 10);
            values.put("zero", 0L);
            runs.add(new RecordedRun(name + "." + i + ".json", new Summary(values), conditions, List.of()));
        }
        return new Sample(name, runs);
    }
}
