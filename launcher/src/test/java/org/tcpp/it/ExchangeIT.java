package org.tcpp.it;

import com.fasterxml.jackson.databind.JsonNode;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tcpp.report.ResultFiles;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs in which the server sends, too: every byte is checked and counted at both ends, each way. */
class ExchangeIT {

    private static final int OPENING = 12;

    private static TcppServer server;

    @BeforeAll
    static void start() {
        server = TcppServer.start(2);
    }

    @AfterAll
    static void stop() {
        Ended ended = server.stop();
        assertThat(ended.status()).as(ended.err()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"--reverse -b 300k --close server --connect-first",
            "--reverse --sizes uniform:12-90000 --engine nio", "--bidir -b 100k --reply 1 --close half",
            "--bidir --sizes websearch --size-cap 200k --connect-first",
            "--reply uniform:1-50000 --sizes uniform:12-50000 --rounds 5 --think 2ms"})
    void shouldCarryAndCheckEveryByte(String options) {
        Ended ended = server.client(("-p 2 -t 40 -m 10 --verify " + options).split(" ")).json().run();

        assertThat(ended.status()).as(ended.out() + ended.err()).isZero();
        JsonNode result = ended.result();
        ResultFiles.valid(result.toString());
        JsonNode summary = result.get("summary");
        long forth = summary.get("bytes").longValue();
        long back = summary.get("reverse_bytes").longValue();
        assertThat(summary.get("connections_completed").longValue()).isEqualTo(80);
        assertThat(summary.get("bytes_sent").longValue()).isEqualTo(forth);
        assertThat(summary.get("bytes_received").longValue()).isEqualTo(forth);
        assertThat(summary.get("reverse_bytes_sent").longValue()).isEqualTo(back);
        assertThat(summary.get("reverse_bytes_received").longValue()).isEqualTo(back);
        long openings = options.contains("--reverse") ? 0 : 80L * OPENING;
        assertThat(result.get("integrity").get("bytes_checked").longValue()).isEqualTo(forth + back - openings);
        assertThat(result.get("findings").toString()).doesNotContain("sent_not_received", "received_not_sent");
        assertIntervalsAddUp(result, summary);
    }

    @Test
    void shouldCountAndTimeRounds() {
        Ended ended = server.client("-t", "20", "-m", "5", "-b", "100", "--reply", "1k:50,10k:50", "--rounds", "25")
                .json().run();

        JsonNode summary = ended.result().get("summary");
        assertThat(summary.get("rounds_completed").longValue()).isEqualTo(500);
        assertThat(summary.get("rounds_per_second").doubleValue()).isPositive();
        assertThat(summary.get("round_microseconds_p50").longValue()).isPositive()
                .isLessThanOrEqualTo(summary.get("round_microseconds_max").longValue());
        assertThat(summary.get("round_nanoseconds_p50").longValue() / 1e3)
                .isCloseTo(summary.get("round_microseconds_p50").longValue(), Percentage.withPercentage(20));
        assertThat(ended.out()).containsPattern("500 rounds, \\S+/s");
        assertThat(ended.result().get("latencies").toString()).contains("\"name\":\"round\"", "\"name\":\"round_of_");
    }

    /** Neither end may wait for the other to read before it reads itself. */
    @Test
    void shouldNotDeadlockOnFullBuffers() {
        Ended ended = server.client("-t", "6", "-m", "6", "-b", "500k", "--bidir", "--sndbuf", "1024", "--rcvbuf",
                "1024", "--timeout", "20s").json().run();

        assertThat(ended.status()).as(ended.out() + ended.err()).isZero();
        assertThat(ended.result().get("summary").get("reverse_bytes").longValue()).isEqualTo(3_000_000);
    }

    private static void assertIntervalsAddUp(JsonNode result, JsonNode summary) {
        long forth = 0;
        long back = 0;
        for (JsonNode interval : result.get("intervals")) {
            forth += interval.get("bytes_received").longValue();
            back += interval.path("reverse_bytes_received").asLong();
        }
        assertThat(forth).isEqualTo(summary.get("bytes").longValue());
        assertThat(back).isEqualTo(summary.get("reverse_bytes").longValue());
    }
}
