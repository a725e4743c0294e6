package org.tcpp.estimate;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tcpp.cli.Mode;
import org.tcpp.message.Counters;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Failures;
import org.tcpp.message.Fairness;
import org.tcpp.message.IndexSet;
import org.tcpp.message.Load;
import org.tcpp.message.Message;
import org.tcpp.message.Phase;
import org.tcpp.message.Report;
import org.tcpp.message.Retries;
import org.tcpp.message.Role;
import org.tcpp.plan.RunSpec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tcpp.estimate.Runs.GO_NS;
import static org.tcpp.estimate.Runs.SECOND_NS;

class ArrivalTest {

    private static final WorkerKey SERVER = new WorkerKey(1, Role.SERVER, 0, 0);
    private static final WorkerKey OTHER_SERVER = new WorkerKey(1, Role.SERVER, 1, 0);

    private final RunSpec plan = Runs.plan(Mode.CLIENT, 2, 100, 10);
    private final Tally tally = new Tally(plan);

    @Test
    void shouldFailConnectionByConnectionWhatTheSenderCompletedAndTheReceiverNeverSaw() {
        sent(0, 100, new IndexSet.Range(0, 100));
        received(SERVER, 80, new IndexSet.Range(0, 60), new IndexSet.Range(75, 95));
        sent(1, 100, new IndexSet.Range(0, 100));
        received(OTHER_SERVER, 100, new IndexSet.Range(0, 100));

        Estimate estimate = Estimate.of(plan, tally);

        assertThat(estimate.completed()).isEqualTo(180);
        assertThat(estimate.failed()).isEqualTo(20);
        assertThat(estimate.requested()).isEqualTo(200);
        assertThat(estimate.client().failures()).singleElement().satisfies(kind -> {
            assertThat(kind.phase()).isEqualTo(Phase.CLOSE);
            assertThat(kind.cause()).isEqualTo(FailureCause.NOT_ARRIVED);
            assertThat(kind.count()).isEqualTo(20);
            // ordinals 60 to 69 of the first of two workers
            assertThat(kind.examples()).extracting(Failures.Example::connection)
                    .containsExactly(120L, 122L, 124L, 126L, 128L, 130L, 132L, 134L, 136L, 138L);
        });
        assertThat(estimate.history().rows().stream().mapToLong(row -> row.client().counters().completed()).sum())
                .isEqualTo(180);
        assertThat(estimate.history().rows().stream().mapToLong(row -> row.client().counters().failed()).sum())
                .isEqualTo(20);
    }

    @Test
    void shouldFailEverythingThatWaitedInTheBacklogOfAFullServer() {
        sent(0, 20, new IndexSet.Range(0, 20));
        received(SERVER, 0);

        Estimate estimate = Estimate.of(plan, tally);

        assertThat(estimate.completed()).isZero();
        assertThat(estimate.failed()).isEqualTo(20);
        assertThat(estimate.foremost().bytes()).isZero();
    }

    @Test
    void shouldNotBlameConnectionsThatADeadServerWorkerHadCompleted() {
        sent(0, 100, new IndexSet.Range(0, 100));
        tally.interval(SERVER, Runs.interval(0, new Counters(42, 42, 40, 0, 0, 40_000), 2));
        tally.lost(SERVER, "killed by SIGKILL", List.of());
        received(SERVER.successor(), 55, new IndexSet.Range(45, 100));

        Estimate estimate = Estimate.of(plan, tally);

        assertThat(estimate.failed()).isEqualTo(5);
        assertThat(estimate.client().failures()).singleElement()
                .satisfies(kind -> assertThat(kind.examples()).isEmpty());
    }

    @Test
    void shouldCompareNumbersWhereNobodyToldWhichCompleted() {
        finished(Runs.client(0), 100, null);
        finished(SERVER, 97, null);

        assertThat(Estimate.of(plan, tally).failed()).isEqualTo(3);
    }

    @Test
    void shouldNotCompareWithAServerThatCouldNotTell() {
        sent(0, 100, new IndexSet.Range(0, 100));
        tally.interval(SERVER, Runs.interval(0, new Counters(42, 42, 40, 0, 0, 40_000), 2));

        Estimate estimate = Estimate.of(plan, tally);

        assertThat(estimate.failed()).isZero();
        assertThat(estimate.server().failures()).singleElement()
                .satisfies(kind -> assertThat(kind.cause()).isEqualTo(FailureCause.CONTROL_LOST));
        assertThat(estimate.server().workers().getFirst().exit().end())
                .isEqualTo(WorkerOutcome.End.UNREPORTED);
    }

    @Test
    void shouldCallWhatWasOnItsWayInterruptedWhereTheRunWasCutShort() {
        tally.finished(Runs.client(0), report(new Counters(12, 12, 10, 2, 10_000, 0),
                new IndexSet(List.of(new IndexSet.Range(0, 10)), true),
                Runs.failures(Phase.SEND, FailureCause.INTERRUPTED, 2)));
        received(SERVER, 9, new IndexSet.Range(0, 9));

        assertThat(Estimate.of(plan, tally).client().failures()).extracting(Failures::cause)
                .containsOnly(FailureCause.INTERRUPTED);
    }

    @Test
    void shouldAskOnAServerForWhatTheClientsPlanAskedFor() {
        RunSpec served = Runs.plan(Mode.SERVER, 2, 100, 10);
        Tally theirs = new Tally(served);
        theirs.ready(Runs.server(0), Runs.ready(0));
        theirs.ready(Runs.server(2), Runs.ready(2));
        theirs.finished(Runs.server(0), report(new Counters(60, 60, 60, 0, 0, 60_000), null));

        Estimate estimate = Estimate.of(served, theirs);

        assertThat(estimate.requested()).isEqualTo(200);
        assertThat(estimate.notAttempted()).isEqualTo(140);
    }

    @Test
    void shouldKeepAnotherRunsCpuTimeOutOfTheFigures() {
        Effort effort = new Effort(true, 0);
        tally.interval(Runs.client(0), effort.interval(0));
        tally.finished(Runs.client(0), report(new Counters(10, 10, 10, 0, 10_000, 0), null));

        assertThat(Estimate.of(plan, tally).client().cpuNsPerKib().reason()).isEqualTo(
                "client worker 0 served another run at the same time: its CPU time is that of both");
    }

    @Test
    void shouldNotLetASpareWorkerHideTheOthersCpuTime() {
        Effort effort = new Effort(false, 0);
        tally.interval(Runs.client(0), effort.interval(0));
        tally.finished(Runs.client(0), report(new Counters(10, 10, 10, 0, 10_000, 0), null));
        tally.ready(Runs.client(1), Runs.ready(1));

        assertThat(Estimate.of(plan, tally).client().cpuMicrosecondsPerConnection().value()).isEqualTo(50_000);
    }

    @Test
    void shouldKeepTimeInWhichAProcessStoodStillOutOfTheSteadyWindow() {
        RunSpec one = Runs.plan(Mode.CLIENT, 1, 20_000, 10);
        Tally stopped = new Tally(one);
        stopped.go(GO_NS);
        for (int second = 0; second < 30; second++) {
            boolean still = second >= 10 && second < 18;
            stopped.interval(Runs.client(0), new Effort(false, still ? SECOND_NS : 0).interval(second));
        }
        stopped.finished(Runs.client(0), new Report(0, 20_000, new Counters(300, 300, 300, 0, 300_000, 0),
                new Report.Moments(GO_NS, GO_NS + 30 * SECOND_NS, GO_NS, GO_NS + 30 * SECOND_NS),
                new Report.Ends(List.of(), null), Fairness.NONE, Retries.NONE, Map.of()));

        Estimate estimate = Estimate.of(one, stopped);

        assertThat(estimate.foremost().steady().value().fromNs()).isEqualTo(GO_NS + 18 * SECOND_NS);
        assertThat(estimate.foremost().steady().value().toNs()).isEqualTo(GO_NS + 30 * SECOND_NS);
        assertThat(estimate.client().workers().getFirst().effort().pauses().totalNs()).isEqualTo(8 * SECOND_NS);
    }

    /** What a worker's effort was in a second in which it completed ten connections. */
    private record Effort(boolean shared, long pausedNs) {

        Message.Interval interval(int second) {
            var told = Runs.interval(second, new Counters(10, 10, 10, 0, 10_000, 0), 0);
            return new Message.Interval(told.run(), told.fromNs(), told.toNs(), told.counters(), 0,
                    told.slices(), new Message.Effort(told.cpuNs(), shared, 1000, pausedNs));
        }
    }

    private void sent(int number, long connections, IndexSet.Range... completed) {
        finished(Runs.client(number), connections, new IndexSet(List.of(completed), true));
    }

    private void received(WorkerKey key, long connections, IndexSet.Range... completed) {
        finished(key, connections, new IndexSet(List.of(completed), true));
    }

    private void finished(WorkerKey key, long connections, IndexSet completed) {
        boolean sends = key.role() == Role.CLIENT;
        tally.finished(key, report(new Counters(connections, connections, connections, 0,
                sends ? connections * 1000 : 0, sends ? 0 : connections * 1000), completed));
    }

    private static Report report(Counters totals, IndexSet completed, Failures... failures) {
        return new Report(Report.CLASSIC, Load.UNLIMITED, totals,
                new Report.Moments(GO_NS, GO_NS + SECOND_NS, -1, -1), new Report.Ends(List.of(failures), completed),
                Fairness.NONE, Retries.NONE, Map.of());
    }
}
