package org.tcpp.loop;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tcpp.message.Closing;
import org.tcpp.message.Command;
import org.tcpp.message.Counters;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Fairness;
import org.tcpp.message.Load;
import org.tcpp.message.Message;
import org.tcpp.message.Phase;
import org.tcpp.message.Report;
import org.tcpp.size.SizePlan;

import static org.assertj.core.api.Assertions.assertThat;

/** Both sides of the loop against each other, over both siblings of Net; true stands for epoll. */
class LoopTest {

    private static final int RUN = 7;
    private static final int WINDOWS = 500;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final ServerSide.Limits OPEN = new ServerSide.Limits(-1, Loopback.QUANTUM_BYTES,
            Loopback.QUANTUM_BYTES, 0, true);

    @ParameterizedTest
    @CsvSource({"true,12", "true,13", "true,1000", "true,65537", "true,1048576", "false,12", "false,13", "false,65537"})
    void shouldReceiveExactlyWhatWasSent(boolean epoll, long bytes) {
        try (Loopback loopback = new Loopback(epoll, load(50, 7, bytes, Report.CLASSIC, Closing.CLIENT), OPEN)) {
            Report sent = loopback.untilClientIsOver();
            Report received = loopback.stopServer(Report.CLASSIC, 50);

            assertThat(sent.totals()).isEqualTo(new Counters(50, 50, 50, 0, 50 * bytes, 0));
            assertThat(received.totals()).isEqualTo(sent.totals());
        }
    }

    @ParameterizedTest
    @CsvSource({"true,CLIENT", "true,SERVER", "true,RESET", "false,CLIENT", "false,SERVER", "false,RESET"})
    void shouldCompleteControlledRunsHoweverTheyClose(boolean epoll, Closing closing) {
        try (Loopback loopback = new Loopback(epoll, load(100, 10, 5000, RUN, closing), OPEN)) {
            loopback.toServer.add(prepare(SizePlan.fixed(5000), closing));
            loopback.serverTurn.once(0);
            Report sent = loopback.untilClientIsOver();
            Report received = loopback.stopServer(RUN, 100);

            assertThat(sent.totals()).isEqualTo(new Counters(100, 100, 100, 0, 500_000, 0));
            assertThat(received.totals()).isEqualTo(sent.totals());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldRefuseConnectionsOfAnUnknownRunAndCountThem(boolean epoll) {
        try (Loopback loopback = new Loopback(epoll, load(3, 1, 5000, RUN, Closing.SERVER), OPEN)) {
            Report sent = loopback.untilClientIsOver();
            Report received = loopback.stopServer(Report.CLASSIC, 3);

            assertThat(sent.totals().failed()).isEqualTo(3);
            assertThat(received.failures()).singleElement()
                    .satisfies(kind -> assertThat(kind.cause()).isEqualTo(FailureCause.UNKNOWN_RUN))
                    .satisfies(kind -> assertThat(kind.count()).isEqualTo(3));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldServeAThousandConnectionsFairly(boolean epoll) {
        try (Loopback loopback = new Loopback(epoll, load(1000, 1000, 200_000, RUN, Closing.SERVER), OPEN)) {
            loopback.toServer.add(prepare(SizePlan.fixed(200_000), Closing.SERVER));
            loopback.serverTurn.once(0);
            Fairness fairness = loopback.untilClientIsOver().fairness();

            double jain = fairness.sum() * fairness.sum() / fairness.connections() / fairness.sumOfSquares();
            assertThat(fairness.connections()).isEqualTo(1000);
            assertThat(jain).isGreaterThan(0.95);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldServeNoMoreAtOnceThanAllowed(boolean epoll) {
        ServerSide.Limits three = new ServerSide.Limits(3, Loopback.QUANTUM_BYTES, Loopback.QUANTUM_BYTES, 0, true);
        try (Loopback loopback = new Loopback(epoll, load(60, 20, 300_000, Report.CLASSIC, Closing.CLIENT), three)) {
            while (loopback.clientTurn.once(0)) {
                loopback.serverTurn.once(0);
            }
            assertThat(loopback.stopServer(Report.CLASSIC, 60).totals().completed()).isEqualTo(60);
            assertThat(loopback.accepted.mostOpen()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldCountWhatWasUnderWayWhenStopped(boolean epoll) {
        try (Loopback loopback = new Loopback(epoll, load(10, 10, 1L << 40, Report.CLASSIC, Closing.CLIENT), OPEN)) {
            for (int i = 0; i < 100; i++) {
                loopback.clientTurn.once(0);
                loopback.serverTurn.once(0);
            }
            loopback.toClient.add(new Command.Stop());
            Report sent = loopback.untilClientIsOver();

            assertThat(sent.totals().failed()).isEqualTo(10);
            assertThat(sent.failures()).singleElement().satisfies(kind -> {
                assertThat(kind.phase()).isEqualTo(Phase.SEND);
                assertThat(kind.cause()).isEqualTo(FailureCause.INTERRUPTED);
                assertThat(kind.examples()).hasSize(10).allSatisfy(one -> assertThat(one.bytes()).isPositive());
            });
            Report received = loopback.stopServer(Report.CLASSIC, 10);
            assertThat(received.totals().failed()).isEqualTo(10);
            assertThat(received.totals().bytes()).isPositive().isLessThanOrEqualTo(sent.totals().bytes());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldOpenAllConnectionsBeforeAnySends(boolean epoll) {
        Load load = new Load(RUN, new Load.Share(200, 200, 0, 1), SizePlan.fixed(5000), Closing.SERVER,
                new Load.Times(0, 30 * SECOND_NS, SECOND_NS), true);
        try (Loopback loopback = new Loopback(epoll, load, OPEN)) {
            loopback.toServer.add(prepare(SizePlan.fixed(5000), Closing.SERVER));
            while (loopback.fromClient.isEmpty()) {
                loopback.clientTurn.once(0);
                loopback.serverTurn.once(0);
            }
            assertThat(((Message.Established) loopback.fromClient.getFirst()).connections()).isEqualTo(200);
            assertThat(loopback.client.counters()).isEqualTo(new Counters(200, 200, 0, 0, 2400, 0));

            loopback.toClient.add(new Command.Transfer(RUN));
            assertThat(loopback.untilClientIsOver().totals()).isEqualTo(new Counters(200, 200, 200, 0, 1_000_000, 0));
        }
    }

    /** Of connections of 250 quanta, two thousand: a million times a connection was ready and was served. */
    @ParameterizedTest
    @CsvSource({"20000, 1000", "20000, 100000", "2000, 4096000"})
    void shouldAllocateNothingInTheSteadyLoop(long connections, long bytes) {
        try (Loopback loopback = Loopback.bare(load(connections, 50, bytes, RUN, Closing.RESET), OPEN)) {
            loopback.toServer.add(prepare(SizePlan.fixed(bytes), Closing.RESET));
            loopback.untilStarted(connections / 2);
            AllocatedBytes allocated = AllocatedBytes.of(WINDOWS,
                    done -> loopback.untilStarted(connections / 2 + (done + 1) * connections / 2 / WINDOWS));

            assertThat(allocated.median()).as(allocated.toString()).isZero();
            assertThat(loopback.untilClientIsOver().totals().completed()).isEqualTo(connections);
        }
    }

    private static Command prepare(SizePlan sizes, Closing closing) {
        return new Command.Prepare(new Load(RUN, new Load.Share(-1, 1, 0, 1), sizes, closing,
                new Load.Times(0, 30 * SECOND_NS, SECOND_NS), false));
    }

    private static Load load(long connections, int atOnce, long bytes, int run, Closing closing) {
        return new Load(run, new Load.Share(connections, atOnce, 0, 1), SizePlan.fixed(bytes), closing,
                new Load.Times(0, 30 * SECOND_NS, SECOND_NS), false);
    }
}
