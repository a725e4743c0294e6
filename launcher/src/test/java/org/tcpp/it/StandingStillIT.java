package org.tcpp.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/** Processes that are stopped for a while (Ctrl-Z, a debugger, the freezer), or for ever. */
@EnabledOnOs(OS.LINUX)
@Order(1) // it waits longest
@Execution(ExecutionMode.SAME_THREAD)
class StandingStillIT {

    /** Longer than the launcher lets a worker be silent. */
    private static final Duration LONG = Duration.ofSeconds(34);

    @Test
    void shouldLoseNothingWhenTheLauncherWasStopped() {
        int port = FreePorts.run(1);
        try (LimitedGroup slow = LimitedGroup.missing("cpu") == null ? LimitedGroup.ofProcessors(100) : null;
                Tcpp loopback = Tcpp.loopback(port, "-d", "40s", "-b", "100k", "--interval", "5s").inItsOwnGroup()
                        .json()
                        .start()) {
            Await.until("connections are under way", () -> KernelTcp.established(port) > 0);
            if (slow != null) { // their work for so long would only keep other tests waiting
                Processes.workers(loopback).forEach(worker -> slow.take(worker.pid()));
            }
            loopback.signal("STOP");
            letTimePass(LONG);
            loopback.signal("CONT");
            Ended ended = loopback.await();
            JsonNode result = ended.result();
            assertThat(ended.status()).as(ended.err()).isZero();
            assertThat(result.get("verdict").textValue()).isEqualTo("complete");
            assertThat(result.get("notes").toString()).contains("this launcher stood still for 3");
        }
    }

    private static void letTimePass(Duration time) {
        long beganNs = System.nanoTime();
        while (System.nanoTime() - beganNs < time.toNanos()) {
            LockSupport.parkNanos(time.toNanos() - (System.nanoTime() - beganNs));
        }
    }

    @Test
    void shouldNotWaitForAStoppedServerWorkerThatTheRunDoesNotUse() {
        try (TcppServer server = TcppServer.start(2)) {
            ProcessHandle unused = Processes.worker(server.launcher(), "server", 1);
            Processes.signal(unused.pid(), "STOP");
            try {
                Ended ended = server.client("-p", "1", "-t", "5", "-b", "10k").json().run();
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
                Ended ended = server.client("-p", "1", "-t", "5", "-b", "10k").json().run();
                assertThat(ended.status()).as(ended.err()).isEqualTo(77);
                assertThat(ended.err()).contains("server worker 0 (port " + server.port() + ")");
                assertThat(ended.result().get("verdict").textValue()).isEqualTo("failed");
            } finally {
                Processes.signal(used.pid(), "CONT");
            }
        }
    }
}
