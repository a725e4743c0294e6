package org.tcpp.it;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;

/** A launcher that is killed, by SIGKILL, leaves no process behind. */
@EnabledOnOs(OS.LINUX)
@Isolated("it measures time, and other tests keep the host busy")
class LauncherKilledIT {

    /** As the design promises. */
    private static final Duration SOON = Duration.ofSeconds(2);

    @Test
    void shouldLeaveNoServerWorker() {
        try (TcppServer server = TcppServer.start(2)) {
            killAndWait(server.launcher(), 2);

            assertThat(KernelTcp.listens(server.port()) || KernelTcp.listens(server.port() + 1))
                    .as("a port is taken").isFalse();
        }
    }

    @Test
    void shouldLeaveNoClientWorkerInMidRun() {
        try (Gate gate = new Gate();
                ScriptedServer server = ScriptedServer.on(2, (_, _) -> gate.hold());
                Tcpp client = server.client("-p", "2", "-t", "3", "-m", "3", "-b", "1G").start()) {
            Await.until("all connections are under way", () -> server.taken() == 6);

            killAndWait(client, 2);
        }
    }

    @Test
    void shouldLeaveNoWorkerOfEitherRoleInLoopbackMode() {
        int port = FreePorts.run(1);
        try (Tcpp loopback = Tcpp.loopback(port, "-d", "50s", "-b", "1M", "--pace", "2M").start()) {
            Await.until("connections are under way", () -> KernelTcp.established(port) > 0);

            killAndWait(loopback, 2);
        }
    }

    /** As by a debugger or the freezer: such a worker cannot see the end of its input. */
    @Test
    void shouldLeaveNoWorkerThatIsStopped() {
        try (TcppServer server = TcppServer.start(2)) {
            for (ProcessHandle worker : Processes.awaitWorkers(server.launcher(), 2)) {
                Processes.signal(worker.pid(), "STOP");
            }

            killAndWait(server.launcher(), 2);
        }
    }

    private static void killAndWait(Tcpp launcher, int workerCount) {
        List<ProcessHandle> workers = Processes.awaitWorkers(launcher, workerCount);

        launcher.signal("KILL");

        launcher.await();
        Processes.awaitGone(workers, SOON);
    }
}
