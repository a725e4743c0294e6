package org.tcpp.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tcpp.estimate.MeanOfRuns;
import org.tcpp.result.Result;
import org.tcpp.result.Summary;
import org.tcpp.result.Trials;
import org.tcpp.result.Verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TrialsTest {

    @Test
    void shouldGiveTheMeanOfRunsWithItsInterval() {
        MeanOfRuns mean = MeanOfRuns.of(10, 12, 14).value();

        assertThat(mean.mean()).isEqualTo(12);
        assertThat(mean.standardDeviation()).isEqualTo(2);
        assertThat(mean.half()).isCloseTo(4.3027 * 2 / Math.sqrt(3), within(1e-9));
    }

    @Test
    void shouldNotPretendToKnowTheSpreadOfOneRun() {
        assertThat(MeanOfRuns.of(10).value().half()).isNull();
        assertThat(MeanOfRuns.of().known()).isFalse();
    }

    @Test
    void shouldTellSeveralRunsTogetherWithTheWorstVerdict() {
        Trials trials = Trials.of(List.of(Results.complete(), Results.degraded()));

        JsonNode json = ResultFiles.validTrials(JsonReport.text(trials));

        assertThat(trials.verdict()).isEqualTo(Verdict.DEGRADED);
        assertThat(json.get("runs")).hasSize(2);
        assertThat(json.get("figures").get(0).get("name").textValue()).isEqualTo("bits_per_second");
        assertThat(json.get("figures").get(1).get("runs").intValue()).isEqualTo(1);
        assertThat(trials.figures().getFirst().low()).isEqualByComparingTo("0");
        assertThat(TextReport.trials(trials, Style.PLAIN)).contains("an interval that begins at 0 is cut off there");
        Golden.assertSame("trials.txt", TextReport.trials(trials, Style.PLAIN));
    }

    @Test
    void shouldLeaveOutOfTheMeanWhatIsNoWholeRun() {
        Trials whole = Trials.of(List.of(Results.complete(), Results.complete()));

        Trials some = Trials.of(List.of(Results.complete(), ended(Verdict.INTERRUPTED), Results.complete(),
                ended(Verdict.FAILED)));

        assertThat(some.figures()).isEqualTo(whole.figures());
        assertThat(some.runs()).hasSize(4);
        assertThat(some.leftOut()).isEqualTo(2);
        assertThat(TextReport.trials(some, Style.PLAIN))
                .contains("\n2 of 4 runs interrupted or failed: not in the means\n");
        ResultFiles.validTrials(JsonReport.text(some));
    }

    /** A run that was as good until it ended. */
    private static Result ended(Verdict verdict) {
        Result whole = Results.complete();
        Map<String, Object> values = new LinkedHashMap<>(whole.summary().values());
        values.put("verdict", verdict.toString());
        values.put("bits_per_second", 17L);
        return new Result(whole.schema(), new Result.Judgement(verdict, List.of("ended early")), whole.run(),
                whole.plan(), new Summary(values), whole.figures(), whole.faults(), whole.tables());
    }

    @Test
    void shouldTellARunOnAServerInOneLine() {
        assertThat(TextReport.serverRun(Results.server(), "192.0.2.1")).isEqualTo(
                "192.0.2.1: degraded, 20 connections, 1 failed, 20000 bytes in 2.00 s, 0.000080 Gbps\n");
    }
}
