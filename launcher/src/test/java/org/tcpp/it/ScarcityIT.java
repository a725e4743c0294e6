package org.tcpp.it;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A host that runs out of descriptors or ports makes a run slow, never a failure. */
@EnabledOnOs(OS.LINUX)
class ScarcityIT {

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"epoll", "nio"})
    void shouldWaitForDescriptorsOnAServer(String engine) {
        try (TcppServer server = TcppServer.start(1, withDescriptors(64), "--engine", engine)) {
            Ended client = server.client("-t", "150", "-m", "100", "-b", "4M", "--classic").json().run();

            assertThat(client.status()).as(client.out()).isZero();
            assertThat(client.summary().get("connections_completed").longValue()).isEqualTo(150);
            Await.until("what classic clients left in the kernel is read", () -> KernelTcp.isAtRest(server.port()));
            Ended ended = server.stop();
            assertThat(ended.status()).isZero();
            JsonNode worker = Ended.worker(ended.result(), "server", 0);
            assertThat(worker.get("connections_completed").longValue()).isEqualTo(150);
            assertThat(worker.get("descriptors").longValue()).isEqualTo(64);
            assertThat(worker.get("retries_descriptors").longValue()).isPositive();
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"epoll", "nio"})
    void shouldWaitForDescriptorsOnAClient(String engine) {
        assumeTrue(Superuser.has("prlimit"), "prlimit(1) of util-linux lowers the limit of a running worker");
        try (Gate gate = new Gate(); ScriptedServer server = ScriptedServer.on(1, (socket, _) -> {
            gate.await();
            ScriptedServer.readAll(socket);
        }); Tcpp client = server.client("-t", "70", "-m", "32", "-b", "20M", "--engine", engine).json().start()) {
            Await.until("all are under way", () -> server.taken() == 32);
            long worker = Processes.worker(client, "client", 0).pid();
            Tcpp.system("prlimit", "--pid", Long.toString(worker), "--nofile=30:30");
            gate.open();

            Ended ended = client.await();

            assertThat(ended.status()).as(ended.out()).isZero();
            assertThat(ended.summary().get("connections_completed").longValue()).isEqualTo(70);
            assertThat(ended.summary().get("retries_descriptors").longValue()).isPositive();
        }
    }

    @Test
    void shouldRefuseWhatCannotBeHadAndTellHowToHaveIt() {
        Ended ended = withDescriptors(64).and("--loopback", "-m", "100").run();

        assertThat(ended.status()).isEqualTo(64);
        assertThat(ended.err()).contains("-m 100", "64", "ulimit -Hn");
    }

    @Test
    void shouldWaitForLocalPorts() {
        assumeTrue(Spaces.missing() == null, Spaces.missing());
        String space = "tcpp-it-" + ProcessHandle.current().pid();
        Spaces.make(space);
        try {
            Spaces.run(space, "sysctl", "-qw", "net.ipv4.ip_local_port_range=40000 40009");

            // ten at once, and the server's port, which is bound, is one of the ten: the tenth connection has to wait
            Ended ended = Tcpp.call("--loopback", "-r", "40001", "-t", "25", "-m", "10", "-b", "5M", Tcpp.COLD)
                    .under(Spaces.in(space))
                    .json()
                    .run();

            assertThat(ended.status()).as(ended.out()).isZero();
            assertThat(ended.summary().get("connections_completed").longValue()).isEqualTo(25);
            assertThat(ended.summary().get("retries_ports").longValue()).isPositive();
            assertThat(ended.result().get("findings").toString()).contains("retries_limited");
        } finally {
            Spaces.remove(space);
        }
    }

    @Test
    void shouldWarnOfAShortAcceptQueueOnTheServer() {
        assumeTrue(Spaces.missing() == null, Spaces.missing());
        String space = "tcpp-it-" + ProcessHandle.current().pid() + "-queue";
        Spaces.make(space);
        try {
            Spaces.run(space, "sysctl", "-qw", "net.core.somaxconn=4");
            try (TcppServer server = TcppServer.start(1,
                    Tcpp.call().inItsOwnGroup().under(Spaces.in(space)))) {
                server.launcher().err().await("lets 4 connections wait to be accepted");
                Ended client = server.client("-t", "60", "-m", "30", "-b", "1k").under(Spaces.in(space))
                        .json().run();

                assertThat(client.result().get("hosts").toString())
                        .contains("4 connections may wait on a port to be accepted (net.core.somaxconn)");
                server.launcher().err().await("client 127.0.0.1: -m 30: the system lets 4 connections wait");
            }
        } finally {
            Spaces.remove(space);
        }
    }

    private static Tcpp.Call withDescriptors(int count) {
        return Tcpp.call().under("sh", "-c", "ulimit -n " + count + " && exec \"$@\"", "sh");
    }
}
