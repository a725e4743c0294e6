package org.tcpp.result;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tcpp.cli.Mode;
import org.tcpp.estimate.Distribution;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Runs;
import org.tcpp.estimate.Tally;
import org.tcpp.host.Build;
import org.tcpp.message.Closing;
import org.tcpp.message.Counters;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Failures;
import org.tcpp.message.Fairness;
import org.tcpp.message.Message;
import org.tcpp.message.Phase;
import org.tcpp.message.Report;
import org.tcpp.message.Retries;
import org.tcpp.plan.RunSpec;
import org.tcpp.size.SizeMixes;
import org.tcpp.size.SizePlan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tcpp.estimate.Runs.GO_NS;

/** What a result says in figures, and of which it has none. */
class FiguresTest {

    private final RunSpec plan = Runs.plan(Mode.LOOPBACK, 1, 1000, 10);
    private final Tally tally = new Tally(plan);

    FiguresTest() {
        tally.go(GO_NS);
    }

    @Test
    void shouldTakeFairnessAndRatesOfConnectionsFromTheReceiver() {
        tally.finished(Runs.client(0), fair(1000, 5));
        tally.finished(Runs.server(0), fair(1000, 7));

        FairnessView fairness = result(new Ending.Normal(), FailureLimit.NONE).figures().fairness();

        assertThat(fairness.slowest()).extracting(FairnessView.Flow::connection).containsExactly(7L);
        assertThat(fairness.connections()).isEqualTo(1000);
    }

    @Test
    void shouldGiveNoRatesOfConnectionsThatTheSenderClosesWhereNobodyToldWhenTheyArrived() {
        tally.finished(Runs.client(0), fair(1000, 5));

        Result result = result(new Ending.Normal(), FailureLimit.NONE);

        assertThat(result.figures().fairness().connectionsIndex()).isNull();
        assertThat(result.figures().fairness().slowest()).isEmpty();
        assertThat(result.figures().tcpInfo()).isEmpty();
        assertThat(result.tables().notes()).anySatisfy(note -> {
            assertThat(note.about()).isEqualTo("fairness");
            assertThat(note.text()).startsWith("the sender's kernel had merely taken the last byte");
        });
        assertThat(result.tables().notes()).extracting(Note::about).contains("tcp_info");
    }

    @Test
    void shouldSayHowManyAttemptsConnectTimesLeaveOut() {
        Failures refused = Runs.failures(Phase.CONNECT, FailureCause.REFUSED, 120);
        tally.finished(Runs.client(0), Runs.report(new Counters(123, 3, 3, 120, 3000, 0), 1000, 1, refused));

        assertThat(result(new Ending.Normal(), FailureLimit.NONE).summary().whole("connect_attempts_left_out"))
                .isEqualTo(120);
    }

    private static Report fair(long connections, long slowest) {
        Counters totals = new Counters(connections, connections, connections, 0, connections, connections);
        Fairness fairness = new Fairness(connections, connections, connections,
                List.of(new Fairness.Flow(0, slowest, null, null, 1000, 1_000_000)), List.of());
        return new Report(0, connections, totals, new Report.Moments(GO_NS, GO_NS + 1000, -1, -1),
                new Report.Ends(List.of(), null), fairness, Retries.NONE,
                Map.of("tcp_rtt_microseconds", Runs.histogram(1000, 50)));
    }

    @Test
    void shouldTellSetupAndTransferApartWhereConnectionsWereOpenedFirst() {
        tally.opened(new Message.Established(0, 600, GO_NS + 100_000_000));
        tally.opened(new Message.Established(0, 400, GO_NS + 500_001_000));
        tally.transfer(GO_NS + 1_000_000_000);
        client(1000, 0);

        Summary summary = result(new Ending.Normal(), FailureLimit.NONE).summary();

        assertThat(summary.whole("setup_connections")).isEqualTo(1000);
        assertThat(summary.decimal("setup_seconds")).isEqualByComparingTo("0.5");
        assertThat(summary.decimal("setup_connections_per_second")).isEqualByComparingTo("2000");
        assertThat(summary.decimal("transfer_seconds")).isEqualByComparingTo("1");
        assertThat(summary.whole("transfer_bits_per_second")).isEqualTo(8_000_000);
    }

    @Test
    void shouldCarryWhatKernelsSayAndWhichSizesWereDrawn() {
        RunSpec mixed = mixed();
        Tally other = new Tally(mixed);
        Counters totals = new Counters(3, 3, 3, 0, 30_000, 0);
        other.finished(Runs.client(0),
                new Report(0, 1000, totals, new Report.Moments(GO_NS, GO_NS + 1000, -1, -1),
                        new Report.Ends(List.of(), null), Fairness.NONE, Retries.NONE,
                        Map.of("tcp_retransmits_segments", Runs.histogram(1000, 0, 0, 3), Report.SIZES,
                                Runs.histogram(1_000_000, 1000, 1000, 28_000),
                                Report.COMPLETION_OF_SIZE + "0-9999_microseconds", Runs.histogram(1000, 50, 60),
                                Report.LOWERED_SEND_BUFFER, Runs.histogram(1_000_000, 262_144, 262_144))));

        Result result = Result.of(facts(new Ending.Normal(), FailureLimit.NONE), mixed, Estimate.of(mixed, other),
                new HostsView(null, null));

        assertThat(result.figures().tcpInfo()).singleElement().isEqualTo(
                new TcpInfoView("sender", "retransmits_segments", 3,
                        new Distribution.Quantiles(0, 0, 3, 3, 3, 3)));
        assertThat(result.tables().notes()).filteredOn(note -> note.about().equals("plan.send_buffer_bytes"))
                .singleElement()
                .satisfies(note -> assertThat(note.text()).contains("2 connections", "the client", "262144 bytes",
                        "--sndbuf system"));
        assertThat(result.figures().sizes().drawn()).isEqualTo(3);
        assertThat(result.figures().sizes().bytes().max()).as("no step of a histogram").isEqualTo(28_000);
        assertThat(result.figures().sizes().bytes().p99()).isEqualTo(28_000);
        assertThat(result.figures().sizes().meanBytes()).isEqualByComparingTo("14500");
        assertThat(result.figures().latencies()).singleElement()
                .satisfies(row -> assertThat(row.name()).isEqualTo("flow_completion_of_0-9999"));
    }

    private static RunSpec mixed() {
        RunSpec fixed = Runs.plan(Mode.CLIENT, 1, 1000, 10);
        SizePlan sizes = new SizePlan(SizeMixes.parse("1000:50,28000:50"), 1, Long.MAX_VALUE);
        return new RunSpec(new RunSpec.Workload(1000, 10, sizes, Closing.SERVER, fixed.times()),
                fixed.placement(), fixed.measuring(), fixed.tuning());
    }

    private void client(long completed, long failed) {
        Counters totals = new Counters(completed + failed, completed + failed, completed, failed, completed * 1000, 0);
        tally.finished(Runs.client(0), failed == 0
                ? Runs.report(totals, 1000, 2)
                : Runs.report(totals, 1000, 2, Runs.failures(Phase.SEND, FailureCause.RESET, failed)));
    }

    private Result result(Ending ending, FailureLimit allowed) {
        return Result.of(facts(ending, allowed), plan, Estimate.of(plan, tally), new HostsView(null, null));
    }

    private static RunFacts facts(Ending ending, FailureLimit allowed) {
        return new RunFacts("id", Instant.EPOCH, List.of("tcpp"), new Build("0.1.0", null), Map.of(), List.of(),
                allowed, ending);
    }
}
