package org.tcpp.estimate;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tcpp.cli.Mode;
import org.tcpp.message.Counters;
import org.tcpp.message.FailureCause;
import org.tcpp.message.FailureCount;
import org.tcpp.message.Failures;
import org.tcpp.message.Message;
import org.tcpp.message.Phase;
import org.tcpp.message.Role;
import org.tcpp.plan.RunSpec;

import static org.assertj.core.api.Assertions.assertThat;

class FailureHistoryTest {

    private static final long SECOND_NS = 1_000_000_000;
    private static final FailureCount TWO_REFUSED = new FailureCount(Phase.CONNECT, FailureCause.REFUSED, 2);
    private static final FailureCount ONE_RESET = new FailureCount(Phase.SEND, FailureCause.RESET, 1);

    @Test
    void shouldAddUpFailuresOfAKindInTheIntervalThatTellsThem() {
        FailureHistory history = new FailureHistory(SECOND_NS);
        history.add(Role.CLIENT, 2 * SECOND_NS, TWO_REFUSED);
        history.add(Role.CLIENT, SECOND_NS + 1, TWO_REFUSED);
        history.add(Role.CLIENT, 2 * SECOND_NS, ONE_RESET);
        history.add(Role.SERVER, 1, ONE_RESET);

        assertThat(history.rows()).containsExactly(
                new FailureHistory.Row(Role.SERVER, 0, SECOND_NS, ONE_RESET),
                new FailureHistory.Row(Role.CLIENT, SECOND_NS, 2 * SECOND_NS,
                        new FailureCount(Phase.CONNECT, FailureCause.REFUSED, 4)),
                new FailureHistory.Row(Role.CLIENT, SECOND_NS, 2 * SECOND_NS, ONE_RESET));
    }

    @Test
    void shouldLoseNoneOfAWeekInWhichSomethingFailsEverySecond() {
        FailureHistory history = new FailureHistory(SECOND_NS);
        int seconds = 7 * 24 * 3600;
        for (int i = 1; i <= seconds; i++) {
            history.add(Role.CLIENT, i * SECOND_NS, TWO_REFUSED);
        }

        List<FailureHistory.Row> rows = history.rows();

        assertThat(rows).hasSizeBetween(FailureHistory.MOST / 2, FailureHistory.MOST);
        assertThat(rows.stream().mapToLong(row -> row.failed().count()).sum()).isEqualTo(2L * seconds);
    }

    @Test
    void shouldTellOfFailuresInTheSecondOfAnIntervalThatEndedLate() {
        Tally tally = tally();
        Message.Interval told = interval(new Counters(10, 8, 8, 2, 8000, 0), 0, TWO_REFUSED);
        long fromNs = Runs.GO_NS + SECOND_NS;
        tally.interval(Runs.client(0), new Message.Interval(told.run(), fromNs, fromNs + SECOND_NS + SECOND_NS / 20,
                told.counters(), told.underWay(), told.slices(), told.effort(), told.failures()));

        assertThat(rows(tally)).containsExactly(
                new FailureHistory.Row(Role.CLIENT, SECOND_NS, 2 * SECOND_NS, TWO_REFUSED));
    }

    @Test
    void shouldTellWhatAReportKnowsBeyondTheIntervals() {
        Tally tally = tally();
        tally.interval(Runs.client(0), interval(new Counters(10, 8, 8, 2, 8000, 0), 0, TWO_REFUSED));
        tally.finished(Runs.client(0), Runs.report(new Counters(10, 8, 7, 3, 7900, 0), 10, 2,
                Runs.failures(Phase.CONNECT, FailureCause.REFUSED, 2),
                Runs.failures(Phase.SEND, FailureCause.RESET, 1)));

        assertThat(rows(tally)).extracting(FailureHistory.Row::failed).containsExactly(TWO_REFUSED, ONE_RESET);
    }

    @Test
    void shouldKeepTheCausesThatAWorkerHadToldBeforeItDied() {
        Tally tally = tally();
        tally.interval(Runs.client(0), interval(new Counters(10, 8, 5, 2, 8000, 0), 3, TWO_REFUSED));
        tally.lost(Runs.client(0), "killed", List.of());

        FailureCount died = new FailureCount(Phase.WORKER, FailureCause.WORKER_DIED, 3);
        assertThat(rows(tally)).extracting(FailureHistory.Row::failed).containsExactly(TWO_REFUSED, died);
        assertThat(Estimate.of(plan(), tally).client().failures()).containsExactly(
                new Failures(Phase.WORKER, FailureCause.WORKER_DIED, 3, List.of()),
                new Failures(Phase.CONNECT, FailureCause.REFUSED, 2, List.of()));
    }

    private static List<FailureHistory.Row> rows(Tally tally) {
        return Estimate.of(plan(), tally).history().failures();
    }

    private static RunSpec plan() {
        return Runs.plan(Mode.CLIENT, 1, 10, 10);
    }

    private static Tally tally() {
        Tally tally = new Tally(plan());
        tally.ready(Runs.client(0), Runs.ready(0));
        tally.go(Runs.GO_NS);
        return tally;
    }

    private static Message.Interval interval(Counters counters, long underWay, FailureCount... failures) {
        Message.Interval without = Runs.interval(0, counters, underWay);
        return new Message.Interval(without.run(), without.fromNs(), without.toNs(), without.counters(),
                without.underWay(), without.slices(), without.effort(), List.of(failures));
    }
}
