package org.tcpp.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** An administrator ends one connection of many in mid-run: nothing else suffers, and the result says which it was. */
@EnabledOnOs(OS.LINUX)
class ResetInMidRunIT {

    private static final int CONNECTIONS = 16;
    private static final long BYTES_EACH = 80_000_000;
    /**
     * More than the buffers of a connection hold: one with so much to go cannot end while its server stands still, and
     * of one that has moved so much the server has read something.
     */
    private static final long ENOUGH_BYTES = 20_000_000;
    /** Each takes two seconds, all of them eight, whatever the machine could do. */
    private static final String PACE = "40M";

    @Test
    void shouldNameTheOneConnectionAndCompleteAllOthers() {
        assumeTrue(Superuser.may("ss", "-K", "-tn", "sport", "=", ":1"), "ending connections by 'ss -K' takes root");
        try (TcppServer server = TcppServer.start(1);
                Tcpp client = server.client("-t", Integer.toString(CONNECTIONS), "-m", "4", "-b",
                        Long.toString(BYTES_EACH), "--pace", PACE).json().start()) {
            ProcessHandle worker = Processes.worker(server.launcher(), "server", 0);
            int victim = stopInMidConnection(worker, server.port());

            Tcpp.system("ss", "-K", "-tn", "sport", "=", ":" + victim, "dport", "=", ":" + server.port());

            boolean ended = !KernelTcp.clientsOf(server.port()).contains(victim);
            Processes.signal(worker.pid(), "CONT");
            assumeTrue(ended, "this kernel is built without CONFIG_INET_DIAG_DESTROY");
            assertNamed(client.await(), victim, server.port());
            assertThat(server.stop().status()).isZero();
        }
    }

    /**
     * Stops the server's worker while a connection still has more to send than buffers hold. Its client's port: as long
     * as the worker stands still, this connection cannot end by itself.
     */
    private static int stopInMidConnection(ProcessHandle worker, int port) {
        List<Integer> found = new ArrayList<>();
        Await.until("a connection is caught in the middle", () -> {
            if (KernelTcp.clientsOf(port).isEmpty()) {
                return false;
            }
            Processes.signal(worker.pid(), "STOP");
            KernelTcp.acknowledged(port).forEach((local, bytes) -> {
                if (bytes > ENOUGH_BYTES && bytes < BYTES_EACH - ENOUGH_BYTES) {
                    found.add(local);
                }
            });
            if (found.isEmpty()) {
                Processes.signal(worker.pid(), "CONT");
            }
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    private static void assertNamed(Ended ended, int victim, int port) {
        JsonNode result = ended.result();
        assertThat(ended.status()).as(ended.err()).isEqualTo(10);
        assertThat(result.get("verdict").textValue()).isEqualTo("degraded");
        assertThat(Ended.kinds(result, "sender")).containsExactly("send reset 1");
        JsonNode example = Ended.failures(result, "sender").getFirst().get("examples").get(0);
        assertThat(example.get("local").textValue()).isEqualTo("127.0.0.1:" + victim);
        assertThat(example.get("remote").textValue()).isEqualTo("127.0.0.1:" + port);
        assertThat(example.get("bytes").longValue()).isBetween(0L, BYTES_EACH - 1);
        assertThat(Ended.kinds(result, "receiver")).containsExactly("receive reset 1");
        assertThat(result.get("summary").get("connections_completed").longValue()).isEqualTo(CONNECTIONS - 1);
        assertThat(Ended.worker(result, "server", 0).get("connections_completed").longValue())
                .isEqualTo(CONNECTIONS - 1);
        assertThat(ended.out()).contains("127.0.0.1:" + victim);
    }
}
