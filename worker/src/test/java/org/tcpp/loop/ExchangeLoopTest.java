package org.tcpp.loop;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tcpp.message.Closing;
import org.tcpp.message.Command;
import org.tcpp.message.Content;
import org.tcpp.message.Counters;
import org.tcpp.message.Exchange;
import org.tcpp.message.Integrity;
import org.tcpp.message.Load;
import org.tcpp.message.Message;
import org.tcpp.message.Pacing;
import org.tcpp.message.Report;
import org.tcpp.size.SizeMixes;
import org.tcpp.size.SizePlan;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs in which the server sends, too. */
class ExchangeLoopTest {

    private static final int RUN = 7;
    private static final int CONNECTIONS = 20;
    private static final int WINDOWS = 500;
    private static final int OPENING = 12;
    private static final long SECOND_NS = 1_000_000_000L;

    static List<Arguments> exchanges() {
        SizePlan replies = SizePlan.ofReplies(SizeMixes.parse("uniform:1-90000"), 3, Long.MAX_VALUE);
        List<Arguments> all = new ArrayList<>();
        for (Exchange exchange : List.of(Exchange.PUSH, Exchange.REVERSE, Exchange.bidir(replies),
                Exchange.rounds(replies, 1, 0), Exchange.rounds(replies, 5, 0))) {
            for (Closing closing : Closing.values()) {
                all.add(Arguments.of(true, closing, Content.KEYED, exchange));
            }
            all.add(Arguments.of(true, exchange.closing(), Content.ANY, exchange));
            all.add(Arguments.of(true, exchange.closing(), Content.SHARED, exchange));
            all.add(Arguments.of(false, exchange.closing(), Content.KEYED, exchange));
            all.add(Arguments.of(false, Closing.HALF, Content.SHARED, exchange));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void shouldCarryEveryByteBothWays(boolean epoll, Closing closing, Content content, Exchange exchange) {
        try (Loopback loopback = new Loopback(epoll, Loopback.OPEN)) {
            Load load = load(SizePlan.fixed(20_000), closing, content, exchange, false);
            loopback.begin(load);
            Report client = loopback.untilClientIsOver();
            Report server = loopback.stopServer(RUN, CONNECTIONS);

            Counters expected = expected(load);
            assertThat(client.totals()).as(client.failures().toString()).isEqualTo(expected);
            assertThat(server.totals()).isEqualTo(new Counters(CONNECTIONS, CONNECTIONS, CONNECTIONS, 0,
                    expected.received(), expected.sent()));
            assertChecked(content, client, expected.received());
            assertChecked(content, server, expected.sent() - OPENING * CONNECTIONS);
        }
    }

    @ParameterizedTest
    @CsvSource({"12", "20000"})
    void shouldSendNothingEitherWayWhileConnectionsAreHeld(long bytes) {
        for (Exchange exchange : List.of(Exchange.REVERSE, Exchange.bidir(SizePlan.ofReplies(
                SizeMixes.parse("5000"), 0, Long.MAX_VALUE)), Exchange.rounds(
                        SizePlan.ofReplies(
                                SizeMixes.parse("5000"), 0, Long.MAX_VALUE),
                        3, 0))) {
            try (Loopback loopback = new Loopback(true, Loopback.OPEN)) {
                Load load = load(SizePlan.fixed(bytes), Closing.SERVER, Content.KEYED, exchange, true);
                loopback.begin(load);
                while (loopback.fromClient.stream().noneMatch(Message.Established.class::isInstance)) {
                    loopback.turn();
                }
                for (int i = 0; i < 10; i++) {
                    loopback.turn();
                }
                assertThat(loopback.counts.receivedBytes()).isZero();

                loopback.toClient.add(new Command.Transfer(RUN));
                assertThat(loopback.untilClientIsOver().totals()).isEqualTo(expected(load));
            }
        }
    }

    @Test
    void shouldTellHowLongRoundsTook() throws DataFormatException {
        try (Loopback loopback = new Loopback(true, Loopback.OPEN)) {
            SizePlan replies = SizePlan.ofReplies(SizeMixes.parse("1"), 0, Long.MAX_VALUE);
            loopback.begin(load(SizePlan.fixed(12), Closing.SERVER, Content.ANY, Exchange.rounds(replies, 10, 0),
                    false));
            Report report = loopback.untilClientIsOver();

            assertThat(report.totals().rounds()).isEqualTo(10 * CONNECTIONS);
            Histogram rounds = histogram(report, Report.ROUND);
            assertThat(rounds.getTotalCount()).isEqualTo(10 * CONNECTIONS);
            assertThat(rounds.getMinValue()).as("not from before the question").isLessThan(10_000);
        }
    }

    @Test
    void shouldRestBetweenAnAnswerAndTheNextQuestion() throws DataFormatException {
        try (Loopback loopback = new Loopback(true, Loopback.OPEN)) {
            SizePlan replies = SizePlan.ofReplies(SizeMixes.parse("100"), 0, Long.MAX_VALUE);
            long beganNs = System.nanoTime();
            loopback.begin(load(SizePlan.fixed(100), Closing.SERVER, Content.KEYED,
                    Exchange.rounds(replies, 4, SECOND_NS / 20), false));
            Report report = loopback.untilClientIsOver();

            // as many at once as there are connections: three rests each
            assertThat(System.nanoTime() - beganNs).isGreaterThanOrEqualTo(3 * SECOND_NS / 20);
            assertThat(report.totals().completed()).isEqualTo(CONNECTIONS);
            assertThat(histogram(report, Report.ROUND).getValueAtPercentile(50)).as("a rest is no part of a round")
                    .isLessThan(50_000);
        }
    }

    /** None of the connections ends meanwhile: of those some are kept by name. */
    @ParameterizedTest
    @CsvSource({"12, 1", "100000, 100000"})
    void shouldAllocateNothingInSteadyRounds(long question, long answer) {
        try (Loopback loopback = new Loopback(true, Loopback.OPEN)) {
            SizePlan replies = SizePlan.ofReplies(SizeMixes.parse("" + answer), 0, Long.MAX_VALUE);
            loopback.begin(new Load(RUN, new Load.Share(10, 10, 0, 1), SizePlan.fixed(question),
                    Closing.RESET, new Load.Times(0, 60 * SECOND_NS, 3600 * SECOND_NS), false, Content.KEYED,
                    Exchange.rounds(replies, 100_000_000, 0)));
            // code that no compiler has seen yet makes objects that compiled code does not
            AllocatedBytes allocated = AllocatedBytes.of(WINDOWS, _ -> turn(loopback, 4));
            for (long untilNs = System.nanoTime() + 30 * SECOND_NS; allocated.median() > 0
                    && System.nanoTime() - untilNs < 0;) {
                allocated = AllocatedBytes.of(WINDOWS, _ -> turn(loopback, 4));
            }

            assertThat(allocated.median()).as(allocated.toString()).isZero();
            assertThat(loopback.counts.counters().rounds()).isGreaterThan(WINDOWS);
        }
    }

    private static void turn(Loopback loopback, int times) {
        for (int i = 0; i < times; i++) {
            loopback.turn();
        }
    }

    @ParameterizedTest
    @CsvSource({"true,2000000", "false,500000"})
    void shouldSendNoFasterAndNoSlowerThanAsked(boolean epoll, long rate) {
        SizePlan replies = SizePlan.ofReplies(SizeMixes.parse("" + rate), 0, Long.MAX_VALUE);
        SizePlan rates = SizePlan.fixed(rate);
        try (Loopback loopback = new Loopback(epoll, Loopback.OPEN)) {
            long beganNs = System.nanoTime();
            loopback.begin(load(SizePlan.fixed(rate), Closing.SERVER, Content.KEYED,
                    Exchange.bidir(replies).paced(new Pacing(rates, 0, 0)), false));
            Report report = loopback.untilClientIsOver();

            // a second's worth each way
            assertThat(System.nanoTime() - beganNs).isGreaterThanOrEqualTo(SECOND_NS * 99 / 100);
            assertThat(report.totals().completed()).isEqualTo(CONNECTIONS);
        }
    }

    @Test
    void shouldRestAfterEachBurst() {
        try (Loopback loopback = new Loopback(true, Loopback.OPEN)) {
            long beganNs = System.nanoTime();
            loopback.begin(load(SizePlan.fixed(50_000), Closing.SERVER, Content.KEYED,
                    Exchange.PUSH.paced(new Pacing(null, 10_000, SECOND_NS / 20)), false));
            Report report = loopback.untilClientIsOver();

            assertThat(System.nanoTime() - beganNs).isGreaterThanOrEqualTo(4 * SECOND_NS / 20);
            assertThat(report.totals().completed()).isEqualTo(CONNECTIONS);
        }
    }

    private static void assertChecked(Content content, Report report, long bytes) {
        Integrity integrity = report.ends().integrity();
        assertThat(integrity == null).isEqualTo(!content.isVerified());
        if (integrity != null) {
            assertThat(integrity.damagedConnections()).isZero();
            assertThat(integrity.checkedBytes()).isEqualTo(bytes);
        }
    }

    /** What the client counts in the end. */
    private static Counters expected(Load load) {
        long sent = 0;
        long received = 0;
        long rounds = load.exchange().rounds();
        for (long connection = 0; connection < CONNECTIONS; connection++) {
            for (long round = 0; round < rounds; round++) {
                sent += load.toServer(connection, round);
                received += load.toClient(connection, round);
            }
        }
        return new Counters(CONNECTIONS, CONNECTIONS, CONNECTIONS, 0, sent, received,
                load.exchange().kind() == Exchange.Kind.ROUNDS ? rounds * CONNECTIONS : 0);
    }

    private static Histogram histogram(Report report, String name) throws DataFormatException {
        return Histogram.decodeFromCompressedByteBuffer(
                ByteBuffer.wrap(Base64.getDecoder().decode(report.histograms().get(name))), 0);
    }

    private static Load load(SizePlan sizes, Closing closing, Content content, Exchange exchange, boolean held) {
        return new Load(RUN, new Load.Share(CONNECTIONS, CONNECTIONS, 0, 1), sizes, closing,
                new Load.Times(0, 30 * SECOND_NS, SECOND_NS), held, content, exchange);
    }
}
