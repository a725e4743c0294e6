package org.tcpp.it;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** An administrator ends one connection of many in mid-run: nothing else suffers, and the result says which it was. */
@EnabledOnOs(OS.LINUX)
class ResetInMidRunIT {

    private static final int CONNECTIONS = 12;

    @Test
    void shouldNameTheOneConnectionAndCompleteAllOthers() {
        assumeTrue(Superuser.may("ss", "-K", "-tn", "sport", "=", ":1"), "ending connections by 'ss -K' takes root");
        try (TcppServer server = TcppServer.start(1);
                Tcpp client = server.client("-t", Integer.toString(CONNECTIONS), "-m", "4", "-b", "80M").json()
                        .start()) {
            Await.until("four are under way", () -> KernelTcp.clientsOf(server.port()).size() == 4);
            ProcessHandle worker = Processes.worker(server.launcher(), "server", 0);
            Processes.signal(worker.pid(), "STOP"); // so that none ends meanwhile: buffers hold less than one carries
            int victim = KernelTcp.clientsOf(server.port()).getFirst();

            Tcpp.system("ss", "-K", "-tn", "sport", "=", ":" + victim, "dport", "=", ":" + server.port());

            boolean ended = !KernelTcp.clientsOf(server.port()).contains(victim);
            Processes.signal(worker.pid(), "CONT");
            assumeTrue(ended, "this kernel is built without CONFIG_INET_DIAG_DESTROY");
            assertNamed(client.await(), victim, server.port());
            assertThat(server.stop().status()).isZero();
        }
    }

    private static void assertNamed(Ended ended, int victim, int port) {
        JsonNode result = ended.result();
        assertThat(ended.status()).as(ended.err()).isEqualTo(10);
        assertThat(result.get("verdict").textValue()).isEqualTo("degraded");
        assertThat(Ended.kinds(result, "sender")).containsExactly("send reset 1");
        JsonNode example = Ended.failures(result, "sender").getFirst().get("examples").get(0);
        assertThat(example.get("local").textValue()).isEqualTo("127.0.0.1:" + victim);
        assertThat(example.get("remote").textValue()).isEqualTo("127.0.0.1:" + port);
        assertThat(example.get("bytes").longValue()).isBetween(0L, 79_999_999L);
        assertThat(Ended.kinds(result, "receiver")).containsExactly("receive reset 1");
        assertThat(result.get("summary").get("connections_completed").longValue()).isEqualTo(CONNECTIONS - 1);
        assertThat(Ended.worker(result, "server", 0).get("connections_completed").longValue())
                .isEqualTo(CONNECTIONS - 1);
        assertThat(ended.out()).contains("127.0.0.1:" + victim);
    }
}
