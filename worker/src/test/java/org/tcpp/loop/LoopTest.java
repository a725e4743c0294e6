package org.tcpp.loop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tcpp.message.Closing;
import org.tcpp.message.Command;
import org.tcpp.message.Counters;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Fairness;
import org.tcpp.message.IndexSet;
import org.tcpp.message.Load;
import org.tcpp.message.Message;
import org.tcpp.message.Phase;
import org.tcpp.message.Report;
import org.tcpp.message.WorkerSpec;
import org.tcpp.size.SizePlan;
import org.tcpp.wire.Opening;

import static org.assertj.core.api.Assertions.assertThat;

class LoopTest {

    private static final int RUN = 7;
    /** So many parts of a run are looked at apart: what is allocated once, such as a compiler's, is in one of them. */
    private static final int WINDOWS = 500;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long HOUR_NS = 3600 * SECOND_NS;

    @ParameterizedTest
    @CsvSource({"true,12", "true,13", "true,1000", "true,65537", "true,1048576", "false,12", "false,13", "false,65537"})
    void shouldReceiveExactlyWhatWasSent(boolean epoll, long bytes) {
        try (Loopback loopback = new Loopback(epoll, Loopback.OPEN)) {
            loopback.begin(load(50, 7, bytes, Report.CLASSIC, Closing.CLIENT));
            Report sent = loopback.untilClientIsOver();
            Report received = loopback.stopServer(Report.CLASSIC, 50);

            assertThat(sent.totals()).isEqualTo(new Counters(50, 50, 50, 0, 50 * bytes, 0));
            assertThat(received.totals()).isEqualTo(new Counters(50, 50, 50, 0, 0, 50 * bytes));
        }
    }

    @ParameterizedTest
    @CsvSource({"true,CLIENT", "true,SERVER", "true,RESET", "false,CLIENT", "false,SERVER", "false,RESET"})
    void shouldCompleteControlledRunsHoweverTheyClose(boolean epoll, Closing closing) {
        try (Loopback loopback = new Loopback(epoll, Loopback.OPEN)) {
            loopback.begin(load(100, 10, 5000, RUN, closing));
            Report sent = loopback.untilClientIsOver();
            Report received = loopback.stopServer(RUN, 100);

            assertThat(sent.totals()).isEqualTo(new Counters(100, 100, 100, 0, 500_000, 0));
            assertThat(received.totals()).isEqualTo(new Counters(100, 100, 100, 0, 0, 500_000));
            assertThat(received.ends().completed()).isEqualTo(sent.ends().completed())
                    .isEqualTo(new IndexSet(List.of(new IndexSet.Range(0, 100)), true));
        }
    }

    @Test
    void shouldMakeOneRunAfterTheOther() {
        try (Loopback loopback = new Loopback(true, Loopback.OPEN)) {
            for (int run = 1; run <= 3; run++) {
                loopback.begin(load(10, 3, 5000, run, Closing.SERVER));
                assertThat(loopback.untilClientIsOver().totals())
                        .isEqualTo(new Counters(10, 10, 10, 0, 50_000, 0));
            }
            loopback.toClient.add(new Command.Stop());
            assertThat(loopback.clientLoop.turn(0)).isFalse();
        }
    }

    @Test
    void shouldBeginNoEarlierThanAtTheMomentThatOthersBeginAt() {
        try (Loopback loopback = new Loopback(true, Loopback.OPEN)) {
            Load load = load(10, 3, 5000, RUN, Closing.SERVER);
            loopback.prepareServer(load);
            long epochNs = System.nanoTime() + SECOND_NS / 20;
            loopback.beginClient(load, epochNs);
            long turns = 0;
            for (; loopback.counts.started() == 0; turns++) {
                assertThat(loopback.clientLoop.turn(Long.MAX_VALUE)).isTrue();
            }
            assertThat(turns).as("it rests until the last millisecond").isLessThan(10_000);
            Report report = loopback.untilClientIsOver();

            assertThat(report.firstNs()).isGreaterThanOrEqualTo(epochNs);
            assertThat(report.totals().completed()).isEqualTo(10);

            loopback.beginClient(load, System.nanoTime() + 3600 * SECOND_NS);
            loopback.toClient.add(new Command.Cancel(RUN));
            assertThat(loopback.untilClientIsOver().totals().started()).isZero();
        }
    }

    @Test
    void shouldLiveOnAfterARunWasCancelled() {
        try (Loopback loopback = new Loopback(true, Loopback.OPEN)) {
            loopback.begin(load(10, 10, 1L << 40, 1, Closing.SERVER));
            loopback.turn();
            loopback.toClient.add(new Command.Cancel(1));
            assertThat(loopback.untilClientIsOver().totals().failed()).isEqualTo(10);

            loopback.begin(load(10, 10, 5000, 2, Closing.SERVER));
            assertThat(loopback.untilClientIsOver().totals().completed()).isEqualTo(10);
        }
    }

    /** As the successor of a worker that died, which listens before it has been told of the run. */
    @ParameterizedTest
    @CsvSource({"true,12,SERVER", "true,5000,SERVER", "true,1000000,RESET", "true,5000,CLIENT", "false,5000,SERVER"})
    void shouldKeepConnectionsOfARunThatItIsAboutToLearnOf(boolean epoll, long bytes, Closing closing) {
        try (Loopback loopback = new Loopback(epoll, Loopback.OPEN)) {
            Load load = load(20, 10, bytes, RUN, closing);
            loopback.beginClient(load);
            while (loopback.server.machine().unopened() < 10) {
                loopback.turn();
            }
            loopback.prepareServer(load);

            assertThat(loopback.untilClientIsOver().totals()).isEqualTo(new Counters(20, 20, 20, 0, 20 * bytes, 0));
            assertThat(loopback.stopServer(RUN, 20).totals()).isEqualTo(new Counters(20, 20, 20, 0, 0, 20 * bytes));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldRefuseConnectionsOfAnUnknownRunAndCountThem(boolean epoll) {
        try (Loopback loopback = new Loopback(epoll, Loopback.OPEN)) {
            loopback.serverPasses(3 * SECOND_NS);
            loopback.beginClient(load(3, 1, 5000, RUN, Closing.SERVER));
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
        try (Loopback loopback = new Loopback(epoll, Loopback.OPEN)) {
            loopback.begin(load(1000, 1000, 200_000, RUN, Closing.SERVER));
            loopback.untilClientIsOver();
            Fairness fairness = loopback.stopServer(RUN, 1000).fairness();

            double jain = fairness.sum() * fairness.sum() / fairness.connections() / fairness.sumOfSquares();
            assertThat(fairness.connections()).isEqualTo(1000);
            assertThat(jain).isGreaterThan(0.95);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldServeNoMoreAtOnceThanAllowed(boolean epoll) {
        try (Loopback loopback = new Loopback(epoll, new WorkerSpec.Service(3, 0, SECOND_NS, true))) {
            loopback.begin(load(60, 20, 300_000, Report.CLASSIC, Closing.SERVER));
            int most = 0;
            while (loopback.counts.completed() < 60) {
                loopback.turn();
                most = Math.max(most, loopback.server.machine().admitted());
            }
            assertThat(most).isEqualTo(3);
            assertThat(loopback.stopServer(Report.CLASSIC, 60).totals().completed()).isEqualTo(60);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldServeAnHonestClientWhileStrangersSayNothing(boolean epoll) throws IOException {
        List<Socket> strangers = new ArrayList<>();
        try (Loopback loopback = new Loopback(epoll, new WorkerSpec.Service(3, 0, SECOND_NS, true))) {
            for (int i = 0; i < 60; i++) {
                strangers.add(new Socket(InetAddress.getLoopbackAddress(), loopback.port()));
                loopback.serverLoop.turn(0);
            }
            loopback.begin(load(20, 5, 300_000, RUN, Closing.SERVER));
            assertThat(loopback.untilClientIsOver().totals().completed()).isEqualTo(20);
        } finally {
            for (Socket stranger : strangers) {
                stranger.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldNotCountWhoOnlyAsksWhetherThePortAnswers(boolean epoll) throws IOException {
        try (Loopback loopback = new Loopback(epoll, new WorkerSpec.Service(1, 0, SECOND_NS, false))) {
            for (int i = 0; i < 3; i++) {
                try (Socket knocking = new Socket(InetAddress.getLoopbackAddress(), loopback.port())) {
                    knocking.getOutputStream().write(Opening.knock().array());
                    knocking.setSoTimeout(1);
                    assertThat(untilClosed(loopback, knocking)).as("no RST").isEqualTo(-1);
                }
            }
            assertThat(loopback.server.machine().underWay()).isZero();
            assertThat(loopback.stopServer(Report.CLASSIC, 0).totals()).isEqualTo(new Counters(0, 0, 0, 0, 0, 0));
            assertThat(loopback.fromServer).noneMatch(Message.Notice.class::isInstance);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldGiveUpWhoSaysNoMoreWhenItsTimeIsOver(boolean epoll) throws IOException {
        try (Loopback loopback = new Loopback(epoll, new WorkerSpec.Service(-1, SECOND_NS, SECOND_NS, true));
                Socket silent = new Socket(InetAddress.getLoopbackAddress(), loopback.port())) {
            ByteBuffer opening = ByteBuffer.allocate(Opening.BYTES);
            Opening.putClassic(opening, 0, 1000);
            silent.getOutputStream().write(opening.array());
            while (loopback.server.machine().admitted() == 0) {
                loopback.serverLoop.turn(0);
            }
            loopback.serverPasses(3 * SECOND_NS / 2);

            assertThat(loopback.server.machine().underWay()).isZero();
        }
    }

    private static int untilClosed(Loopback loopback, Socket socket) throws IOException {
        while (true) {
            loopback.serverLoop.turn(0);
            try {
                return socket.getInputStream().read();
            } catch (SocketTimeoutException _) {
                // not yet
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldCountWhatWasUnderWayWhenStopped(boolean epoll) {
        try (Loopback loopback = new Loopback(epoll, Loopback.OPEN)) {
            loopback.begin(load(10, 10, 1L << 40, Report.CLASSIC, Closing.CLIENT));
            for (int i = 0; i < 100 || loopback.server.machine().admitted() < 10; i++) { // kernels take a moment
                loopback.turn();
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
            assertThat(received.totals().received()).isPositive().isLessThanOrEqualTo(sent.totals().sent());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldOpenAllConnectionsBeforeAnySends(boolean epoll) {
        try (Loopback loopback = new Loopback(epoll, Loopback.OPEN)) {
            loopback.begin(new Load(RUN, new Load.Share(200, 200, 0, 1), SizePlan.fixed(5000), Closing.SERVER,
                    new Load.Times(0, 30 * SECOND_NS, HOUR_NS), true));
            while (loopback.fromClient.stream().noneMatch(Message.Established.class::isInstance)) {
                loopback.turn();
            }
            assertThat(loopback.fromClient.getLast()).isInstanceOfSatisfying(Message.Established.class,
                    established -> assertThat(established.connections()).isEqualTo(200));
            assertThat(loopback.counts.counters()).isEqualTo(new Counters(200, 200, 0, 0, 2400, 0));

            loopback.toClient.add(new Command.Transfer(RUN));
            assertThat(loopback.untilClientIsOver().totals()).isEqualTo(new Counters(200, 200, 200, 0, 1_000_000, 0));
        }
    }

    /** At both ends. Of connections of 250 quanta, a thousand: half a million times one was ready and was served. */
    @ParameterizedTest
    @CsvSource({"20000, 1000", "5000, 100000", "1000, 4096000"})
    void shouldAllocateNothingInTheSteadyLoop(long connections, long bytes) {
        try (Loopback loopback = new Loopback(true, Loopback.OPEN)) {
            loopback.begin(load(connections, 50, bytes, RUN, Closing.RESET));
            loopback.untilStarted(connections / 2);
            AllocatedBytes allocated = AllocatedBytes.of(WINDOWS,
                    done -> loopback.untilStarted(connections / 2 + (done + 1) * connections / 2 / WINDOWS));

            assertThat(allocated.median()).as(allocated.toString()).isZero();
            assertThat(loopback.untilClientIsOver().totals().completed()).isEqualTo(connections);
        }
    }

    private static Load load(long connections, int atOnce, long bytes, int run, Closing closing) {
        return new Load(run, new Load.Share(connections, atOnce, 0, 1), SizePlan.fixed(bytes), closing,
                new Load.Times(0, 30 * SECOND_NS, HOUR_NS), false);
    }
}
