package org.tcpp.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Ctrl-C, kill and a lost terminal. A terminal sends its signals to the whole group, kill to the launcher alone. */
@EnabledOnOs(OS.LINUX)
class SignalIT {

    private static final Duration SOON = Duration.ofSeconds(10);
    /** Less than the five seconds that an orderly end allows workers. */
    private static final Duration AT_ONCE = Duration.ofSeconds(4);

    @ParameterizedTest(name = "SIG{0}, to the whole group: {1}")
    @CsvSource({"INT, true, 130", "INT, false, 130", "TERM, false, 143", "HUP, true, 129"})
    void shouldWriteAWholeResultWhenAClientIsInterrupted(String signal, boolean group, int status) {
        AtomicInteger over = new AtomicInteger();
        try (Gate gate = new Gate(); ScriptedServer server = ScriptedServer.on(2, (socket, number) -> {
            if (number >= 4) {
                gate.hold();
            }
            ScriptedServer.readAll(socket);
            over.incrementAndGet();
        }); Tcpp client = start(server)) {
            Await.until("some connections are over and the others under way",
                    () -> over.get() == 4 && server.taken() == 12);

            if (group) {
                client.signalGroup(signal);
            } else {
                client.signal(signal);
            }

            Ended ended = client.await(SOON);
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
        int port = FreePorts.run(1);
        try (Tcpp loopback = Tcpp.loopback(port, "-d", "50s", "-b", "10k")
                .inItsOwnGroup().json().start()) {
            Await.until("connections are under way", () -> KernelTcp.established(port) > 0);

            loopback.signalGroup("INT");

            Ended ended = loopback.await(SOON);
            assertThat(ended.status()).as(ended.err()).isEqualTo(130);
            assertThat(ended.result().get("verdict").textValue()).isEqualTo("interrupted");
            assertThat(ended.out()).contains(" bytes transferred in ");
        }
    }

    @Test
    void shouldWriteAWholeResultWhenAControlledClientIsInterrupted() {
        try (TcppServer server = TcppServer.start(1);
                Tcpp client = server.client("-d", "50s", "-b", "10k").inItsOwnGroup().json().start()) {
            Await.until("connections are under way", () -> KernelTcp.established(server.port()) > 0);

            client.signalGroup("INT");

            Ended ended = client.await(SOON);
            assertThat(ended.status()).as(ended.err()).isEqualTo(130);
            assertThat(ended.result().get("verdict").textValue()).isEqualTo("interrupted");

            server.launcher().signalGroup("INT");

            Ended stopped = server.launcher().await(SOON);
            assertThat(stopped.status()).as(stopped.err()).isZero();
            assertThat(stopped.out()).contains("1 controlled run: ");
            assertThat(stopped.result().get("verdict").textValue()).isEqualTo("complete");
        }
    }

    @Test
    void shouldTakeABurstOfSignalsForOne() {
        for (int gapMs : new int[]{0, 100, 300, 600}) {
            int port = FreePorts.run(1);
            try (Tcpp loopback = Tcpp.loopback(port, "-d", "50s", "-b", "10k").inItsOwnGroup().json().start()) {
                Await.until("connections are under way", () -> KernelTcp.established(port) > 0);
                loopback.signal("TERM");
                long untilNs = System.nanoTime() + gapMs * 1_000_000L;
                while (System.nanoTime() - untilNs < 0 && loopback.isRunning()) {
                    Thread.onSpinWait();
                }
                loopback.signalIfThere("TERM");
                Ended ended = loopback.await(SOON);
                assertThat(ended.status()).as(gapMs + " ms: " + ended.err()).isEqualTo(143);
                assertThat(ended.result().get("verdict").textValue()).isEqualTo("interrupted");
                assertThat(ended.out()).contains(" bytes transferred in ");
                assertThat(ended.err()).contains("SIGTERM: ending").doesNotContain("no more waiting");
            }
        }
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
            Ended ended = client.await(AT_ONCE);
            assertThat(ended.status()).as(ended.err()).isEqualTo(130);
            assertThat(ended.err()).contains("SIGTERM: no more waiting");
            assertThat(ended.result().get("verdict").textValue()).isEqualTo("interrupted");
            Processes.awaitGone(workers, AT_ONCE);
        }
    }

    @Test
    void shouldKillAtTheThirdRequestAndSaySo() {
        try (Gate gate = new Gate();
                ScriptedServer server = ScriptedServer.on(2, (_, _) -> gate.hold());
                Tcpp client = start(server)) {
            Await.until("connections are under way", () -> server.taken() == 12);
            List<ProcessHandle> workers = Processes.awaitWorkers(client, 2);
            workers.forEach(worker -> Processes.signal(worker.pid(), "STOP"));
            client.signal("INT");
            client.err().await("SIGINT: ending");
            awaitTheEndOfTheBurst();
            client.signal("INT");
            client.err().await("no more waiting");
            awaitTheEndOfTheBurst();
            client.signalIfThere("INT");
            Ended ended = client.await(AT_ONCE);
            assertThat(ended.status()).as(ended.err()).isEqualTo(130);
            assertThat(ended.err()).contains("killed by the third SIGINT");
            workers.forEach(worker -> Processes.signalIfThere(worker.pid(), "CONT"));
            Processes.awaitGone(workers, AT_ONCE);
        }
    }

    /** The full pipe that standard output is will never take a byte more. */
    @Test
    void shouldEndAlthoughNobodyReadsStandardOutput() {
        int port = FreePorts.run(1);
        try (Tcpp pipe = Tcpp.loopback(port, "-d", "50s", "-b", "10k")
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
        LockSupport.parkNanos(Duration.ofMillis(1100).toNanos());
    }

    @Test
    void shouldStopBeforeAnythingBeganIfInterruptedEarly() {
        try (ScriptedServer server = ScriptedServer.deaf(10);
                Tcpp client = server.client("-p", "2", "-b", "20M", "--timeout", "50s").inItsOwnGroup().json()
                        .start()) {
            Processes.awaitWorkers(client, 2);

            client.signalGroup("INT");

            Ended ended = client.await(SOON);
            assertThat(ended.status()).as(ended.err()).isEqualTo(130);
            assertThat(ended.result().get("verdict").textValue()).isEqualTo("interrupted");
        }
    }
}
