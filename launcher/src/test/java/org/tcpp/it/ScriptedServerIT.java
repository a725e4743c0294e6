package org.tcpp.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Our client against servers written for the test. */
class ScriptedServerIT {

    @ParameterizedTest(name = "-b {0}")
    @CsvSource({
            "12,    84e812f70000000000000000",
            "1000,  84e812f700000000000003dc",
            "65549, 84e812f70000000000010001"})
    void shouldOpenEachConnectionWithTheOriginalsHeader(long bytes, String header) throws Exception {
        BlockingQueue<String> headers = new LinkedBlockingQueue<>();
        BlockingQueue<Long> rests = new LinkedBlockingQueue<>();
        try (ScriptedServer server = ScriptedServer.on(1, (socket, _) -> {
            headers.add(HexFormat.of().formatHex(socket.getInputStream().readNBytes(12)));
            rests.add(ScriptedServer.readAll(socket));
        })) {
            Ended client = server.client("-b", Long.toString(bytes)).run();

            assertThat(client.status()).as(client.err()).isZero();
            assertThat(headers.poll(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(header);
            assertThat(rests.poll(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(bytes - 12);
            assertThat(server.taken()).isEqualTo(1);
        }
    }

    @Test
    void shouldAnnounceMoreThanThirtyTwoBitsHold() throws Exception {
        BlockingQueue<String> headers = new LinkedBlockingQueue<>();
        try (ScriptedServer server = ScriptedServer.on(1, (socket, _) -> {
            headers.add(HexFormat.of().formatHex(socket.getInputStream().readNBytes(12)));
            reset(socket);
        })) {
            Ended client = server.client("-b", "5Gi").run();

            assertThat(headers.poll(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isEqualTo("84e812f7000000013ffffff4");
            assertThat(client.status()).isEqualTo(10);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"epoll", "nio"})
    void shouldCountWhatServersDoToEachConnectionByCause(String engine) {
        Map<Integer, Long> read = new ConcurrentHashMap<>();
        AtomicInteger underWay = new AtomicInteger();
        try (Gate gate = new Gate(); ScriptedServer server = ScriptedServer.on(1, (socket, number) -> {
            socket.getInputStream().readNBytes(1); // the client knows that it is connected
            gate.await(underWay.getAndIncrement(), 6);
            switch (number) {
                case 0 -> socket.getInputStream().readNBytes(100_000); // and closes early
                case 1 -> reset(socket);
                case 2 -> gate.hold(); // reads no more
                case 3 -> socket.getInputStream(); // closes without reading more
                default -> read.put(number, 1 + ScriptedServer.readAll(socket));
            }
        })) {
            // longer than this process, which reads, may stand still on a busy host
            Ended client = server.client("-t", "6", "-m", "6", "-b", "20M", "--timeout", "5s", "--engine", engine)
                    .json()
                    .run();

            JsonNode result = client.result();
            assertThat(client.status()).as(client.err()).isEqualTo(10);
            assertThat(result.get("verdict").textValue()).isEqualTo("degraded");
            assertThat(Ended.kinds(result, "sender")).containsExactly("send reset 3", "send stalled 1");
            assertThat(result.get("summary").get("connections_completed").longValue()).isEqualTo(2);
            Await.until("what the client's kernel had taken is read", () -> read.size() == 2);
            assertThat(read).containsOnlyKeys(4, 5);
            assertThat(Set.copyOf(read.values())).containsExactly(20_000_000L);
            assertThat(client.out()).contains("3 failed in send", "1 failed in send", "127.0.0.1:" + server.port());
        }
    }

    @Test
    void shouldTimeOutWhereNobodyAccepts() {
        // Linux lets one more in than the backlog says (listen(2)); they are established and never read. Of more than
        // two at once it may answer all, and then forget some.
        try (ScriptedServer server = ScriptedServer.deaf(1)) {
            Ended client = server.client("-t", "4", "-m", "2", "-b", "20M", "--timeout", "2s").json().run();

            assertThat(client.status()).isEqualTo(10);
            assertThat(Ended.kinds(client.result(), "sender"))
                    .containsExactly("connect timed_out 2", "send stalled 2");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX) // where all of 127.0.0.0/8 is this host
    void shouldUseItsLocalAddressesInTurn() {
        Map<String, Integer> sources = new ConcurrentHashMap<>();
        try (ScriptedServer server = ScriptedServer.on(1, (socket, _) -> {
            sources.merge(socket.getInetAddress().getHostAddress(), 1, Integer::sum);
            ScriptedServer.readAll(socket);
        })) {
            Ended client = server.client("-l", "127.0.0.2", "-M", "8", "-t", "24", "-m", "1", "-b", "100").run();

            assertThat(client.status()).as(client.err()).isZero();
            Await.until("all connections are taken and noted",
                    () -> sources.values().stream().mapToInt(Integer::intValue).sum() == 24);
            assertThat(sources).hasSize(8).containsKeys("127.0.0.2", "127.0.0.9");
            assertThat(sources.values()).containsOnly(3);
        }
    }

    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
