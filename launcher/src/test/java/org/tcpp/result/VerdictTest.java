package org.tcpp.result;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Runs;
import org.tcpp.estimate.Tally;
import org.tcpp.message.Counters;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Failures;
import org.tcpp.message.Phase;
import org.tcpp.message.Role;
import org.tcpp.plan.RunPlan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tcpp.estimate.Runs.GO_NS;

class VerdictTest {

    private final RunPlan plan = Runs.plan(RunPlan.Mode.LOOPBACK, 1, 1000, 10);
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
        assertThat(result.findings()).isEmpty();
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
        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.name()).isEqualTo("sent_not_received");
            assertThat(finding.value()).isEqualTo(1000);
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
        tally.finished(Role.CLIENT, 0, Runs.report(new Counters(1000, 0, 0, 1000, 0), 1000, 1, refused));

        assertThat(result(new Ending.Normal(), FailureLimit.NONE).verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void shouldSayThatItWasInterruptedAndKeepWhatItHad() {
        tally.finished(Role.CLIENT, 0, Runs.report(new Counters(500, 500, 500, 0, 500_000), 1000, 1));

        Result result = result(new Ending.Interrupted("SIGTERM"), FailureLimit.NONE);

        assertThat(result.verdict()).isEqualTo(Verdict.INTERRUPTED);
        assertThat(result.verdictReasons()).containsExactly("ended early by SIGTERM",
                "500 of 1000 connections were not attempted");
        assertThat(result.summary().whole("bytes")).isEqualTo(500_000);
    }

    @Test
    void shouldNameAWorkerThatDied() {
        tally.ready(Role.CLIENT, 0, 0, Runs.ready(0));
        tally.interval(Role.CLIENT, 0, Runs.interval(0, new Counters(1000, 1000, 1000, 0, 1_000_000), 0));
        tally.lost(Role.CLIENT, 0, "exit status 42", List.of("panic"));

        Result result = result(new Ending.Normal(), FailureLimit.NONE);

        assertThat(result.verdict()).isEqualTo(Verdict.DEGRADED);
        assertThat(result.verdictReasons()).containsExactly("client worker 0 (port 10000): exit status 42");
        assertThat(result.workers().getFirst().lastOutput()).isEqualTo("panic");
        assertThat(result.notes()).extracting(Note::about).contains("workers");
    }

    private void client(long completed, long failed) {
        Counters totals = new Counters(completed + failed, completed + failed, completed, failed,
                completed * 1000);
        tally.finished(Role.CLIENT, 0, failed == 0
                ? Runs.report(totals, 1000, 2)
                : Runs.report(totals, 1000, 2, Runs.failures(Phase.SEND, FailureCause.RESET, failed)));
    }

    private void server(long completed, long failed, long bytes, FailureCause cause) {
        Counters totals = new Counters(completed + failed, completed, completed, failed, bytes);
        tally.finished(Role.SERVER, 0, failed == 0
                ? Runs.report(totals, -1, 2)
                : Runs.report(totals, -1, 2, Runs.failures(Phase.RECEIVE, cause, failed)));
    }

    private Result result(Ending ending, FailureLimit allowed) {
        RunFacts facts = new RunFacts("id", Instant.EPOCH, List.of("tcpp"), "0.1.0", null, Map.of(), List.of(),
                allowed, ending);
        return Result.of(facts, plan, Estimate.of(plan, tally), new HostsView(null, null));
    }
}
