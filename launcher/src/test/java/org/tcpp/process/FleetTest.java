package org.tcpp.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tcpp.message.Command;
import org.tcpp.message.WorkerSpec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FleetTest {

    @TempDir
    Path folder;

    @Test
    void shouldTellAWorkerItsSpecFirst() {
        try (TestFleet workers = TestFleet.of(folder, "tells-spec")) {
            workers.end();

            assertThat(workers.notices()).singleElement()
                    .satisfies(line -> assertThat(WorkerSpec.parse(line)).isEqualTo(TestFleet.specs(1).getFirst()));
        }
    }

    @Test
    void shouldNameRoleNumberAndPortOnTheCommandLine() {
        try (TestFleet workers = TestFleet.of(folder, "waits", "tells-arguments")) {
            workers.awaitReady(workers.worker(0));
            long pid = workers.fleet.pid(workers.worker(0)).orElseThrow();
            workers.endOf(workers.worker(1));

            assertThat(workers.notices()).containsExactly("client 1 10001");
            // the shell that shields it is gone: the process is the JVM
            assertThat(ProcessHandle.of(pid).flatMap(process -> process.info().commandLine()))
                    .hasValueSatisfying(line -> assertThat(line).startsWith(System.getProperty("java.home"))
                            .endsWith("client 0 10000"));
        }
    }

    @Test
    void shouldStartSixteenAtOnce() {
        try (TestFleet workers = new TestFleet(16, TestFleet.command(folder, "good"))) {
            Set<Long> pids = new HashSet<>();
            for (Worker worker : workers.fleet.workers()) {
                workers.awaitReady(worker);
                pids.add(workers.fleet.pid(worker).orElseThrow());
            }
            workers.fleet.sendAll(new Command.Go(7, 1));

            for (Worker worker : workers.fleet.workers()) {
                assertThat(workers.endOf(worker).orderly()).isTrue();
            }
            assertThat(pids).hasSize(16);
            assertThat(workers.fleet.alive()).isEmpty();
        }
    }

    @Test
    void shouldRestartAWorkerAsItsNextIncarnation() {
        try (TestFleet workers = TestFleet.of(folder, "waits", "good")) {
            Worker first = workers.worker(1);
            workers.awaitReady(first);
            assertThatThrownBy(() -> workers.fleet.restart(first)).isInstanceOf(IllegalStateException.class);
            workers.fleet.kill(first, "had to go");
            assertThat(workers.endOf(first).how()).isEqualTo("had to go and was killed");

            Worker second = workers.fleet.restart(first);

            assertThat(second).isEqualTo(new Worker(first.role(), 1, first.port(), 1));
            assertThat(workers.fleet.workers()).containsExactly(workers.worker(0), second);
            workers.awaitReady(second);
            assertThat(workers.fleet.send(first, new Command.Go(7, 1))).isFalse();
            assertThat(workers.fleet.send(second, new Command.Go(7, 1))).isTrue();
            assertThat(workers.endOf(second).orderly()).isTrue();
            assertThatThrownBy(() -> workers.fleet.restart(first)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void shouldGiveAWorkerTheHeapItNeeds() {
        JvmCommand command = TestFleet.command(folder, "tells-heap").withHeapBytes(200_000_000);
        try (TestFleet workers = new TestFleet(1, command)) {
            workers.end();

            assertThat(Integer.parseInt(workers.notices().getFirst())).isBetween(180, 191);
        }
    }

    @Test
    void shouldShieldWorkersFromTheSignalsOfTheForegroundGroup() throws Exception {
        try (TestFleet workers = TestFleet.of(folder, "good")) {
            Worker worker = workers.worker(0);
            workers.awaitReady(worker);
            for (String signal : List.of("INT", "TERM", "HUP")) {
                TestFleet.signal(signal, workers.fleet.pid(worker).orElseThrow());
            }
            workers.fleet.send(worker, new Command.Stop());

            assertThat(workers.end().orderly()).isTrue();
        }
    }

    @Test
    void shouldSayThatAWorkerThatHasEndedHearsNothing() {
        try (TestFleet workers = TestFleet.of(folder, "halt")) {
            workers.end();

            assertThat(workers.fleet.send(workers.worker(0), new Command.Stop())).isFalse();
            workers.fleet.sendAll(new Command.Stop());
            workers.fleet.end(Duration.ofSeconds(1));
        }
    }

    @Test
    void shouldAllowMoreTimeWhereWorkersShareACore() {
        assertThat(Readiness.deadline(1, 2)).isEqualTo(Duration.ofSeconds(21));
        assertThat(Readiness.deadline(64, 2)).isEqualTo(Duration.ofSeconds(52));
        assertThat(Readiness.deadline(64, 64)).isEqualTo(Duration.ofSeconds(21));
    }
}
