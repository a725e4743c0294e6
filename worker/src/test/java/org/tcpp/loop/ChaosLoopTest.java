package org.tcpp.loop;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.stream.LongStream;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tcpp.behaviour.Behaviour;
import org.tcpp.behaviour.ChaosPlan;
import org.tcpp.message.Closing;
import org.tcpp.message.Conduct;
import org.tcpp.message.Content;
import org.tcpp.message.Exchange;
import org.tcpp.message.Judged;
import org.tcpp.message.Load;
import org.tcpp.message.Report;
import org.tcpp.size.SizePlan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Connections that misbehave over real sockets of a healthy kernel: every ending is as it may be, at both ends. */
class ChaosLoopTest {

    private static final int RUN = 7;
    private static final long CONNECTIONS = 150;
    private static final long FEW = 24;
    private static final long SECOND_NS = 1_000_000_000L;

    @ParameterizedTest
    @CsvSource({"epoll, KEYED", "nio, SHARED", "zerocopy, SHARED"})
    void shouldEndEveryBehaviourAsItMay(String engine, Content content) {
        try (Loopback loopback = engine.equals("zerocopy")
                ? Loopback.withoutCopies(Loopback.OPEN)
                : new Loopback(engine.equals("epoll"), Loopback.OPEN)) {
            ChaosPlan plan = ChaosPlan.parse("all,plain:1", 3, ChaosPlan.ALL);
            loopback.begin(load(plan, content));
            Report client = loopback.untilClientIsOver();
            // some leave without a word, so that nobody knows whose they were
            long seen = LongStream.range(0, CONNECTIONS).filter(index -> !plan.of(index).isUnseen()).count();
            Report server = loopback.stopServerOfLatest(RUN, seen);

            assertThat(client.failures()).isEmpty();
            assertThat(server.failures()).isEmpty();
            assertThat(client.totals().completed()).isEqualTo(CONNECTIONS);
            for (Report report : List.of(client, server)) {
                List<Behaviour> met = Behaviour.strange()
                        .stream()
                        .filter(behaviour -> report == client || !behaviour.isUnseen())
                        .toList();
                assertThat(report.ends().conduct()).extracting(Conduct::behaviour)
                        .containsExactlyInAnyOrderElementsOf(met);
                assertThat(report.ends().conduct()).allSatisfy(conduct -> assertThat(conduct.begun())
                        .isPositive()
                        .isEqualTo(conduct.count(Judged.EXPECTED) + conduct.count(Judged.TOLERATED)
                                + conduct.count(Judged.NOT_SUPPORTED)));
                assertThat(report.histograms()).containsKeys(met.stream()
                        .map(Conduct::histogram)
                        .toArray(String[]::new));
            }
            assertThat(server.ends().integrity().damagedConnections()).isZero();
            assertThat(loopback.sendsWithoutCopy() > 0).isEqualTo(engine.equals("zerocopy"));
        }
    }

    /** The kernel cannot be blamed: the window was never shut, as the client had hardly begun. */
    @Test
    void shouldNotExpectATimeoutOfOneWhoWasKeptFromSending() {
        try (Loopback loopback = new Loopback(true, Loopback.OPEN)) {
            loopback.begin(load(ChaosPlan.parse("user-timeout:1,plain:0", 1, ChaosPlan.ALL), Content.KEYED, 1));
            while (loopback.server.machine().admitted() == 0) {
                loopback.serverLoop.turn(0);
            }
            loopback.serverPasses(2 * SECOND_NS);

            Conduct conduct = loopback.untilClientIsOver().ends().conduct().getFirst();
            assertThat(conduct.endings()).extracting(Conduct.Ending::word, Conduct.Ending::judged)
                    .containsExactly(tuple("done", Judged.TOLERATED));
        }
    }

    /** What is small, and may be followed by more, a kernel keeps for a while; it comes nevertheless. */
    @Test
    void shouldMeetSegmentsThatTheKernelKeepsBack() throws DataFormatException {
        try (Loopback loopback = new Loopback(true, Loopback.OPEN)) {
            loopback.begin(load(ChaosPlan.parse("drip:1,plain:0", 1, ChaosPlan.ALL), Content.KEYED, FEW));
            Report client = loopback.untilClientIsOver();

            assertThat(client.ends().conduct().getFirst().count(Judged.EXPECTED)).isEqualTo(FEW);
            String waits = client.histograms().get(Conduct.histogram(Behaviour.DRIP));
            assertThat(Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(Base64.getDecoder().decode(waits)), 0)
                    .getMaxValue()).as("microseconds from the last write to the end").isGreaterThan(100_000);
        }
    }

    private static Load load(ChaosPlan plan, Content content) {
        return load(plan, content, CONNECTIONS);
    }

    private static Load load(ChaosPlan plan, Content content, long connections) {
        return new Load(RUN, new Load.Share(connections, 40, 0, 1), SizePlan.fixed(20_000), Closing.SERVER,
                new Load.Times(0, 30 * SECOND_NS, SECOND_NS), false, content, Exchange.PUSH.with(plan));
    }
}
