package org.tcpp.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tcpp.it.Await;
import org.tcpp.message.Command;
import org.tcpp.message.Message;

import static org.assertj.core.api.Assertions.assertThat;

/** One test for each way in which a worker process may die. */
class WorkerDeathTest {

    @TempDir
    Path folder;

    @Test
    void shouldCallAnEndOrderlyIfDoneWasSaidAndTheStatusIsZero() {
        try (TestFleet workers = TestFleet.of(folder, "good")) {
            workers.awaitReady(workers.worker(0));
            workers.fleet.sendAll(new Command.Go(7, 1));

            Event.Ended end = workers.end();

            assertThat(end.orderly()).isTrue();
            assertThat(end.status()).isZero();
            assertThat(end.how()).isEqualTo("ended");
            assertThat(end.lastLines()).isEmpty();
        }
    }

    @Test
    void shouldNotBelieveExitStatusZeroWithoutDone() {
        Event.Ended end = endOf("silent-exit-0");

        assertThat(end.orderly()).isFalse();
        assertThat(end.status()).isZero();
        assertThat(end.how()).isEqualTo("ended with exit status 0 without saying done");
    }

    @Test
    void shouldTellExit42() {
        Event.Ended end = endOf("exit-42");

        assertThat(end.orderly()).isFalse();
        assertThat(end.status()).isEqualTo(42);
        assertThat(end.how()).isEqualTo("exit status 42");
    }

    @Test
    void shouldTellExit42AfterDone() {
        Event.Ended end = endOf("exit-42-after-done");

        assertThat(end.orderly()).isFalse();
        assertThat(end.how()).isEqualTo("exit status 42, after saying done");
    }

    @Test
    void shouldTellExitBeforeReady() {
        assertThat(endOf("dies-before-ready").how()).isEqualTo("exit status 42");
    }

    @Test
    void shouldTellHalt() {
        Event.Ended end = endOf("halt");

        assertThat(end.status()).isEqualTo(7);
        assertThat(end.how()).isEqualTo("exit status 7");
    }

    @Test
    void shouldKeepTheStackTraceOfAnUncaughtException() {
        Event.Ended end = endOf("throws");

        assertThat(end.status()).isEqualTo(1);
        assertThat(end.how()).contains("uncaught exception");
        assertThat(end.lastLines()).first().asString().contains("IllegalStateException: on purpose");
    }

    @Test
    void shouldTellOutOfMemory() {
        Event.Ended end = endOf("out-of-memory");

        assertThat(end.status()).isEqualTo(3);
        assertThat(end.how()).isEqualTo("exit status 3 (out of Java memory)");
        assertThat(end.lastLines()).anyMatch(line -> line.contains("OutOfMemoryError"));
    }

    @Test
    void shouldTellKilledByMinusNine() throws Exception {
        try (TestFleet workers = TestFleet.of(folder, "waits")) {
            workers.awaitReady(workers.worker(0));
            TestFleet.signal("KILL", workers.fleet.pid(workers.worker(0)).orElseThrow());

            Event.Ended end = workers.end();

            assertThat(end.status()).isEqualTo(137);
            assertThat(end.how()).startsWith("exit status 137 (SIGKILL");
        }
    }

    @Test
    void shouldTellACrashOfTheJvmAndWhereItsReportLies() throws Exception {
        try (TestFleet workers = TestFleet.of(folder, "waits")) {
            workers.awaitReady(workers.worker(0));
            long pid = workers.fleet.pid(workers.worker(0)).orElseThrow();
            TestFleet.signal("SEGV", pid);

            Event.Ended end = workers.end();

            Path report = folder.resolve("hs_err_" + pid + ".log");
            assertThat(end.status()).isEqualTo(134);
            assertThat(end.how()).contains("the JVM crashed").endsWith("see " + report);
            assertThat(report).exists();
        }
    }

    @Test
    void shouldTellAJvmThatCannotStart() {
        JvmCommand command = TestFleet.command(folder, "good").withUserArguments(List.of("-XX:+NoSuchOption"));
        try (TestFleet workers = new TestFleet(1, command)) {
            Event.Ended end = workers.end();

            assertThat(end.status()).isEqualTo(1);
            assertThat(end.how()).contains("the JVM did not start");
            assertThat(end.lastLines()).anyMatch(line -> line.contains("NoSuchOption"));
        }
    }

    /** Ctrl-C may come before the shell ignores it; what the launcher makes of its own signal comes first then. */
    @Test
    void shouldTellLateOfASignalBeforeAWorkerWasShieldedFromIt() throws Exception {
        Path java = Files.writeString(folder.resolve("java"), "#!/bin/sh\nexit 130\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        JvmCommand good = TestFleet.command(folder, "good");
        JvmCommand command = new JvmCommand(java, good.program(), folder, good.heapBytes(), List.of(), null);
        long beganNs = System.nanoTime();
        try (TestFleet workers = new TestFleet(1, command)) {
            assertThat(workers.end().how()).isEqualTo("exit status 130 (interrupted (SIGINT))");
        }
        assertThat(System.nanoTime() - beganNs).isGreaterThanOrEqualTo(1_000_000_000L);
    }

    @Test
    void shouldTellAMissingJava() {
        JvmCommand good = TestFleet.command(folder, "good");
        JvmCommand command = new JvmCommand(folder.resolve("no-java"), good.program(), folder, good.heapBytes(),
                List.of(), null);
        try (TestFleet workers = new TestFleet(1, command)) {
            Event.Ended end = workers.end();

            assertThat(end.orderly()).isFalse();
            assertThat(end.how()).startsWith("could not be started: ").contains("no-java");
        }
    }

    @Test
    void shouldLoseNoOtherWorkerToOneThatCannotBeStarted() {
        JvmCommand command = TestFleet.command(folder, "good").withUserArguments(List.of("-Da=\0"));
        try (TestFleet workers = new TestFleet(2, command)) {
            for (Worker worker : workers.fleet.workers()) {
                Event.Ended end = workers.endOf(worker);
                assertThat(end.status()).isEqualTo(Event.Ended.NOT_STARTED);
                assertThat(end.how()).startsWith("could not be started: ");
            }
        }
    }

    @Test
    void shouldKillOneThatIsNeverReady() {
        try (TestFleet workers = TestFleet.of(folder, "never-ready")) {
            workers.fleet.kill(workers.worker(0), "was not ready within 22 s");

            Event.Ended end = workers.end();

            assertThat(end.orderly()).isFalse();
            assertThat(end.how()).isEqualTo("was not ready within 22 s and was killed");
        }
    }

    @Test
    void shouldKillOneThatIsStuckAfterDone() {
        try (TestFleet workers = TestFleet.of(folder, "stuck-after-done")) {
            workers.await(event -> event instanceof Event.Said(Worker _, Message.Done _));
            workers.fleet.end(Duration.ofMillis(200));

            Event.Ended end = workers.end();

            assertThat(end.orderly()).isFalse();
            assertThat(end.status()).isEqualTo(137);
            assertThat(end.how()).isEqualTo("did not end within 200 ms after done and was killed");
        }
    }

    @Test
    void shouldFirstTellALateOneToHalt() {
        try (TestFleet workers = TestFleet.of(folder, "halts-late")) {
            workers.await(event -> event instanceof Event.Said(Worker _, Message.Done _));
            workers.fleet.end(Duration.ofMillis(200), Await.PATIENCE, "was late", () -> false);

            Event.Ended end = workers.end();

            assertThat(end.orderly()).isFalse();
            assertThat(end.how()).startsWith("was late after done and was told to halt (exit status 143");
        }
    }

    @Test
    void shouldKillOneThatDoesNotReadItsInput() {
        try (TestFleet workers = TestFleet.of(folder, "deaf")) {
            workers.fleet.end(Duration.ofMillis(200));

            assertThat(workers.end().how()).isEqualTo("did not end within 200 ms and was killed");
        }
    }

    @Test
    void shouldTellTheEndThoughAGrandchildHoldsThePipes() {
        try (TestFleet workers = TestFleet.of(folder, "leaves-a-child")) {
            assertThat(workers.end().orderly()).isTrue();
        }
    }

    @Test
    void shouldEndEverythingWhenClosed() {
        try (TestFleet workers = TestFleet.of(folder, "waits", "never-ready")) {
            workers.awaitReady(workers.worker(0));
            workers.fleet.close();

            assertThat(workers.fleet.alive()).isEmpty();
            // on a busy machine two seconds may be too few to halt by itself
            assertThat(workers.end().how())
                    .containsPattern("^was still running at the end and was (told to halt|killed$)");
        }
    }

    private Event.Ended endOf(String way) {
        try (TestFleet workers = TestFleet.of(folder, way)) {
            return workers.end();
        }
    }
}
