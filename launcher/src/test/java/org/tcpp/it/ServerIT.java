package org.tcpp.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

/** What is particular to servers. */
@EnabledOnOs(OS.LINUX)
class ServerIT {

    @Test
    void shouldTellByItsReadyFileThatItListens() {
        try (TcppServer server = TcppServer.start(2)) {
            JsonNode ready = server.ready();
            assertThat(ready.get("pid").longValue()).isEqualTo(server.launcher().pid());
            assertThat(IntStream.range(0, 2).map(i -> ready.get("ports").get(i).intValue()))
                    .containsExactly(server.port(), server.port() + 1);
            assertThat(KernelTcp.listens(server.port()) && KernelTcp.listens(server.port() + 1)).isTrue();

            Ended ended = server.stop();

            assertThat(ended.status()).as(ended.err()).isZero();
            assertThat(server.readyFile()).doesNotExist();
        }
    }

    @Test
    void shouldLetAClientInBeforeItsWorkersAreReady() {
        int port = FreePorts.run(2);
        Path readyFile = Tcpp.newFile(".ready");
        try (Tcpp server = Tcpp.call("-s", "-1", "-p", "2", "-r", Integer.toString(port), "--ready-file",
                readyFile.toString()).inItsOwnGroup().start()) {
            Await.until("the control port is open: " + server.err().soFar(), () -> KernelTcp.listens(port - 1));
            assertThat(readyFile).doesNotExist();

            Ended client = client(port).json().run();

            assertThat(client.status()).as(client.err()).isZero();
            assertThat(client.summary().get("connections_completed").longValue()).isEqualTo(40);
            assertThat(server.await().status()).isZero();
        }
    }

    /** It came while the workers warmed up, and left again. */
    @Test
    void shouldNotTakeAClientWhoseRunNeverBeganForTheOneThatItServes() {
        int port = FreePorts.run(2);
        try (Tcpp server = Tcpp.call("-s", "-1", "-p", "2", "-r", Integer.toString(port)).inItsOwnGroup().start()) {
            Await.until("the control port is open: " + server.err().soFar(), () -> KernelTcp.listens(port - 1));
            try (Tcpp early = client(port).inItsOwnGroup().start()) {
                Await.until("it is there", () -> KernelTcp.established(port - 1) > 0 || !early.isRunning());
                early.signal("TERM");
                assertThat(early.await().status()).isEqualTo(143);
            }

            Ended client = client(port).json().run();

            assertThat(client.status()).as(client.err()).isZero();
            assertThat(server.await().status()).isZero();
        }
    }

    @Test
    void shouldLeaveAResultThoughItCannotListen() throws IOException {
        Path stream = Tcpp.newFile(".jsonl");
        try (TcppServer one = TcppServer.start(1)) {
            for (String control : List.of("--control-port", "--base-port")) {
                String other = Integer.toString(FreePorts.run(1));
                Ended ended = Tcpp.call("-s", "-r",
                        control.equals("--base-port") ? Integer.toString(one.port()) : other,
                        "--control-port", control.equals("--base-port") ? other : Integer.toString(one.port() - 1),
                        "--json-stream", stream.toString(), Tcpp.COLD).json().run();

                assertThat(ended.status()).as(ended.err()).isEqualTo(69);
                assertThat(ended.errLines()).singleElement().asString().contains("in use");
                assertThat(ended.result().get("verdict").textValue()).isEqualTo("failed");
                assertThat(Files.readAllLines(stream)).first().asString().contains("\"start\"");
                Files.delete(stream);
            }
        }
    }

    private static Tcpp.Call client(int port) {
        return Tcpp.call("-c", "127.0.0.1", "-p", "2", "-r", Integer.toString(port), "-t", "20", "-b", "1k", Tcpp.COLD);
    }

    @Test
    void shouldServeNoMoreAtOnceThanAllowed() {
        byte[] message = ScriptedClient.message(100, 100);
        try (TcppServer server = TcppServer.start(1, "-m", "3")) {
            int port = server.port();
            List<ScriptedClient> clients = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                clients.add(ScriptedClient.connect("127.0.0.1", port).send(message, 0, 50));
            }
            Await.until("all are in the kernel's hands", () -> KernelTcp.established(port) == 5);
            clients.subList(0, 3).forEach(ScriptedClient::awaitRead);
            assertThat(KernelTcp.waiting(port)).isEqualTo(2);

            clients.get(1).send(message, 50, 112).awaitEnd();

            clients.get(3).awaitRead();
            assertThat(KernelTcp.waiting(port)).isEqualTo(1);
            for (int i : new int[]{0, 2, 3}) {
                assertThat(clients.get(i).send(message, 50, 112).awaitEnd()).isEqualTo(ScriptedClient.End.CLOSED);
            }
            assertThat(clients.get(4).send(message, 50, 112).awaitEnd()).isEqualTo(ScriptedClient.End.CLOSED);
            assertThat(server.stop().summary().get("connections_completed").longValue()).isEqualTo(5);
        }
    }

    @Test
    void shouldEndCleanlyInTheMiddleOfARunAndEndThatToo() {
        try (TcppServer server = TcppServer.start(1);
                Tcpp client = server.client("-m", "4", "-d", "50s", "-b", "1T", "--pace", "2M").json().start()) {
            Await.until("data flows", () -> KernelTcp.established(server.port()) == 4);

            Ended stopped = server.stop();

            assertThat(stopped.status()).as(stopped.err()).isZero();
            assertThat(stopped.err()).contains("degraded").doesNotContain("bug in tcpp");
            Ended ended = client.await();
            assertThat(ended.status()).as(ended.err()).isEqualTo(10);
            assertThat(ended.result().get("verdict_reasons").toString())
                    .contains("was stopped before the run was over");
        }
    }

    @Test
    void shouldEndByItselfAfterOneControlledRun() {
        try (TcppServer server = TcppServer.start(1, "--one-off")) {
            Ended client = server.client("-t", "20", "-b", "1k").run();
            assertThat(client.status()).as(client.err()).isZero();

            Ended ended = server.launcher().await();

            assertThat(ended.status()).as(ended.err()).isZero();
            assertThat(server.readyFile()).doesNotExist();
        }
    }

    @Test
    void shouldEndByItselfAfterOneClassicRun() {
        try (TcppServer server = TcppServer.start(1, "-1")) {
            try (ScriptedClient client = ScriptedClient.connect("127.0.0.1", server.port())) {
                client.send(ScriptedClient.message(10, 10)).awaitEnd();
            }

            Ended ended = server.launcher().await();

            assertThat(ended.status()).as(ended.err()).isZero();
            assertThat(ended.summary().get("bytes").longValue()).isEqualTo(22);
        }
    }

    @Test
    void shouldListenOnOneAddressOnlyIfToldTo() {
        try (TcppServer server = TcppServer.start(1, "-l", "127.0.0.3")) {
            String port = Integer.toString(server.port());
            assertThat(Tcpp.call("-c", "127.0.0.3", "-r", port, "-t", "5", "-b", "1k", Tcpp.COLD).run().status())
                    .isZero();
            assertThat(Tcpp.call("-c", "127.0.0.4", "-r", port, "-t", "5", "-b", "1k", Tcpp.COLD).run().status())
                    .isEqualTo(69);
        }
    }
}
