package org.tcpp.mesh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tcpp.estimate.Distribution;
import org.tcpp.estimate.Runs;
import org.tcpp.mesh.Meshes.Moved;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Phase;
import org.tcpp.pattern.HostList;
import org.tcpp.pattern.Pair;
import org.tcpp.pattern.Pattern;
import org.tcpp.pattern.Rounds;
import org.tcpp.report.MeshText;
import org.tcpp.report.Style;
import org.tcpp.result.Ending;
import org.tcpp.result.Verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** Many pairs become one result: sums over the window that all have in common, and distributions of all values. */
class MeshTallyTest {

    static IntStream seeds() {
        return IntStream.range(0, 15);
    }

    /** Everything that a pooled run would have counted, drawn anew for each seed, in any order of arrival. */
    @ParameterizedTest
    @MethodSource("seeds")
    void shouldSayOfManyPairsWhatOnePooledRunWouldHaveSaid(int seed) {
        Random random = new Random(seed);
        Rounds rounds = Pattern.SHIFT.among(HostList.parse("h[1-" + (2 + random.nextInt(4)) + "]"));
        MeshTally tally = new MeshTally(Meshes.hosts(Pattern.SHIFT, rounds, 0), Meshes.plan());
        Histogram pooled = new Histogram(60_000_000, 3);
        List<PairOutcome> outcomes = new ArrayList<>();
        List<long[]> expected = new ArrayList<>();
        for (int round = 1; round <= rounds.rounds().size(); round++) {
            List<Moved> all = new ArrayList<>();
            for (Pair pair : rounds.rounds().get(round - 1)) {
                Moved moved = Moved.drawn(random, random.nextInt(4), 5 + random.nextInt(5));
                all.add(moved);
                // each worker of a pair measured the same
                Arrays.stream(moved.connectMicroseconds()).forEach(pooled::recordValue);
                outcomes.add(Meshes.outcome(round, pair, moved));
            }
            int from = all.stream().mapToInt(Moved::fromSecond).max().orElseThrow();
            int to = all.stream().mapToInt(Moved::toSecond).min().orElseThrow();
            expected.add(new long[]{from, to, all.stream().mapToLong(moved -> moved.between(from, to)).sum()});
        }
        Collections.shuffle(outcomes, random);
        outcomes.forEach(tally::add);

        MeshResult result = tally.result(Meshes.facts(new Ending.Normal()), Meshes.hosts(rounds));

        assertThat(result.verdict()).isEqualTo(Verdict.COMPLETE);
        for (int round = 0; round < expected.size(); round++) {
            MeshSum sum = result.figures().sums().get(round);
            assertThat(sum.window().fromSeconds()).isEqualByComparingTo(Long.toString(expected.get(round)[0]));
            assertThat(sum.window().toSeconds()).isEqualByComparingTo(Long.toString(expected.get(round)[1]));
            assertThat(sum.forth().bytes()).isEqualTo(expected.get(round)[2]);
            assertThat(sum.forth().bytesSharedOut()).isZero();
        }
        Distribution.Quantiles connect = result.figures().latencies().stream()
                .filter(view -> view.name().equals("connect") && view.side().equals("sender")).findFirst().orElseThrow()
                .microseconds();
        assertThat(connect).isEqualTo(new Distribution.Quantiles(pooled.getMinValue(), pooled.getValueAtPercentile(50),
                pooled.getValueAtPercentile(90), pooled.getValueAtPercentile(99), pooled.getValueAtPercentile(99.9),
                pooled.getMaxValue()));
        assertThat(result.tables().pairs()).extracting(pair -> pair.where().text())
                .containsExactlyElementsOf(rounds.rounds().stream().flatMap(List::stream).map(Pair::text).toList());
        assertThat(result.tables().intervals().stream().mapToLong(MeshInterval::bytes).sum()).isEqualTo(
                outcomes.stream().mapToLong(one -> one.result().summary().whole("bytes")).sum());
    }

    @Test
    void shouldCountWhatALostPairMovedAndNotLetItEndTheWindow() {
        Rounds rounds = Pattern.PAIRS.between(HostList.parse("c[1-3]"), HostList.parse("s[1-3]"));
        List<Pair> pairs = rounds.rounds().getFirst();
        MeshTally tally = new MeshTally(Meshes.hosts(Pattern.PAIRS, rounds, 0), Meshes.plan());
        tally.add(Meshes.outcome(1, pairs.get(0), new Moved(0, fill(10, 100), new long[]{1})));
        tally.add(Meshes.outcome(1, pairs.get(1), new Moved(3, fill(7, 1000), new long[]{1})));
        tally.add(new PairOutcome(1, pairs.get(2), Meshes.result(new Moved(0, fill(5, 10_000), new long[]{1})),
                "c3 was lost", null));
        List<MeshHost> hosts = new ArrayList<>(Meshes.hosts(rounds));
        hosts.set(2, Meshes.host(rounds.hosts().get(2), rounds, HostEnd.LOST, "said nothing for 10 s",
                HostClock.UNKNOWN));

        MeshResult result = tally.result(Meshes.facts(new Ending.Normal()), hosts);

        MeshSum sum = result.figures().sums().getFirst();
        assertThat(sum.window().fromSeconds()).isEqualByComparingTo("3");
        assertThat(sum.window().toSeconds()).isEqualByComparingTo("10");
        assertThat(sum.forth().bytes()).isEqualTo(7 * 1100 + 2 * 10_000);
        assertThat(sum.counted()).isEqualTo(new MeshSum.Pairs(2, 1));
        assertThat(result.verdict()).isEqualTo(Verdict.DEGRADED);
        assertThat(result.verdictReasons()).containsExactly("c3 was lost: said nothing for 10 s");
        assertThat(result.summary().whole("hosts_lost")).isEqualTo(1);
        assertThat(result.summary().whole("pairs_complete")).isEqualTo(3);
    }

    /** Of pairs that pushed, of pairs that never ran together, and of none that ever began. */
    @Test
    void shouldSayWhyAFigureIsNotKnown() {
        Rounds rounds = Pattern.PAIRS.between(HostList.parse("c[1-2]"), HostList.parse("s[1-2]"));
        MeshTally tally = new MeshTally(Meshes.hosts(Pattern.PAIRS, rounds, 0), Meshes.plan());
        assertSaysWhy(tally.result(Meshes.facts(new Ending.Failed("no host was reached")), Meshes.hosts(rounds)));
        tally.add(Meshes.outcome(1, rounds.rounds().getFirst().get(0), new Moved(0, fill(3, 100), new long[]{1})));
        assertSaysWhy(tally.result(Meshes.facts(new Ending.Normal()), Meshes.hosts(rounds)));
        tally.add(Meshes.outcome(1, rounds.rounds().getFirst().get(1), new Moved(5, fill(3, 100), new long[]{1})));
        assertSaysWhy(tally.result(Meshes.facts(new Ending.Normal()), Meshes.hosts(rounds)));
    }

    private static void assertSaysWhy(MeshResult result) {
        assertThat(result.summary().values()).containsValue(null).allSatisfy((name, value) -> assertThat(value != null
                || result.tables().notes().stream().anyMatch(note -> ("summary." + name).startsWith(note.about())))
                .as(name).isTrue());
    }

    @Test
    void shouldSayThatASumIsWithoutALostPairOfWhichNobodyTold() {
        Rounds rounds = Pattern.PAIRS.between(HostList.parse("c[1-2]"), HostList.parse("s[1-2]"));
        MeshTally tally = new MeshTally(Meshes.hosts(Pattern.PAIRS, rounds, 0), Meshes.plan());
        tally.add(Meshes.outcome(1, rounds.rounds().getFirst().get(0), new Moved(0, fill(3, 100), new long[]{1})));
        List<MeshHost> hosts = new ArrayList<>(Meshes.hosts(rounds));
        hosts.set(1, Meshes.host(rounds.hosts().get(1), rounds, HostEnd.LOST, "status 137", HostClock.UNKNOWN));

        assertThat(tally.result(Meshes.facts(new Ending.Normal()), hosts).tables().notes())
                .anySatisfy(note -> assertThat(note.text()).isEqualTo("round 1: nobody told what c2 to s2 moved before"
                        + " it was lost, so that the sum is without it"));
    }

    @Test
    void shouldSayWhereThereIsNoMomentAtWhichAllRan() {
        Rounds rounds = Pattern.PAIRS.between(HostList.parse("c[1-2]"), HostList.parse("s[1-2]"));
        MeshTally tally = new MeshTally(Meshes.hosts(Pattern.PAIRS, rounds, 0), Meshes.plan());
        tally.add(Meshes.outcome(1, rounds.rounds().getFirst().get(0), new Moved(0, fill(3, 100), new long[]{1})));
        tally.add(Meshes.outcome(1, rounds.rounds().getFirst().get(1), new Moved(5, fill(3, 100), new long[]{1})));

        MeshResult result = tally.result(Meshes.facts(new Ending.Normal()), Meshes.hosts(rounds));

        assertThat(result.summary().values().get("bits_per_second")).isNull();
        assertThat(result.figures().sums().getFirst().forth().bytes()).isNull();
        assertThat(result.tables().notes()).anySatisfy(note -> assertThat(note.text())
                .contains("at no moment did all pairs run: c2 to s2 ran from 5").contains("c1 to s1 until 3"));
    }

    @Test
    void shouldAddFailuresUpByTheHostThatSawThem() {
        Rounds rounds = Pattern.INCAST.between(HostList.parse("c[1-2]"), HostList.parse("s"));
        MeshTally tally = new MeshTally(Meshes.hosts(Pattern.INCAST, rounds, 0), Meshes.plan());
        for (Pair pair : rounds.rounds().getFirst()) {
            tally.add(Meshes.outcome(1, pair, new Moved(0, fill(3, 100), new long[]{1}),
                    Runs.failures(Phase.SEND, FailureCause.RESET, 2)));
        }

        MeshResult result = tally.result(Meshes.facts(new Ending.Normal()), Meshes.hosts(rounds));

        assertThat(result.faults().failures()).extracting(HostFailure::host, HostFailure::side, HostFailure::pairs,
                HostFailure::count)
                .containsExactly(tuple("s", "receiver", 2, 4L),
                        tuple("c1", "sender", 1, 2L),
                        tuple("c2", "sender", 1, 2L));
        assertThat(result.verdict()).isEqualTo(Verdict.DEGRADED);
        assertThat(result.verdictReasons()).singleElement().asString()
                .startsWith("2 of 2 pairs are degraded: c1 to s (2 of 32 connections failed");
    }

    @Test
    void shouldAllowHostsToBeAbsentIfThatWasAllowed() {
        Rounds rounds = Pattern.MESH.among(HostList.parse("h[1-3]"));
        List<MeshHost> hosts = new ArrayList<>(Meshes.hosts(rounds));
        hosts.set(2, Meshes.host(rounds.hosts().get(2), rounds, HostEnd.ABSENT, "no route to host", HostClock.UNKNOWN));

        MeshResult allowed = partly(rounds, hosts, 1);
        assertThat(allowed.verdict()).isEqualTo(Verdict.COMPLETE);
        assertThat(allowed.tables().notes()).extracting(note -> note.text())
                .contains("h3 was absent: no route to host, which --missing allows");
        assertThat(allowed.tables().pairs()).filteredOn(pair -> pair.where().text().contains("h3")).hasSize(4)
                .allSatisfy(pair -> assertThat(pair.state().why()).isEqualTo("h3 was absent"));

        MeshResult refused = partly(rounds, hosts, 0);
        assertThat(refused.verdict()).isEqualTo(Verdict.DEGRADED);
        assertThat(refused.verdictReasons()).containsExactly("h3 was absent: no route to host");
    }

    private static MeshResult partly(Rounds rounds, List<MeshHost> hosts, int missing) {
        MeshTally tally = new MeshTally(Meshes.hosts(Pattern.MESH, rounds, missing), Meshes.plan());
        rounds.rounds().getFirst().stream().filter(pair -> !pair.text().contains("h3"))
                .forEach(pair -> tally.add(Meshes.outcome(1, pair, new Moved(0, fill(3, 100), new long[]{1}))));
        return tally.result(Meshes.facts(new Ending.Normal()), hosts);
    }

    @Test
    void shouldBoundTheSkewByTheTwoWorstClocks() {
        Rounds rounds = Pattern.PAIRS.between(HostList.parse("c[1-3]"), HostList.parse("s[1-3]"));
        MeshTally tally = new MeshTally(Meshes.hosts(Pattern.PAIRS, rounds, 0), Meshes.plan());
        long[] late = {10_000, 900_000, 40_000};
        for (int i = 0; i < late.length; i++) {
            tally.add(new PairOutcome(1, rounds.rounds().getFirst().get(i),
                    Meshes.result(new Moved(0, fill(3, 100), new long[]{1})), null, late[i]));
        }
        List<MeshHost> hosts = new ArrayList<>(Meshes.hosts(rounds));
        long[] bounds = {100_000, 50_000, 70_000};
        for (int i = 0; i < bounds.length; i++) {
            hosts.set(i, Meshes.host(rounds.hosts().get(i), rounds, HostEnd.AS_AGREED, null,
                    new HostClock(0L, bounds[i], late[i], 2_000_000L)));
        }

        MeshResult result = tally.result(Meshes.facts(new Ending.Normal()), hosts);

        assertThat(result.figures().start())
                .isEqualTo(new MeshStart(1, 10_000L, 900_000L, 170_000L, 1_060_000L, "c2"));
        assertThat(result.faults().findings()).extracting(finding -> finding.name()).contains("start_skew",
                "clock_drift");
        assertThat(result.faults().findings().getFirst().text()).isEqualTo(
                "the pairs began up to 1.1 ms apart; the last was c2, 0.9 ms after the instant");
    }

    @Test
    void shouldComeToAVerdictWhereNothingRan() {
        Rounds rounds = Pattern.MESH.among(HostList.parse("h[1-3]"));
        MeshTally tally = new MeshTally(Meshes.hosts(Pattern.MESH, rounds, 0), Meshes.plan());
        assertThat(tally.result(Meshes.facts(new Ending.Failed("h2: no Java")), List.of()).verdict())
                .isEqualTo(Verdict.FAILED);
        MeshResult early = tally.result(Meshes.facts(new Ending.Interrupted("SIGINT")), List.of());
        assertThat(early.verdict()).isEqualTo(Verdict.INTERRUPTED);
        assertThat(early.verdictReasons()).contains("ended early by SIGINT");
        tally.begin();
        assertThat(tally.result(Meshes.facts(new Ending.Normal()), List.of()).verdictReasons())
                .contains("no pair moved anything", "of 6 of 6 pairs the client told no result: h1 to h2: nobody told"
                        + " of it; and others");
    }

    @Test
    void shouldSpeakOfNothingThatWasMovedWhereNothingBegan() {
        Rounds rounds = Pattern.PAIRS.between(HostList.parse("c[1-2]"), HostList.parse("s[1-2]"));
        MeshTally tally = new MeshTally(Meshes.hosts(Pattern.PAIRS, rounds, 0), Meshes.plan());
        List<MeshHost> hosts = new ArrayList<>(Meshes.hosts(rounds));
        hosts.set(1, Meshes.host(rounds.hosts().get(1), rounds, HostEnd.ABSENT, "no route", HostClock.UNKNOWN));

        for (Ending ending : List.of(new Ending.Failed("nothing was begun"), new Ending.Interrupted("SIGINT"))) {
            MeshResult result = tally.result(Meshes.facts(ending), hosts);

            assertThat(result.tables().notes()).noneMatch(note -> note.about().equals("sums"));
            assertThat(result.verdictReasons()).hasSize(2).last().isEqualTo("c2 was absent: no route");
            assertThat(MeshText.of(result, Style.PLAIN)).doesNotContain("all pairs ran").doesNotContain("moved")
                    .containsPattern("c2 +client +absent");
        }
    }

    @Test
    void shouldRefuseToCountAPairTwice() {
        Rounds rounds = Pattern.MESH.among(HostList.parse("h[1-2]"));
        MeshTally tally = new MeshTally(Meshes.hosts(Pattern.MESH, rounds, 0), Meshes.plan());
        PairOutcome outcome = Meshes.outcome(1, rounds.rounds().getFirst().getFirst(),
                new Moved(0, fill(2, 1), new long[]{1}));
        tally.add(outcome);
        assertThatThrownBy(() -> tally.add(outcome)).hasMessage("h1 to h2 in round 1, twice");
    }

    private static long[] fill(int seconds, long bytes) {
        long[] each = new long[seconds];
        Arrays.fill(each, bytes);
        return each;
    }
}
