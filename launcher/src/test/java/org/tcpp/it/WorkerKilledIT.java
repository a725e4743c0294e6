package org.tcpp.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A worker that is killed, by SIGKILL, costs its own connections and nothing else. */
@EnabledOnOs(OS.LINUX)
class WorkerKilledIT {

    /** More than kernel buffers hold, so that no connection ends while its server does not read. */
    private static final String LARGE = "40M";
    private static final long BYTES_EACH = 400_000_000;
    private static final long ENOUGH_BYTES = 20_000_000;
    /** Two connections to each of two workers. */
    private static final String[] RUN = {"-p", "2", "-t", "2", "-m", "2", "-b", Long.toString(BYTES_EACH), "--interval",
            "100ms"};
    private static final long LOOK_NS = 2_000_000;
    private static final Duration SOON = Duration.ofSeconds(10);

    @ParameterizedTest(name = "client worker {0}")
    @ValueSource(ints = {0, 1})
    void shouldKeepWhatTheOtherClientWorkersDo(int victim) {
        try (Gate gate = new Gate(); ScriptedServer server = ScriptedServer.on(2, (socket, _) -> {
            gate.await();
            ScriptedServer.readAll(socket);
        }); Tcpp client = server.client("-p", "2", "-t", "4", "-m", "4", "-b", LARGE).json().start()) {
            Await.until("all connections are under way", () -> server.taken() == 8);

            Processes.signal(Processes.worker(client, "client", victim).pid(), "KILL");
            client.err().await("client worker " + victim);
            gate.open();
            Ended ended = client.await();

            JsonNode result = ended.result();
            String name = "client worker " + victim + " (port " + (server.port() + victim) + ")";
            assertThat(ended.status()).isEqualTo(10);
            assertThat(ended.err()).contains(name).contains("SIGKILL");
            assertThat(ended.out()).containsIgnoringWhitespaces(name);
            assertThat(result.get("verdict_reasons").toString()).contains(name).contains("SIGKILL");
            assertThat(Ended.worker(result, "client", 1 - victim).get("connections_completed").longValue())
                    .isEqualTo(4);
            JsonNode dead = Ended.worker(result, "client", victim);
            assertThat(dead.get("ended").textValue()).isEqualTo("before_report");
            assertThat(dead.get("connections_completed").longValue()).isZero();
            assertThat(result.get("summary").get("connections_requested").longValue()).isEqualTo(8);
        }
    }

    @Test
    void shouldReplaceServerWorkersInMidRun() {
        try (TcppServer server = TcppServer.start(2)) {
            killInMidRun(server, 0);
            killInMidRun(server, 1);

            Ended next = server.client("-p", "2", "-t", "50", "-b", "10k").run();
            assertThat(next.status()).as(next.err()).isZero();
            Ended stopped = server.stop();
            assertThat(stopped.status()).isZero();
            assertThat(stopped.err()).contains("SIGKILL");
            assertThat(Ended.worker(stopped.result(), "server", 0).get("incarnation").intValue()).isEqualTo(1);
            assertThat(Ended.worker(stopped.result(), "server", 1).get("incarnation").intValue()).isEqualTo(1);
        }
    }

    private static void killInMidRun(TcppServer server, int victim) {
        Tcpp launcher = server.launcher();
        ProcessHandle dies = Processes.worker(launcher, "server", victim);
        ProcessHandle lives = Processes.worker(launcher, "server", 1 - victim);
        try (Tcpp client = caught(server.client(RUN), server.port() + victim, _ -> List.of(dies, lives))) {
            Processes.signal(dies.pid(), "KILL");
            launcher.err().await("server worker " + victim + " (port " + (server.port() + victim) + ") is replaced");
            Processes.signal(lives.pid(), "CONT");

            Ended ended = client.await();
            JsonNode result = ended.result();
            assertThat(ended.status()).as(ended.err()).isEqualTo(10);
            assertThat(Ended.kinds(result, "sender")).containsExactly("send reset 2");
            assertThat(Ended.worker(result, "client", 1 - victim).get("connections_completed").longValue())
                    .isEqualTo(2);
            Await.until("the new one is ready", () -> Processes.workers(launcher).size() == 2
                    && KernelTcp.listens(server.port() + victim));
            long received = received(result);
            Await.until("the server's result of the run says the same", () -> launcher.hasWritten()
                    && launcher.resultSoFar().get("summary").get("bytes_received").longValue() == received);
        }
    }

    /** Told once, and by all who tell of it: what the survivor got, and what the dead one had told before. */
    private static long received(JsonNode result) {
        long received = result.get("summary").get("bytes_received").longValue();
        assertThat(received).isBetween(2 * BYTES_EACH, result.get("summary").get("bytes_sent").longValue());
        assertThat(Ended.stream(result.get("workers")).filter(worker -> worker.get("role").textValue().equals("server"))
                .mapToLong(worker -> worker.get("bytes").longValue()).sum()).isEqualTo(received);
        assertThat(Ended.stream(result.get("intervals")).mapToLong(row -> row.get("bytes_received").asLong()).sum())
                .isEqualTo(received);
        return received;
    }

    /**
     * A run of which two connections to that port have moved something and still have more to send than buffers hold;
     * these workers stand still, so that it stays so. A run that was over too soon is begun again.
     */
    private static Tcpp caught(Tcpp.Call run, int port, Function<Tcpp, List<ProcessHandle>> workers) {
        long untilNs = System.nanoTime() + Await.PATIENCE.toNanos();
        Tcpp.Call call = run.json();
        while (System.nanoTime() - untilNs < 0) {
            Tcpp tcpp = call.start();
            while (tcpp.isRunning()) {
                if (KernelTcp.established(port) == 2 && allHaveMoved(port, ENOUGH_BYTES, Long.MAX_VALUE)) {
                    List<ProcessHandle> stopped = workers.apply(tcpp);
                    stopped.forEach(worker -> Processes.signalIfThere(worker.pid(), "STOP"));
                    if (allHaveMoved(port, ENOUGH_BYTES, BYTES_EACH - ENOUGH_BYTES)) {
                        return tcpp;
                    }
                    stopped.forEach(worker -> Processes.signalIfThere(worker.pid(), "CONT"));
                    tcpp.await();
                }
                LockSupport.parkNanos(LOOK_NS);
            }
            tcpp.close();
        }
        throw new AssertionError("no run could be caught in its middle");
    }

    private static boolean allHaveMoved(int port, long leastBytes, long mostBytes) {
        Collection<Long> moved = KernelTcp.acknowledged(port).values();
        return moved.size() == 2 && moved.stream().allMatch(bytes -> bytes > leastBytes && bytes < mostBytes);
    }

    @ParameterizedTest(name = "{0} worker 1")
    @ValueSource(strings = {"client", "server"})
    void shouldKeepWhatTheOthersDoInLoopbackMode(String role) {
        int port = FreePorts.run(2);
        try (Tcpp loopback = caught(Tcpp.loopback(port, RUN), port + 1, WorkerKilledIT::servers)) {
            Processes.signal(Processes.worker(loopback, role, 1).pid(), "KILL");
            servers(loopback).forEach(worker -> Processes.signalIfThere(worker.pid(), "CONT"));

            Ended ended = loopback.await();
            JsonNode result = ended.result();
            assertThat(ended.status()).as(ended.err()).isEqualTo(10);
            assertThat(result.get("verdict_reasons").toString())
                    .contains(role + " worker 1 (port " + (port + 1) + ")")
                    .contains("SIGKILL");
            assertThat(Ended.worker(result, "client", 0).get("connections_completed").longValue()).isEqualTo(2);
            assertThat(Ended.worker(result, "server", 0).get("connections_completed").longValue()).isEqualTo(2);
        }
    }

    private static List<ProcessHandle> servers(Tcpp loopback) {
        return Processes.workers(loopback).stream().filter(worker -> Processes.isWorker(worker, "server")).toList();
    }

    @Test
    void shouldEndTheRunWhenTheServersLauncherIsKilled() {
        try (TcppServer server = TcppServer.start(1);
                Tcpp client = server.client("-t", "100000000", "-m", "4", "-b", "100k").json().start()) {
            Await.until("connections are under way", () -> KernelTcp.carry(server.port()));

            server.launcher().signal("KILL");

            Ended ended = client.awaitWithin(SOON);
            assertThat(ended.status()).as(ended.err()).isEqualTo(10);
            assertThat(ended.result().get("verdict").textValue()).isEqualTo("degraded");
            assertThat(ended.result().get("verdict_reasons").toString()).contains("control connection");
        }
    }

    @Test
    void shouldServeOnAfterAClientsLauncherWasKilled() {
        try (TcppServer server = TcppServer.start(1)) {
            try (Tcpp client = server.client("-t", "100000000", "-m", "4", "-b", "100k").start()) {
                Await.until("connections are under way", () -> KernelTcp.carry(server.port()));
                client.signal("KILL");
            }
            server.launcher().err().await(": degraded, ");
            Await.until("nothing is left of it", () -> KernelTcp.established(server.port()) == 0);

            Ended next = server.client("-t", "50", "-b", "10k").run();
            assertThat(next.status()).as(next.err()).isZero();
        }
    }
}
