package org.tcpp.result;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tcpp.cli.Mode;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Runs;
import org.tcpp.estimate.Tally;
import org.tcpp.host.Build;
import org.tcpp.message.Arrivals;
import org.tcpp.message.Counters;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Failures;
import org.tcpp.message.Fairness;
import org.tcpp.message.Load;
import org.tcpp.message.Message;
import org.tcpp.message.Phase;
import org.tcpp.message.Report;
import org.tcpp.message.Retries;
import org.tcpp.plan.RunSpec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tcpp.estimate.Runs.GO_NS;

class VerdictTest {

    private final RunSpec plan = Runs.plan(Mode.LOOPBACK, 1, 1000, 10);
    private final Tally tally = new Tally(plan);

    VerdictTest() {
        tally.go(GO_NS);
    }

    @Test
    void shouldBeCompleteIfEveryConnectionCompleted() {
        client(1000, 0);
        server(1000, 0, 1_000_000, null);

        Result result = result(new Ending.Normal(), FailureLimit.NONE);

        assertThat(result.verdict()).isEqualTo(Verdict.COMPLETE);
        assertThat(result.verdictReasons()).isEmpty();
        assertThat(result.faults().findings()).isEmpty();
    }

    @Test
    void shouldNotBeCompleteIfAServerWorkerDiedBeforeItHadToldAnything() {
        client(1000, 0);
        tally.ready(Runs.server(0), Runs.ready(0));
        tally.lost(Runs.server(0), "killed", List.of());

        Result result = result(new Ending.Normal(), FailureLimit.NONE);

        assertThat(result.verdict()).isEqualTo(Verdict.DEGRADED);
        assertThat(result.summary().whole("connections_not_arrived")).isEqualTo(1000);
    }

    @Test
    void shouldNotSayThatNothingWasEstablishedWhereAClientWorkerDiedBeforeItHadToldAnything() {
        tally.ready(Runs.client(0), Runs.ready(0));
        tally.lost(Runs.client(0), "killed", List.of());

        Result result = result(new Ending.Normal(), FailureLimit.NONE);

        assertThat(result.verdict()).isEqualTo(Verdict.DEGRADED);
        assertThat(result.verdictReasons()).contains("client worker 0 (port 10000): killed")
                .noneMatch(reason -> reason.contains("established"));
    }

    @Test
    void shouldBeDegradedByOneFailureAndSayWhich() {
        client(999, 1);

        Result result = result(new Ending.Normal(), FailureLimit.NONE);

        assertThat(result.verdict()).isEqualTo(Verdict.DEGRADED);
        assertThat(result.verdictReasons()).containsExactly("1 of 1000 connections failed: 1 in send, reset");
    }

    @Test
    void shouldAllowAsManyFailuresAsTheUserDoes() {
        client(999, 1);

        assertThat(result(new Ending.Normal(), new FailureLimit(1L, null)).verdict()).isEqualTo(Verdict.COMPLETE);
        assertThat(result(new Ending.Normal(), new FailureLimit(null, new BigDecimal("0.1"))).verdict())
                .isEqualTo(Verdict.COMPLETE);
        assertThat(result(new Ending.Normal(), new FailureLimit(null, new BigDecimal("0.09"))).verdict())
                .isEqualTo(Verdict.DEGRADED);
    }

    @Test
    void shouldBeDegradedIfTheReceiverSawFailuresThatTheSenderDidNot() {
        client(1000, 0);
        server(999, 1, 999_000, FailureCause.PREMATURE_END);

        Result result = result(new Ending.Normal(), FailureLimit.NONE);

        assertThat(result.verdict()).isEqualTo(Verdict.DEGRADED);
        assertThat(result.faults().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.name()).isEqualTo("sent_not_received");
            assertThat(finding.value()).isEqualTo(1000);
        });
    }

    @Test
    void shouldNameWhatTheSenderCallsCompletedAndTheReceiverNeverSaw() {
        client(1000, 0);
        server(999, 0, 999_000, null);

        Result result = result(new Ending.Normal(), FailureLimit.NONE);

        assertThat(result.verdict()).isEqualTo(Verdict.DEGRADED);
        assertThat(result.verdictReasons()).containsExactly(
                "1 of 1000 connections failed: 1 in close, sent, and not received by the other end");
        assertThat(result.faults().failures()).singleElement().satisfies(failure -> {
            assertThat(failure.side()).isEqualTo("sender");
            assertThat(failure.cause()).isEqualTo("not_arrived");
        });
        assertThat(result.summary().whole("connections_not_arrived")).isEqualTo(1);
        assertThat(result(new Ending.Normal(), new FailureLimit(1L, null)).verdict()).isEqualTo(Verdict.COMPLETE);
    }

    @Test
    void shouldApplyTheLimitToWhatOnlyTheReceiverSaw() {
        client(1000, 0);
        server(1000, 3, 1_003_000, FailureCause.RESET);

        assertThat(result(new Ending.Normal(), new FailureLimit(2L, null)).verdict()).isEqualTo(Verdict.DEGRADED);
        assertThat(result(new Ending.Normal(), new FailureLimit(3L, null)).verdict()).isEqualTo(Verdict.COMPLETE);
    }

    @Test
    void shouldTellOfAProcessThatStoodStill() {
        tally.interval(Runs.client(0), new Message.Interval(0, GO_NS, GO_NS + 11_000_000_000L,
                new Counters(1000, 1000, 1000, 0, 1_000_000, 0), 0,
                new Message.Slices(new long[0], new long[0], new long[0]),
                new Message.Effort(1000, false, 1000, 10_000_000_000L)));
        client(1000, 0);

        assertThat(result(new Ending.Normal(), FailureLimit.NONE).faults().findings()).singleElement()
                .satisfies(finding -> {
                    assertThat(finding.name()).isEqualTo("stood_still");
                    assertThat(finding.value()).isEqualTo(10_000);
                    assertThat(finding.text()).startsWith("client worker 0 stood still for 10.0 s");
                });
    }

    @Test
    void shouldNotBlameTheRunForStrangersAtTheServer() {
        client(1000, 0);
        server(1000, 1, 1_000_000, FailureCause.WRONG_MAGIC);

        assertThat(result(new Ending.Normal(), FailureLimit.NONE).verdict()).isEqualTo(Verdict.COMPLETE);
    }

    @Test
    void shouldHaveFailedIfNothingWasMeasured() {
        Failures refused = Runs.failures(Phase.CONNECT, FailureCause.REFUSED, 1000);
        tally.finished(Runs.client(0), Runs.report(new Counters(1000, 0, 0, 1000, 0, 0), 1000, 1, refused));

        assertThat(result(new Ending.Normal(), FailureLimit.NONE).verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void shouldHaveFailedOnAServerWhereNothingCameOfARunWithoutANumber() {
        RunSpec own = Runs.plan(Mode.SERVER, 1, Load.UNLIMITED, Load.UNLIMITED);
        RunSpec.Workload asked = new RunSpec.Workload(Load.UNLIMITED, 2, own.sizes(), own.closing(),
                new RunSpec.Times(GO_NS, GO_NS, Arrivals.NONE));

        Result served = served(own.serving(1, asked, own.intervalNs()));

        assertThat(served.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(served.verdictReasons()).containsExactly("no connection came");
        assertThat(served(own).verdict()).as("a server that nobody visited").isEqualTo(Verdict.COMPLETE);
    }

    private static Result served(RunSpec plan) {
        Tally tally = new Tally(plan);
        tally.go(GO_NS);
        tally.finished(Runs.server(0), Runs.report(Counters.NONE, -1, 1));
        return Result.of(facts(new Ending.Normal(), FailureLimit.NONE), plan, Estimate.of(plan, tally),
                new HostsView(null, null));
    }

    @Test
    void shouldSayThatItWasInterruptedAndKeepWhatItHad() {
        tally.finished(Runs.client(0), Runs.report(new Counters(500, 500, 500, 0, 500_000, 0), 1000, 1));

        Result result = result(new Ending.Interrupted("SIGTERM"), FailureLimit.NONE);

        assertThat(result.verdict()).isEqualTo(Verdict.INTERRUPTED);
        assertThat(result.verdictReasons()).containsExactly("ended early by SIGTERM",
                "500 of 1000 connections were not attempted");
        assertThat(result.summary().whole("bytes")).isEqualTo(500_000);
    }

    @Test
    void shouldNameAWorkerThatDied() {
        tally.ready(Runs.client(0), Runs.ready(0));
        tally.interval(Runs.client(0), Runs.interval(0, new Counters(1000, 1000, 1000, 0, 1_000_000, 0), 0));
        tally.lost(Runs.client(0), "exit status 42", List.of("panic"));

        Result result = result(new Ending.Normal(), FailureLimit.NONE);

        assertThat(result.verdict()).isEqualTo(Verdict.DEGRADED);
        assertThat(result.verdictReasons()).containsExactly("client worker 0 (port 10000): exit status 42");
        assertThat(result.tables().workers().getFirst().lastOutput()).isEqualTo("panic");
        assertThat(result.tables().notes()).extracting(Note::about).contains("workers");
    }

    @Test
    void shouldGiveAReasonOnce() {
        tally.lost(Runs.client(0), "exit status 42", List.of("panic"));

        String reason = result(new Ending.Normal(), FailureLimit.NONE).verdictReasons().getLast();

        assertThat(result(new Ending.Failed(reason), FailureLimit.NONE).verdictReasons()).containsOnlyOnce(reason);
    }

    @Test
    void shouldTellOfStarvedConnectionsAndALateLauncher() {
        Fairness fairness = new Fairness(1000, 1000, 1000, List.of(), List.of(), 2,
                List.of(new Fairness.Flow(0, 7, "127.0.0.1:40000", "127.0.0.1:10000", 12, 6_000_000_000L)));
        tally.finished(Runs.client(0),
                new Report(0, 1000, new Counters(1000, 1000, 1000, 0, 1_000_000, 0),
                        new Report.Moments(GO_NS, GO_NS + 1000, -1, -1), new Report.Ends(List.of(), null), fairness,
                        Retries.NONE, Map.of()));
        tally.lag(700_000_000);

        Result result = result(new Ending.Normal(), FailureLimit.NONE);

        assertThat(result.faults().findings()).extracting(Finding::name).containsExactly("starved", "launcher_late");
        assertThat(result.figures().fairness().starved()).extracting(FairnessView.Flow::connection).containsExactly(7L);
        assertThat(result.summary().whole("starved_connections")).isEqualTo(2);
    }

    private void client(long completed, long failed) {
        Counters totals = new Counters(completed + failed, completed + failed, completed, failed, completed * 1000, 0);
        tally.finished(Runs.client(0), failed == 0
                ? Runs.report(totals, 1000, 2)
                : Runs.report(totals, 1000, 2, Runs.failures(Phase.SEND, FailureCause.RESET, failed)));
    }

    private void server(long completed, long failed, long bytes, FailureCause cause) {
        Counters totals = new Counters(completed + failed, completed, completed, failed, 0, bytes);
        tally.finished(Runs.server(0), failed == 0
                ? Runs.report(totals, -1, 2)
                : Runs.report(totals, -1, 2, Runs.failures(Phase.RECEIVE, cause, failed)));
    }

    private Result result(Ending ending, FailureLimit allowed) {
        return Result.of(facts(ending, allowed), plan, Estimate.of(plan, tally), new HostsView(null, null));
    }

    private static RunFacts facts(Ending ending, FailureLimit allowed) {
        return new RunFacts("id", Instant.EPOCH, List.of("tcpp"), new Build("0.1.0", null), Map.of(), List.of(),
                allowed, ending);
    }
}
