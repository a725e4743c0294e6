package org.tcpp.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

/** Processes that are stopped for a while (Ctrl-Z, a debugger, the freezer), or for ever. */
@EnabledOnOs(OS.LINUX)
class StandingStillIT {

    /** Longer than the launcher lets a worker be silent. */
    private static final Duration LONG = Duration.ofSeconds(34);

    @Test
    void shouldLoseNothingWhenTheLauncherWasStopped() {
        int port = FreePorts.run(1);
        try (Tcpp loopback = Tcpp.loopback(port, "-d", "40s", "-b", "10k", "--interval", "5s").inItsOwnGroup().json()
                .start()) {
            Await.until("connections are under way", () -> KernelTcp.established(port) > 0);
            loopback.signal("STOP");
            LockSupport.parkNanos(LONG.toNanos());
            loopback.signal("CONT");
            Ended ended = loopback.await(Duration.ofSeconds(60));
            JsonNode result = ended.result();
            assertThat(ended.status()).as(ended.err()).isZero();
            assertThat(result.get("verdict").textValue()).isEqualTo("complete");
            assertThat(result.get("notes").toString()).contains("this launcher stood still for 3");
        }
    }

    @Test
    void shouldNotWaitForAStoppedServerWorkerThatTheRunDoesNotUse() {
        try (TcppServer server = TcppServer.start(2)) {
            ProcessHandle unused = Processes.worker(server.launcher(), "server", 1);
            Processes.signal(unused.pid(), "STOP");
            try {
                Ended ended = server.client("-p", "1", "-t", "5", "-b", "10k").json().start()
                        .await(Duration.ofSeconds(30));
                assertThat(ended.status()).as(ended.err()).isZero();
                assertThat(ended.result().get("verdict").textValue()).isEqualTo("complete");
            } finally {
                Processes.signal(unused.pid(), "CONT");
            }
        }
    }

    @Test
    void shouldNameAStoppedServerWorkerThatTheRunUses() {
        try (TcppServer server = TcppServer.start(1)) {
            ProcessHandle used = Processes.worker(server.launcher(), "server", 0);
            Processes.signal(used.pid(), "STOP");
            try {
                Ended ended = server.client("-p", "1", "-t", "5", "-b", "10k").json().start()
                        .await(Duration.ofSeconds(50));
                assertThat(ended.status()).as(ended.err()).isEqualTo(77);
                assertThat(ended.err()).contains("server worker 0 (port " + server.port() + ")");
                assertThat(ended.result().get("verdict").textValue()).isEqualTo("failed");
            } finally {
                Processes.signal(used.pid(), "CONT");
            }
        }
    }
}
