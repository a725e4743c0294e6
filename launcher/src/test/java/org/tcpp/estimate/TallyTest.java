package org.tcpp.estimate;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.tcpp.cli.Mode;
import org.tcpp.message.Counters;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Failures;
import org.tcpp.message.Load;
import org.tcpp.message.Phase;
import org.tcpp.message.Role;
import org.tcpp.plan.RunSpec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tcpp.estimate.Runs.GO_NS;
import static org.tcpp.estimate.Runs.SECOND_NS;

class TallyTest {

    private final RunSpec plan = Runs.plan(Mode.CLIENT, 2, 100, 10);

    @Test
    void shouldKeepWhatADeadWorkerHadToldAndCallTheRestFailedOrNotAttempted() {
        Tally tally = started(plan);
        tally.interval(Runs.client(0), Runs.interval(0, new Counters(40, 38, 30, 1, 30_500, 0), 9));
        tally.lost(Runs.client(0), "killed by SIGKILL", List.of("last words"));
        tally.finished(Runs.client(1), Runs.report(new Counters(100, 100, 100, 0, 100_000, 0), 100, 2));

        Estimate estimate = Estimate.of(plan, tally);

        assertThat(estimate.requested()).isEqualTo(200);
        assertThat(estimate.completed()).isEqualTo(130);
        assertThat(estimate.failed()).isEqualTo(10);
        assertThat(estimate.notAttempted()).isEqualTo(60);
        assertThat(estimate.foremost().bytes()).isEqualTo(130_500);
        assertThat(estimate.client().failures()).singleElement().satisfies(kind -> {
            assertThat(kind.phase()).isEqualTo(Phase.WORKER);
            assertThat(kind.cause()).isEqualTo(FailureCause.WORKER_DIED);
            assertThat(kind.count()).isEqualTo(10);
        });
        assertThat(estimate.client().workers().getFirst().exit().end()).isEqualTo(WorkerOutcome.End.BEFORE_REPORT);
        assertThat(estimate.workersLost()).isEqualTo(1);
    }

    @Test
    void shouldCountAWorkerThatWasNeverReadyAsNotAttempted() {
        Tally tally = new Tally(plan);
        tally.lost(Runs.client(1), "never ready", List.of());

        Estimate estimate = Estimate.of(plan, tally);

        assertThat(estimate.notAttempted()).isEqualTo(200);
        assertThat(estimate.foremost().elapsedNs().known()).isFalse();
        assertThat(estimate.foremost().bytesPerSecond().reason()).isEqualTo("no connection was attempted");
    }

    @Test
    void shouldKeepTheReportOfAWorkerThatDidNotEndAfterIt() {
        Tally tally = started(plan);
        tally.finished(Runs.client(0), Runs.report(new Counters(100, 100, 100, 0, 100_000, 0), 100, 2));
        tally.lost(Runs.client(0), "hung after its report and was killed", List.of());

        WorkerOutcome worker = Estimate.of(plan, tally).client().workers().getFirst();

        assertThat(worker.exit().end()).isEqualTo(WorkerOutcome.End.AFTER_REPORT);
        assertThat(worker.totals().completed()).isEqualTo(100);
        assertThat(worker.failures()).isEmpty();
    }

    @Test
    void shouldKeepBothIncarnationsOfAServerWorkerThatWasReplaced() {
        RunSpec server = Runs.plan(Mode.SERVER, 1, Load.UNLIMITED, Load.UNLIMITED);
        Tally tally = new Tally(server);
        tally.ready(Runs.server(0), Runs.ready(0));
        tally.go(GO_NS);
        tally.interval(Runs.server(0), Runs.interval(0, new Counters(5, 5, 3, 0, 0, 3000), 2));
        tally.lost(Runs.server(0), "exit status 42", List.of());
        tally.ready(Runs.server(0).successor(), Runs.ready(0));
        tally.finished(Runs.server(0).successor(), Runs.report(new Counters(7, 7, 7, 0, 0, 7000), -1, 3));

        Estimate estimate = Estimate.of(server, tally);

        assertThat(estimate.server().workers()).extracting(worker -> worker.key().incarnation()).containsExactly(0,
                1);
        assertThat(estimate.requested()).isEqualTo(12);
        assertThat(estimate.completed()).isEqualTo(10);
        assertThat(estimate.failed()).isEqualTo(2);
        assertThat(estimate.foremost().bytes()).isEqualTo(10_000);
    }

    @Test
    void shouldSayTheSameAtBothEndsOfAServerWorkerThatDiedAndWasReplaced() {
        RunSpec theirs = Runs.plan(Mode.SERVER, 1, Load.UNLIMITED, Load.UNLIMITED);
        RunSpec ours = Runs.plan(Mode.CLIENT, 1, 100, 10);

        Estimate atServer = replaced(theirs, WorkerKey.HERE);
        Estimate atClient = replaced(ours, 1);

        assertThat(atClient.foremost().bytes()).isEqualTo(24_000).isEqualTo(atServer.foremost().bytes());
        assertThat(atClient.server().totals()).isEqualTo(atServer.server().totals());
        assertThat(atClient.server().workers()).extracting(worker -> worker.totals().bytes())
                .containsExactly(11_000L, 13_000L);
        for (Estimate end : List.of(atClient, atServer)) {
            assertThat(end.history().rows().stream().mapToLong(b -> b.server().counters().bytes()).sum())
                    .isEqualTo(end.foremost().bytes());
            assertThat(end.history().rows().stream().mapToLong(b -> b.server().counters().failed()).sum())
                    .isEqualTo(end.server().totals().failed())
                    .isEqualTo(2);
        }
    }

    /** Eleven intervals of one server worker, its death, and thirteen of its successor. */
    private static Estimate replaced(RunSpec plan, int agent) {
        Tally tally = new Tally(plan);
        WorkerKey first = new WorkerKey(agent, Role.SERVER, 0, 0);
        tally.go(agent, GO_NS);
        tally.ready(first, Runs.ready(0));
        for (int second = 0; second < 11; second++) {
            tally.interval(first, Runs.interval(second, new Counters(second == 0 ? 3 : 1, 1, 1, 0, 0, 1000), 2));
        }
        tally.lost(first, "killed by SIGKILL", List.of());
        tally.ready(first.successor(), Runs.ready(0));
        Counters sum = Counters.NONE;
        for (int second = 11; second < 24; second++) {
            Counters more = new Counters(1, 1, 1, 0, 0, 1000);
            sum = sum.plus(more);
            tally.interval(first.successor(), Runs.interval(second, more, 0));
        }
        tally.finished(first.successor(), Runs.report(sum, -1, 24));
        return Estimate.of(plan, tally);
    }

    @Test
    void shouldAskOfASuccessorOnlyWhatItsPredecessorHadNotStarted() {
        RunSpec one = Runs.plan(Mode.CLIENT, 1, 100, 10);
        Tally tally = new Tally(one);
        tally.interval(Runs.client(0), Runs.interval(0, new Counters(40, 38, 30, 1, 30_500, 0), 9));
        tally.lost(Runs.client(0), "killed by SIGKILL", List.of());
        tally.ready(Runs.client(0).successor(), Runs.ready(0));
        tally.finished(Runs.client(0).successor(), Runs.report(new Counters(50, 50, 50, 0, 50_000, 0), 60, 2));

        Estimate estimate = Estimate.of(one, tally);

        assertThat(estimate.requested()).isEqualTo(100);
        assertThat(estimate.completed()).isEqualTo(80);
        assertThat(estimate.failed()).isEqualTo(10);
        assertThat(estimate.notAttempted()).isEqualTo(10);
    }

    @Test
    void shouldForgetAWorkerThatDiedBeforeThisRunAndNeverHadAPartInIt() {
        RunSpec one = Runs.plan(Mode.CLIENT, 1, 100, 10);
        Tally tally = new Tally(one);
        WorkerKey third = Runs.client(0).successor().successor();
        tally.ready(third, Runs.ready(0));
        tally.finished(third, Runs.report(new Counters(100, 100, 100, 0, 100_000, 0), 100, 2));

        assertThat(Estimate.of(one, tally).client().workers()).singleElement()
                .satisfies(worker -> assertThat(worker.key()).isEqualTo(third));
        assertThat(Estimate.of(one, tally).requested()).isEqualTo(100);
    }

    @Test
    void shouldAddUpEvenIfAWorkerContradictsItself() {
        Tally tally = started(plan);
        tally.finished(Runs.client(0), Runs.report(new Counters(90, 90, 80, 5, 80_000, 0), 100, 2,
                Runs.failures(Phase.SEND, FailureCause.RESET, 7)));
        tally.finished(Runs.client(1), Runs.report(new Counters(90, 90, 100, 3, 80_000, 0), 100, 2));

        Estimate estimate = Estimate.of(plan, tally);

        assertThat(estimate.requested()).isEqualTo(estimate.completed() + estimate.failed()
                + estimate.notAttempted());
        assertThat(estimate.client().failures().stream().mapToLong(Failures::count).sum())
                .isEqualTo(estimate.failed());
    }

    @Test
    void shouldShowHowTheRunStands() {
        Tally tally = started(plan);
        tally.interval(Runs.client(0), Runs.interval(0, new Counters(40, 38, 30, 1, 30_500, 0), 9));
        tally.interval(Runs.client(1), Runs.interval(0, new Counters(50, 50, 40, 0, 40_000, 0), 10));

        Live live = tally.live(GO_NS + 3 * SECOND_NS / 2);

        assertThat(live).isEqualTo(new Live(3 * SECOND_NS / 2, 200, 70, 1, 19, 70_500, 70_500, 70));
    }

    @Test
    void shouldNotCountAWorkerThatHasEndedInTheCurrentRate() {
        Tally tally = started(plan);
        tally.interval(Runs.client(0), Runs.interval(0, new Counters(100, 100, 100, 0, 100_000, 0), 0));
        tally.finished(Runs.client(0), Runs.report(new Counters(100, 100, 100, 0, 100_000, 0), 100, 1));

        Live live = tally.live(GO_NS + 2 * SECOND_NS);

        assertThat(live.completed()).isEqualTo(100);
        assertThat(live.bytesPerSecond()).isZero();
        assertThat(live.atOnce()).isZero();
    }

    @Test
    void shouldIgnoreAnIntervalThatComesAfterTheReport() {
        Tally tally = started(plan);
        tally.finished(Runs.client(0), Runs.report(new Counters(100, 100, 100, 0, 100_000, 0), 100, 1));
        tally.interval(Runs.client(0), Runs.interval(0, new Counters(100, 100, 100, 0, 100_000, 0), 0));

        assertThat(Estimate.of(plan, tally).completed()).isEqualTo(100);
    }

    @RepeatedTest(50)
    void shouldAddUpWheneverWorkersDie(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int workers = 1 + random.nextInt(5);
        int connections = random.nextInt(1, 1000);
        RunSpec some = Runs.plan(Mode.CLIENT, workers, connections, 10);
        Tally tally = started(some);
        long bytes = 0;
        for (int number = 0; number < workers; number++) {
            bytes += live(tally, number, connections, random);
        }

        Estimate estimate = Estimate.of(some, tally);

        assertThat(estimate.requested()).isEqualTo((long) workers * connections)
                .isEqualTo(estimate.completed() + estimate.failed() + estimate.notAttempted());
        assertThat(estimate.foremost().bytes()).isEqualTo(bytes);
        assertThat(estimate.client().failures().stream().mapToLong(Failures::count).sum())
                .isEqualTo(estimate.failed());
        assertThat(estimate.history().rows().stream().mapToLong(b -> b.client().counters().bytes()).sum())
                .isEqualTo(bytes);
    }

    /** A random life of one worker; returns the bytes it told of. */
    private static long live(Tally tally, int number, int connections, Random random) {
        Counters sum = Counters.NONE;
        for (int second = 0; second < random.nextInt(1, 5); second++) {
            long started = random.nextLong(connections - sum.started() + 1);
            long ended = random.nextLong(sum.underWay() + started + 1);
            long failed = random.nextLong(ended + 1);
            Counters more = new Counters(started, started, ended - failed, failed, random.nextInt(100_000), 0);
            sum = sum.plus(more);
            tally.interval(Runs.client(number), Runs.interval(second, more, sum.underWay()));
        }
        if (random.nextBoolean()) {
            tally.lost(Runs.client(number), "killed", List.of());
        } else {
            Counters totals = sum.plus(new Counters(0, 0, sum.underWay(), 0, 0, 0));
            tally.finished(Runs.client(number), totals.failed() == 0
                    ? Runs.report(totals, connections, 5)
                    : Runs.report(totals, connections, 5,
                            Runs.failures(Phase.CONNECT, FailureCause.REFUSED, totals.failed())));
        }
        return sum.bytes();
    }

    private static Tally started(RunSpec plan) {
        Tally tally = new Tally(plan);
        for (int number = 0; number < plan.processes(); number++) {
            tally.ready(Runs.client(number), Runs.ready(number));
        }
        tally.go(GO_NS);
        return tally;
    }
}
