package org.tcpp.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.tcpp.report.ResultFiles;

import static org.assertj.core.api.Assertions.assertThat;

/** One client with two servers, on the same ports of two addresses of this host. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "127.0.0.2 is no address of this host elsewhere")
class SeveralServersIT {

    private static final int EACH = 20;
    private static final List<String> ADDRESSES = List.of("127.0.0.2", "127.0.0.3");

    private static TcppServer first;
    private static TcppServer second;

    @BeforeAll
    static void start() {
        first = TcppServer.start(1, "-l", ADDRESSES.getFirst());
        second = first.beside(ADDRESSES.getLast());
    }

    @AfterAll
    static void stop() {
        second.close();
        first.close();
    }

    private static Tcpp.Call client(String... words) {
        return Tcpp.call("-c", String.join(",", ADDRESSES), "-r", Integer.toString(first.port()), Tcpp.COLD).and(words);
    }

    /** What goes to the second would take another ten seconds. */
    private static void goOnWithTheFirstWhenTheSecondIsKilled() throws IOException {
        Path rows = Tcpp.newFile(".csv");
        Ended ended;
        try (Tcpp client = client("-t", "4", "-m", "4", "-b", "10M", "--pace", "1M", "--connections", rows.toString())
                .json().start()) {
            Await.until("all are under way", () -> KernelTcp.established(first.port()) == 2 * 4);
            second.launcher().signal("KILL");
            ended = client.await();
        }

        assertThat(ended.status()).as(ended.out() + ended.err()).isEqualTo(10);
        String broken = "the control connection to 127.0.0.3 broke";
        assertThat(ended.err()).contains(broken).contains("the run goes on with the others");
        assertThat(ended.out()).containsPattern("(?m)^127\\.0\\.0\\.2 +4 +0 +0 +40\\.0MB")
                .containsPattern("(?m)^127\\.0\\.0\\.3 lost +0 +4 +0 ");
        JsonNode result = ended.result();
        ResultFiles.valid(result.toString());
        assertThat(result.get("verdict").textValue()).isEqualTo("degraded");
        assertThat(result.get("verdict_reasons").get(0).textValue()).startsWith(broken);
        assertThat(result.get("servers").get(0).get("bytes").longValue()).isEqualTo(40_000_000);
        assertThat(result.get("servers").get(0).get("lost").isNull()).isTrue();
        assertThat(result.get("servers").get(1).get("lost").textValue()).startsWith(broken);
        assertThat(Files.readAllLines(rows)).hasSize(1 + 2 * 4);
    }

    /** The second ends with this: what comes after it misses it. */
    @Test
    void shouldShareOneRunAndNameTheServerThatIsLostOrNotThere() throws IOException {
        Ended ended = client("-t", Integer.toString(EACH), "-m", "5", "-b", "100k", "--bidir", "--verify").json().run();

        assertThat(ended.status()).as(ended.out() + ended.err()).isZero();
        JsonNode result = ended.result();
        ResultFiles.valid(result.toString());
        JsonNode summary = result.get("summary");
        assertThat(summary.get("servers").intValue()).isEqualTo(2);
        assertThat(summary.get("connections_completed").longValue()).isEqualTo(2 * EACH);
        assertThat(summary.get("server_bytes_least").longValue()).isEqualTo(EACH * 100_000L);
        assertThat(summary.get("reverse_bytes_received").longValue()).isEqualTo(2 * EACH * 100_000L);
        assertThat(result.get("integrity").get("connections_damaged").longValue()).isZero();
        assertThat(result.get("servers").findValuesAsText("address")).isEqualTo(ADDRESSES);
        for (JsonNode server : result.get("servers")) {
            assertThat(server.get("connections_completed").longValue()).isEqualTo(EACH);
            assertThat(server.get("bytes").longValue()).isEqualTo(EACH * 100_000L);
        }
        assertThat(ended.out()).containsPattern("(?m)^127\\.0\\.0\\.3 +20 +0 +0 +2\\.00MB");

        goOnWithTheFirstWhenTheSecondIsKilled();

        Ended alone = client("-t", "1").run();
        assertThat(alone.status()).isEqualTo(69);
        assertThat(alone.err()).contains("127.0.0.3: connection refused");

        Ended classic = client("-t", "4", "-m", "1", "--classic", "--timeout", "2s", "--max-failures", "0").json()
                .run();
        assertThat(classic.status()).isEqualTo(10);
        assertThat(classic.result().get("servers").findValuesAsText("connections_completed"))
                .isEqualTo(List.of("4", "0"));
    }
}
