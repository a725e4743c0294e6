package org.tcpp.it;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

/** Anyone may connect to any port and send anything, and an honest client beside them notices nothing. */
@EnabledOnOs(OS.LINUX)
class StrangersIT {

    private static final byte[] TLS_HELLO = {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3};
    private static final long SLOWLY_NS = 200_000_000;

    /** So many strangers of all kinds; each does what it does until it is sent away or closed. */
    private static final class Strangers implements AutoCloseable {

        private final List<Socket> sockets = new ArrayList<>();

        void come(int count, int... ports) {
            for (int i = 0; i < count; i++) {
                int kind = i / ports.length % 6;
                try {
                    Socket socket = new Socket("127.0.0.1", ports[i % ports.length]);
                    sockets.add(socket);
                    Thread.ofVirtual().start(() -> behave(kind, socket));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        private static void behave(int kind, Socket socket) {
            try {
                OutputStream out = socket.getOutputStream();
                switch (kind) {
                    case 0 -> {
                        // silent
                    }
                    case 1 -> out.write("GET / HTTP/1.1\r\nHost: here\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    case 2 -> out.write("{\"type\":\"hel".getBytes(StandardCharsets.US_ASCII));
                    case 3 -> out.write(TLS_HELLO);
                    case 4 -> forEver(out, "{\"\u001b[2J\u0007".repeat(1_000), 0);
                    default -> forEver(out, "{", SLOWLY_NS);
                }
                out.flush();
            } catch (IOException _) {
                // sent away
            }
        }

        private static void forEver(OutputStream out, String text, long pauseNs) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            while (true) {
                out.write(bytes);
                out.flush();
                LockSupport.parkNanos(pauseNs);
            }
        }

        @Override
        public void close() {
            leave();
        }

        void leave() {
            for (Socket socket : sockets) {
                try {
                    socket.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    @Test
    void shouldServeAnHonestClientBesideTwoHundredStrangersOnEveryPort() {
        try (TcppServer server = TcppServer.start(2); Strangers strangers = new Strangers()) {
            strangers.come(200, server.port() - 1, server.port(), server.port() + 1);

            Ended client = server.client("-p", "2", "-t", "300", "-m", "20", "-b", "20k", "--close", "server").json()
                    .run();

            assertThat(client.status()).as(client.err()).isZero();
            assertThat(client.result().get("verdict").textValue()).isEqualTo("complete");
            assertThat(client.summary().get("bytes_received").longValue()).isEqualTo(2 * 300 * 20_000L);
            strangers.leave();
            Ended ended = server.stop();
            assertThat(ended.status()).as(ended.err()).isZero();
            assertThat(ended.err()).doesNotContain("\u001b", "\u0007");
            assertThat(ended.errLines()).as("few lines, however many come").hasSizeLessThan(40);
        }
    }

    @Test
    void shouldComeBackWhenIdleConnectionsHaveTakenAllDescriptors() {
        try (TcppServer server = TcppServer.start(1, Tcpp.call().inItsOwnGroup()
                .under("sh", "-c", "ulimit -n 70; exec \"$@\"", "sh"), "-m", "5");
                Strangers strangers = new Strangers()) {
            for (int i = 0; i < 100; i++) {
                strangers.come(1, server.port() - 1);
            }
            for (int i = 0; i < 2; i++) {
                Ended client = server.client("-t", "5", "-m", "5", "-b", "1k").run();
                assertThat(client.status()).as(client.err()).isZero();
            }
            strangers.leave();
            Ended ended = server.stop();
            assertThat(ended.status()).as(ended.err()).isZero();
            assertThat(ended.errLines()).hasSizeLessThan(30)
                    .anyMatch(line -> line.contains("cannot accept for now: Too many open files"));
        }
    }
}
