package org.tcpp.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tcpp.message.Counters;
import org.tcpp.message.FailureCause;
import org.tcpp.message.FailureCount;
import org.tcpp.message.Message;
import org.tcpp.message.Phase;
import org.tcpp.time.Pauses;

import static org.assertj.core.api.Assertions.assertThat;

/** Intervals and slices, cut by time stamps that the test gives; an interval is 1000 ns here. */
class SamplersTest {

    private static final long INTERVAL_NS = 1_000;
    private static final long EPOCH_NS = 5_000;

    private final List<Message.Interval> told = new ArrayList<>();
    private final Pauses pauses = new Pauses();
    private long cpuNs;
    private final Samplers samplers = new Samplers(() -> cpuNs, pauses,
            message -> told.add((Message.Interval) message));
    private final RunCounts counts = TestCounts.of(7, 0, 10);

    @Test
    void shouldCountWhatComesAfterACutIntoTheTimeAfterIt() {
        watch(counts, true);
        receive(counts, 100, EPOCH_NS + 50);
        receive(counts, 20, EPOCH_NS + 150);
        receive(counts, 3, EPOCH_NS + 999);
        receive(counts, 7, EPOCH_NS + 1_000);

        assertThat(told).singleElement().satisfies(interval -> {
            assertThat(interval.fromNs()).isEqualTo(EPOCH_NS);
            assertThat(interval.toNs()).isEqualTo(EPOCH_NS + 1_000);
            assertThat(interval.counters().received()).isEqualTo(123);
            // a slice ends at the first moment at or after its edge that somebody looks
            assertThat(interval.slices().edgesNs()).containsExactly(EPOCH_NS + 150, EPOCH_NS + 999, EPOCH_NS + 1_000);
            assertThat(interval.slices().received()).containsExactly(100, 20, 3);
            assertThat(interval.slices().sent()).containsOnly(0);
        });
    }

    @Test
    void shouldTellEachFailureOnceAndByItsKind() {
        watch(counts, true);
        fail(FailureCause.RESET, EPOCH_NS + 10);
        fail(FailureCause.RESET, EPOCH_NS + 20);
        fail(FailureCause.REFUSED, EPOCH_NS + 30);
        receive(counts, 1, EPOCH_NS + 1_000);
        receive(counts, 1, EPOCH_NS + 2_000);
        fail(FailureCause.RESET, EPOCH_NS + 2_010);
        receive(counts, 1, EPOCH_NS + 3_000);

        assertThat(told).extracting(Message.Interval::failures).containsExactly(
                List.of(new FailureCount(Phase.SEND, FailureCause.REFUSED, 1),
                        new FailureCount(Phase.SEND, FailureCause.RESET, 2)),
                List.of(), List.of(new FailureCount(Phase.SEND, FailureCause.RESET, 1)));
    }

    @Test
    void shouldLoseAndDoubleNothingHoweverLateItIsLookedAt() {
        watch(counts, true);
        long[] stampsNs = {10, 990, 1_001, 1_002, 4_700, 4_701, 9_999, 12_345};
        long all = 0;
        for (long stampNs : stampsNs) {
            receive(counts, stampNs, EPOCH_NS + stampNs);
            all += stampNs;
        }
        samplers.tellLast(counts, EPOCH_NS + 12_400);

        assertThat(told.stream().mapToLong(interval -> interval.counters().received()).sum()).isEqualTo(all);
        assertThat(told.stream().flatMapToLong(interval -> LongStream.of(interval.slices().received())).sum())
                .isEqualTo(all);
        for (int i = 1; i < told.size(); i++) {
            assertThat(told.get(i).fromNs()).isEqualTo(told.get(i - 1).toNs());
        }
        assertThat(told.getLast().toNs()).isEqualTo(EPOCH_NS + 12_400);
    }

    @Test
    void shouldEndIntervalsAtWholeMultiplesAfterTheEpoch() {
        samplers.watch(counts, INTERVAL_NS, true);
        samplers.start(counts, EPOCH_NS, EPOCH_NS + 1_700);

        assertThat(samplers.intervalEdgeNs()).isEqualTo(EPOCH_NS + 2_000);
        samplers.tick(EPOCH_NS + 2_300);
        assertThat(samplers.intervalEdgeNs()).isEqualTo(EPOCH_NS + 3_000);
        samplers.tellLast(counts, EPOCH_NS + 2_400);
        assertThat(samplers.intervalEdgeNs()).as("nothing runs").isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void shouldTellOfAnIdleRunOnceUnlessItIsToldOfAlways() {
        RunCounts idle = TestCounts.of(8, 0, 10);
        watch(counts, true);
        watch(idle, false);
        for (int i = 1; i <= 4; i++) {
            samplers.tick(EPOCH_NS + i * INTERVAL_NS);
        }
        assertThat(told.stream().filter(interval -> interval.run() == 7)).hasSize(4);
        assertThat(told.stream().filter(interval -> interval.run() == 8)).hasSize(1);

        receive(idle, 5, EPOCH_NS + 4_500);
        samplers.tick(EPOCH_NS + 5_000);
        assertThat(told.stream().filter(interval -> interval.run() == 8)).as("it has something to tell again")
                .hasSize(2);
    }

    @Test
    void shouldTellCpuTurnsAndPausesOfTheIntervalAlone() {
        watch(counts, true);
        cpuNs = 400;
        samplers.turned(30);
        samplers.turned(70);
        samplers.tick(EPOCH_NS + 1_000);
        cpuNs = 450;
        samplers.turned(20);
        pauses.run(EPOCH_NS, 0);
        pauses.run(EPOCH_NS + 2 * Pauses.LEAST_NS, 0);
        samplers.tick(EPOCH_NS + 2 * Pauses.LEAST_NS);

        assertThat(told.getFirst().effort()).isEqualTo(new Message.Effort(400, false, 70, 0));
        assertThat(told.getLast().effort()).isEqualTo(new Message.Effort(50, false, 20, 2 * Pauses.LEAST_NS));
    }

    @Test
    void shouldSayThatAnotherRunWasServedInTheInterval() {
        RunCounts other = TestCounts.of(8, 0, 10);
        watch(counts, true);
        watch(other, true);
        receive(counts, 5, EPOCH_NS + 100);
        samplers.tick(EPOCH_NS + 1_000);
        receive(counts, 5, EPOCH_NS + 1_100);
        receive(other, 5, EPOCH_NS + 1_110);
        samplers.tick(EPOCH_NS + 2_000);

        assertThat(told.stream().filter(interval -> interval.run() == 7).map(interval -> interval.effort().shared()))
                .containsExactly(false, true);
        assertThat(told.stream().filter(interval -> interval.run() == 8).map(interval -> interval.effort().shared()))
                .containsExactly(false, true);
    }

    @Test
    void shouldTellEachRunAtItsOwnInterval() {
        RunCounts quick = TestCounts.of(8, 0, 10);
        watch(counts, true);
        samplers.watch(quick, INTERVAL_NS / 4, true);
        samplers.start(quick, EPOCH_NS, EPOCH_NS);
        for (int i = 1; i <= 80; i++) {
            samplers.tick(EPOCH_NS + i * 25);
        }
        assertThat(told.stream().filter(interval -> interval.run() == 7)).hasSize(2);
        assertThat(told.stream().filter(interval -> interval.run() == 8)).hasSize(8);
    }

    @Test
    void shouldTellNothingBeforeItStarts() {
        samplers.watch(counts, INTERVAL_NS, true);
        receive(counts, 5, EPOCH_NS + 100);
        samplers.tick(EPOCH_NS + 10_000);
        samplers.tellLast(counts, EPOCH_NS + 10_001);

        assertThat(told).isEmpty();
    }

    @Test
    void shouldTellTheStateAtTheEndOfTheInterval() {
        watch(counts, true);
        counts.started(EPOCH_NS + 1);
        counts.started(EPOCH_NS + 2);
        counts.established(3);
        samplers.tick(EPOCH_NS + 1_000);

        assertThat(told.getFirst().underWay()).isEqualTo(2);
        assertThat(told.getFirst().counters()).isEqualTo(new Counters(2, 1, 0, 0, 0, 0));
    }

    private void watch(RunCounts run, boolean always) {
        samplers.watch(run, INTERVAL_NS, always);
        samplers.start(run, EPOCH_NS, EPOCH_NS);
    }

    /** As the loop does it: the time is looked at before anything is counted. */
    private void fail(FailureCause cause, long nowNs) {
        counts.started(nowNs);
        counts.failed(Phase.SEND, cause, -1, -1, 0, nowNs, null);
    }

    private void receive(RunCounts run, long bytes, long nowNs) {
        samplers.tick(nowNs);
        run.received(bytes, nowNs);
    }
}
