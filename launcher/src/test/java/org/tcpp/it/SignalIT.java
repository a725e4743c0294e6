package org.tcpp.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Ctrl-C, kill and a lost terminal. A terminal sends its signals to the whole group, kill to the launcher alone. */
@EnabledOnOs(OS.LINUX)
class SignalIT {

    /** An orderly end, of which workers may take five seconds. */
    private static final Duration SOON = Duration.ofSeconds(10);
    /** Less than those five seconds. */
    private static final Duration AT_ONCE = Duration.ofSeconds(4);
    /** Signals within so long are one request. */
    private static final Duration BURST = Duration.ofSeconds(1);
    /** The launcher sees them some time after they were sent. */
    private static final Duration SURELY_A_BURST = Duration.ofMillis(800);
    /** After the second request a launcher lets workers that do not end live for so long. */
    private static final Duration LAST_GRACE = Duration.ofSeconds(2);

    @ParameterizedTest(name = "SIG{0}, to the whole group: {1}")
    @CsvSource({"INT, true, 130", "INT, false, 130", "TERM, false, 143", "HUP, true, 129"})
    void shouldWriteAWholeResultWhenAClientIsInterrupted(String signal, boolean group, int status) {
        AtomicInteger over = new AtomicInteger();
        AtomicInteger begun = new AtomicInteger();
        try (Gate gate = new Gate(); ScriptedServer server = ScriptedServer.on(2, (socket, number) -> {
            // before it sends, a client may not have seen that it is connected
            begun.addAndGet(socket.getInputStream().readNBytes(1).length);
            if (number >= 4) {
                gate.hold();
            }
            ScriptedServer.readAll(socket);
            over.incrementAndGet();
        }); Tcpp client = start(server)) {
            Await.until("some connections are over and the others under way",
                    () -> over.get() == 4 && begun.get() == 12);

            if (group) {
                client.signalGroup(signal);
            } else {
                client.signal(signal);
            }

            Ended ended = client.awaitWithin(SOON);
            JsonNode result = ended.result();
            assertThat(ended.status()).as(ended.err()).isEqualTo(status);
            assertThat(result.get("verdict").textValue()).isEqualTo("interrupted");
            assertThat(result.get("verdict_reasons").toString()).contains("SIG" + signal);
            assertThat(result.get("summary").get("connections_completed").longValue()).isEqualTo(4);
            assertThat(Ended.kinds(result, "sender")).containsExactly("send interrupted 8");
            assertThat(Ended.worker(result, "client", 0).get("ended").textValue()).isEqualTo("as_agreed");
            assertThat(ended.out()).contains(" bytes transferred in ").contains("interrupted");
            assertThat(ended.errLines()).singleElement().asString().contains("SIG" + signal + ": ending");
        }
    }

    private static Tcpp start(ScriptedServer server) {
        return server.client("-p", "2", "-t", "6", "-m", "6", "-b", "20M").inItsOwnGroup().json().start();
    }

    @Test
    void shouldWriteAWholeResultWhenLoopbackIsInterrupted() {
        Path events = Tcpp.newFile(".jsonl");
        try (Tcpp loopback = loopback(events)) {
            loopback.signalGroup("INT");

            Ended ended = loopback.awaitWithin(SOON);
            assertThat(ended.status()).as(ended.err()).isEqualTo(130);
            assertThat(ended.result().get("verdict").textValue()).isEqualTo("interrupted");
            assertThat(ended.out()).contains(" bytes transferred in ");
        }
    }

    /** A run of which bytes have arrived. */
    private static Tcpp loopback(Path events) {
        Tcpp loopback = Tcpp.loopback(FreePorts.run(1), "-d", "50s", "-b", "1M", "--interval", "100ms", "--json-stream",
                events.toString()).inItsOwnGroup().json().start();
        Await.until("bytes arrive", () -> Tcpp.hasReceived(events));
        return loopback;
    }

    @Test
    void shouldWriteAWholeResultWhenAControlledClientIsInterrupted() {
        try (TcppServer server = TcppServer.start(1);
                Tcpp client = server.client("-d", "50s", "-b", "10k").inItsOwnGroup().json().start()) {
            // connections so small that the server has them whole when the client is interrupted
            Await.until("connections are under way", () -> KernelTcp.established(server.port()) > 0);

            client.signalGroup("INT");

            Ended ended = client.awaitWithin(SOON);
            assertThat(ended.status()).as(ended.err()).isEqualTo(130);
            assertThat(ended.result().get("verdict").textValue()).isEqualTo("interrupted");

            server.launcher().signalGroup("INT");

            Ended stopped = server.launcher().awaitWithin(SOON);
            assertThat(stopped.status()).as(stopped.err()).isZero();
            assertThat(stopped.out()).contains("1 controlled run: ");
            assertThat(stopped.result().get("verdict").textValue())
                    .as(stopped.err() + stopped.result().get("verdict_reasons")).isEqualTo("complete");
        }
    }

    @ParameterizedTest(name = "{0} ms apart")
    @ValueSource(ints = {0, 100, 300, 600})
    void shouldTakeABurstOfSignalsForOne(int gapMs) {
        Duration took;
        Ended ended;
        do {
            try (Tcpp loopback = loopback(Tcpp.newFile(".jsonl"))) {
                took = terminateTwice(loopback, Duration.ofMillis(gapMs));
                ended = loopback.awaitWithin(SOON);
            }
        } while (took.compareTo(SURELY_A_BURST) > 0); // a busy machine may bring the second too late
        assertThat(ended.status()).as(ended.err()).isEqualTo(143);
        assertThat(ended.result().get("verdict").textValue()).isEqualTo("interrupted");
        assertThat(ended.out()).contains(" bytes transferred in ");
        assertThat(ended.err()).contains("SIGTERM: ending").doesNotContain("no more waiting");
    }

    /** Sends SIGTERM, and once more after that time unless it has ended; how long it took until both had been taken. */
    private static Duration terminateTwice(Tcpp tcpp, Duration gap) {
        long beganNs = System.nanoTime();
        tcpp.terminate();
        while (System.nanoTime() - beganNs < gap.toNanos() && tcpp.isRunning()) {
            LockSupport.parkNanos(gap.toNanos() - (System.nanoTime() - beganNs));
        }
        tcpp.terminate();
        Processes.awaitHandled(tcpp.pid());
        return Duration.ofNanos(System.nanoTime() - beganNs);
    }

    @Test
    void shouldWriteWhatIsKnownAtTheSecondRequest() {
        try (Gate gate = new Gate();
                ScriptedServer server = ScriptedServer.on(2, (_, _) -> gate.hold());
                Tcpp client = start(server)) {
            Await.until("connections are under way", () -> server.taken() == 12);
            List<ProcessHandle> workers = Processes.awaitWorkers(client, 2);
            workers.forEach(worker -> Processes.signal(worker.pid(), "STOP")); // so that an orderly end takes long
            client.signal("INT");
            client.err().await("SIGINT: ending");
            awaitTheEndOfTheBurst();
            client.signal("TERM");
            Ended ended = client.awaitWithin(AT_ONCE);
            assertThat(ended.status()).as(ended.err()).isEqualTo(130);
            assertThat(ended.err()).contains("SIGTERM: no more waiting");
            assertThat(ended.result().get("verdict").textValue()).isEqualTo("interrupted");
            Processes.awaitGone(workers, AT_ONCE);
        }
    }

    @Test
    void shouldKillAtTheThirdRequestAndSaySo() {
        Duration took;
        Ended ended;
        do {
            try (Gate gate = new Gate();
                    ScriptedServer server = ScriptedServer.on(2, (_, _) -> gate.hold());
                    Tcpp client = start(server)) {
                Await.until("connections are under way", () -> server.taken() == 12);
                List<ProcessHandle> workers = Processes.awaitWorkers(client, 2);
                workers.forEach(worker -> Processes.signal(worker.pid(), "STOP"));
                client.signal("INT");
                client.err().await("SIGINT: ending");
                awaitTheEndOfTheBurst();
                long secondNs = System.nanoTime();
                client.signal("INT");
                client.err().await("no more waiting");
                awaitTheEndOfTheBurst();
                client.signalIfThere("INT");
                Processes.awaitHandled(client.pid());
                took = Duration.ofNanos(System.nanoTime() - secondNs);
                ended = client.awaitWithin(AT_ONCE);
                workers.forEach(worker -> Processes.signalIfThere(worker.pid(), "CONT"));
                Processes.awaitGone(workers, AT_ONCE);
            }
        } while (took.compareTo(LAST_GRACE) > 0); // a busy machine may bring the third when all is over
        assertThat(ended.status()).as(ended.err()).isEqualTo(130);
        assertThat(ended.err()).contains("killed by the third SIGINT");
    }

    /** The full pipe that standard output is will never take a byte more. */
    @Test
    void shouldEndAlthoughNobodyReadsStandardOutput() {
        int port = FreePorts.run(1);
        try (Tcpp pipe = Tcpp.loopback(port, "-d", "50s", "-b", "1M")
                .under("sh", "-c", "{ head -c 65536 /dev/zero; exec \"$@\"; } | sleep 60", "sh").json()
                .start()) {
            Await.until("connections are under way", () -> KernelTcp.established(port) > 0);
            ProcessHandle launcher = Processes.launcherUnder(pipe);
            Processes.signal(launcher.pid(), "TERM");
            pipe.err().await("SIGTERM: ending");
            pipe.err().await("standard output: cannot be written");
            Processes.awaitGone(List.of(launcher), SOON);
            assertThat(pipe.resultSoFar().get("verdict").textValue()).isEqualTo("interrupted");
        }
    }

    private static void awaitTheEndOfTheBurst() {
        long untilNs = System.nanoTime() + BURST.toNanos();
        while (System.nanoTime() - untilNs < 0) {
            LockSupport.parkNanos(untilNs - System.nanoTime());
        }
    }

    @Test
    void shouldStopBeforeAnythingBeganIfInterruptedEarly() {
        try (ScriptedServer server = ScriptedServer.deaf(10);
                Tcpp client = server.client("-p", "2", "-b", "20M", "--timeout", "50s").inItsOwnGroup().json()
                        .start()) {
            Processes.awaitWorkers(client, 2);

            client.signalGroup("INT");

            Ended ended = client.awaitWithin(SOON);
            assertThat(ended.status()).as(ended.err()).isEqualTo(130);
            assertThat(ended.result().get("verdict").textValue()).isEqualTo("interrupted");
        }
    }
}
