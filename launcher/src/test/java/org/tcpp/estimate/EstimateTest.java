package org.tcpp.estimate;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tcpp.cli.Mode;
import org.tcpp.disturb.Script;
import org.tcpp.message.Counters;
import org.tcpp.message.Fairness;
import org.tcpp.message.Report;
import org.tcpp.message.Retries;
import org.tcpp.message.Role;
import org.tcpp.message.RowSample;
import org.tcpp.plan.RunSpec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tcpp.estimate.Runs.GO_NS;
import static org.tcpp.estimate.Runs.SECOND_NS;

class EstimateTest {

    @Test
    void shouldCountDeliveredBytesOnTheReceiversClockWhereverItIsKnown() {
        RunSpec plan = Runs.plan(Mode.LOOPBACK, 1, 100, 10);
        Tally tally = new Tally(plan);
        tally.go(GO_NS);
        tally.finished(Runs.client(0), Runs.report(new Counters(100, 100, 100, 0, 100_000, 0), 100, 2));
        tally.finished(Runs.server(0), Runs.report(new Counters(100, 100, 100, 0, 0, 99_999), -1, 4));

        Estimate estimate = Estimate.of(plan, tally);

        assertThat(estimate.foremost().countedBy()).isEqualTo(Role.SERVER);
        assertThat(estimate.foremost().bytes()).isEqualTo(99_999);
        assertThat(estimate.foremost().elapsedNs().value()).isEqualTo(4 * SECOND_NS - 1000);
        assertThat(estimate.foremost().bytesPerSecond().value()).isCloseTo(25_000, within(1.0));
        assertThat(estimate.connectionsPerSecond().value()).isCloseTo(50, within(0.1));
    }

    @Test
    void shouldCountTheSendersBytesWhereNobodyTellsWhatWasReceived() {
        RunSpec plan = Runs.plan(Mode.CLIENT, 1, 100, 10);
        Tally tally = new Tally(plan);
        tally.finished(Runs.client(0), Runs.report(new Counters(100, 100, 100, 0, 100_000, 0), 100, 2));

        Estimate estimate = Estimate.of(plan, tally);

        assertThat(estimate.foremost().countedBy()).isEqualTo(Role.CLIENT);
        assertThat(estimate.server()).isNull();
        assertThat(estimate.foremost().bytes()).isEqualTo(100_000);
    }

    @Test
    void shouldMeasureTheSteadyRateInsideTheWindowOnly() {
        Estimate estimate = ramp(Mode.LOOPBACK, GO_NS, 0);

        Steady steady = estimate.foremost().steady().value();

        assertThat(steady.perSecond()).isCloseTo(1_000_000, within(1.0));
        assertThat(steady.fromNs()).isEqualTo(GO_NS + 2 * SECOND_NS);
        assertThat(steady.toNs()).isEqualTo(GO_NS + 14 * SECOND_NS);
        assertThat(steady.interval().value().highPerSecond() - steady.interval().value().lowPerSecond())
                .isLessThan(10);
        assertThat(estimate.steady().connections().value().perSecond()).isCloseTo(1000, within(0.01));
        assertThat(estimate.steady().connections().value().batches()).hasSize(12);
    }

    @Test
    void shouldNotMixTheClocksOfTwoHosts() {
        long otherGoNs = 77_000 * SECOND_NS + 123;
        Estimate estimate = ramp(Mode.CLIENT, otherGoNs, 0);

        Steady steady = estimate.foremost().steady().value();

        assertThat(estimate.foremost().countedBy()).isEqualTo(Role.SERVER);
        assertThat(estimate.clock().receiverOffsetNs()).isEqualTo(otherGoNs - GO_NS);
        assertThat(steady.fromNs() - otherGoNs).isEqualTo(2 * SECOND_NS);
        assertThat(steady.perSecond()).isCloseTo(1_000_000, within(1.0));
        assertThat(estimate.foremost().elapsedNs().value()).isLessThan(20 * SECOND_NS);
        assertThat(estimate.history().rows()).allSatisfy(bucket -> assertThat(bucket.server().fromNs())
                .isEqualTo(bucket.client().fromNs()));
    }

    @Test
    void shouldMoveTheWindowsStartAndNothingElseByWhatIsOmitted() {
        Estimate all = ramp(Mode.LOOPBACK, GO_NS, 0);
        Estimate later = ramp(Mode.LOOPBACK, GO_NS, 5 * SECOND_NS);

        assertThat(later.foremost().steady().value().fromNs()).isBetween(GO_NS + 5 * SECOND_NS, GO_NS + 6 * SECOND_NS);
        assertThat(later.foremost().steady().value().toNs()).isEqualTo(all.foremost().steady().value().toNs());
        assertThat(later.foremost().bytes()).isEqualTo(all.foremost().bytes());
        assertThat(later.foremost().elapsedNs()).isEqualTo(all.foremost().elapsedNs());
        assertThat(later.completed()).isEqualTo(all.completed());
    }

    @Test
    void shouldSayWhyThereIsNoSteadyWindow() {
        RunSpec plan = Runs.plan(Mode.CLIENT, 1, 1, 32);
        Tally tally = new Tally(plan);
        tally.go(GO_NS);
        tally.finished(Runs.client(0),
                new Report(0, 1, new Counters(1, 1, 1, 0, 1000, 0), new Report.Moments(GO_NS, GO_NS + 1000, -1, GO_NS),
                        new Report.Ends(List.of(), null), Fairness.NONE, Retries.NONE, Map.of()));

        assertThat(Estimate.of(plan, tally).foremost().steady().reason()).isEqualTo(
                "client worker 0 never had all connections under way that it may have at once");
    }

    @Test
    void shouldMergeHistogramsOfDifferentRangesExactly() {
        RunSpec plan = Runs.plan(Mode.CLIENT, 2, 2, 1);
        Tally tally = new Tally(plan);
        tally.finished(Runs.client(0), timed(Runs.histogram(1000, 10, 20, 30)));
        tally.finished(Runs.client(1), timed(Runs.histogram(3_600_000_000L, 40, 3_000_000)));

        Distribution connect = Estimate.of(plan, tally).client().distribution(Report.CONNECT).value();

        assertThat(connect.count()).isEqualTo(5);
        assertThat(connect.shortName()).isEqualTo("connect");
        assertThat(connect.values().min()).isEqualTo(10);
        assertThat(connect.values().p50()).isEqualTo(30);
        assertThat(connect.values().max()).isCloseTo(3_000_000, within(3000L));
    }

    @Test
    void shouldLoseOneHistogramAndNotTheRunIfAWorkerSendsNonsense() {
        RunSpec plan = Runs.plan(Mode.CLIENT, 1, 1, 1);
        Tally tally = new Tally(plan);
        tally.finished(Runs.client(0), timed("bm9uc2Vuc2U="));

        Estimate estimate = Estimate.of(plan, tally);

        assertThat(estimate.completed()).isEqualTo(1);
        assertThat(estimate.client().distribution(Report.CONNECT).reason()).contains("cannot be read");
    }

    @Test
    void shouldFindUnfairnessBetweenWorkersEvenOfOneThatSentNothing() {
        RunSpec plan = Runs.plan(Mode.CLIENT, 2, 100, 10);
        Tally tally = new Tally(plan);
        tally.finished(Runs.client(0), Runs.report(new Counters(100, 100, 100, 0, 100_000, 0), 100, 2));
        tally.lost(Runs.client(1), "killed", List.of());

        assertThat(Estimate.of(plan, tally).workerFairness().value()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void shouldJudgeWorkersByWhatArrivedAndADeadOneTogetherWithItsSuccessor() {
        RunSpec plan = Runs.plan(Mode.LOOPBACK, 2, 100, 10);
        Tally tally = new Tally(plan);
        for (int i = 0; i < 2; i++) {
            tally.finished(Runs.client(i), Runs.report(new Counters(100, 100, 100, 0, 100_000, 0), 100, 2));
        }
        tally.finished(Runs.server(0), Runs.report(new Counters(100, 100, 100, 0, 0, 100_000), -1, 2));
        tally.interval(Runs.server(1), Runs.interval(0, new Counters(50, 50, 50, 0, 0, 50_000), 0));
        tally.lost(Runs.server(1), "killed", List.of());
        tally.finished(Runs.server(1).successor(), Runs.report(new Counters(50, 50, 50, 0, 0, 250_000), -1, 2));

        Estimate estimate = Estimate.of(plan, tally);

        assertThat(estimate.workerRates()).hasSize(2);
        assertThat(estimate.workerRates()[1] / estimate.workerRates()[0]).isCloseTo(3, within(0.01));
        assertThat(estimate.workerFairness().value()).isCloseTo(0.8, within(0.01));
    }

    private static Report timed(String histogram) {
        return new Report(0, 1, new Counters(1, 1, 1, 0, 1000, 0), new Report.Moments(GO_NS, GO_NS + 1000, -1, -1),
                new Report.Ends(List.of(), null), Fairness.NONE, Retries.NONE, Map.of(Report.CONNECT, histogram));
    }

    /** Sixteen seconds of which the first two and the last two are slow and not steady. */
    private static Estimate ramp(Mode mode, long serverGoNs, long omitNs) {
        RunSpec whole = Runs.plan(mode, 1, 20_000, 10);
        RunSpec plan = new RunSpec(whole.workload(), whole.placement(),
                new RunSpec.Measuring(SECOND_NS, omitNs, RowSample.NONE, Script.NONE),
                whole.tuning());
        Tally tally = new Tally(plan);
        tally.go(GO_NS);
        if (serverGoNs != GO_NS) {
            tally.go(1, serverGoNs);
        }
        WorkerKey server = new WorkerKey(serverGoNs == GO_NS ? WorkerKey.HERE : 1, Role.SERVER, 0, 0);
        Counters sent = Counters.NONE;
        Counters received = Counters.NONE;
        for (int second = 0; second < 16; second++) {
            int each = second < 2 || second >= 14 ? 100 : 1000;
            Counters there = new Counters(each, each, each, 0, each * 1000L, 0);
            Counters here = new Counters(each, each, each, 0, 0, each * 1000L);
            sent = sent.plus(there);
            received = received.plus(here);
            tally.interval(Runs.client(0), Runs.interval(second, there, 0));
            tally.interval(server, Runs.interval(serverGoNs, Report.CLASSIC, second, here, 0, 100));
        }
        tally.finished(Runs.client(0),
                new Report(0, 20_000, sent,
                        new Report.Moments(GO_NS, GO_NS + 16 * SECOND_NS, GO_NS + 2 * SECOND_NS,
                                GO_NS + 14 * SECOND_NS),
                        new Report.Ends(List.of(), null), Fairness.NONE, Retries.NONE, Map.of()));
        tally.finished(server,
                new Report(0, -1, received, new Report.Moments(serverGoNs, serverGoNs + 16 * SECOND_NS, -1, -1),
                        new Report.Ends(List.of(), null), Fairness.NONE, Retries.NONE, Map.of()));
        return Estimate.of(plan, tally);
    }
}
