package org.tcpp.it;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Commands that cannot be done: the exit status, and the sentence that helps. */
class RefusalIT {

    @ParameterizedTest(name = "tcpp {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "-s -t 5                       | -t | clients only",
            "-s -c host                    | -c | only one of these",
            "-c 127.0.0.1 -M 4             | -M | needs -l",
            "-c 127.0.0.1 -b 11            | -b 11 | at least 12",
            "-c 127.0.0.1 -p 0             | -p 0 | 1 to",
            "-c 127.0.0.1 -r 65530 -p 10   | -r 65530 | 65535",
            "-c 127.0.0.1 -b 10q           | -b 10q | k",
            "--loopback --engine kqueue    | --engine kqueue | epoll",
            "-c 127.0.0.1 --timeout 5      | --timeout 5 | s",
            "--loopback --prcs 3           | --prcs | --procs",
            "-p 2                          | -s | --loopback"})
    void shouldSayWhatIsWrongWithTheCommandLineInOneLine(String words, String option, String allowed) {
        Ended ended = Tcpp.call(words.split(" ")).run();

        assertThat(ended.status()).isEqualTo(64);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.errLines()).singleElement().asString().startsWith("tcpp: ").contains(option, allowed);
    }

    @Test
    void shouldNameTheDataPortThatSomebodyElseHas() throws IOException {
        int port = FreePorts.run(2);
        try (ServerSocket other = new ServerSocket()) {
            other.bind(new InetSocketAddress(port + 1));
            Path ready = Tcpp.newFile(".ready");

            Ended ended = Tcpp.call("-s", "-p", "2", "-r", Integer.toString(port), "--ready-file", ready.toString())
                    .run();

            assertThat(ended.status()).isEqualTo(69);
            assertThat(ended.errLines()).singleElement().asString().contains("port " + (port + 1), "in use");
            assertThat(ready).doesNotExist();
        }
    }

    @Test
    void shouldNameTheControlPortThatSomebodyElseHas() throws IOException {
        int port = FreePorts.run(1);
        try (ServerSocket other = new ServerSocket()) {
            other.bind(new InetSocketAddress(port - 1));

            Ended ended = Tcpp.call("-s", "-r", Integer.toString(port)).run();

            assertThat(ended.status()).isEqualTo(69);
            assertThat(ended.err()).contains("control port " + (port - 1)).containsIgnoringCase("in use");
        }
    }

    @Test
    void shouldSayThatThereIsNoServer() {
        int port = FreePorts.run(1);

        Ended ended = Tcpp.call("-c", "127.0.0.1", "-r", Integer.toString(port)).json().run();

        assertThat(ended.status()).isEqualTo(69);
        assertThat(ended.errLines()).singleElement().asString().contains("127.0.0.1", "refused");
        assertThat(ended.result().get("verdict").textValue()).isEqualTo("failed");
    }

    @Test
    void shouldSayThatThereIsNoClassicServer() {
        int port = FreePorts.run(1);

        Ended ended = Tcpp.call("-c", "127.0.0.1", "--classic", "-t", "5", "-r", Integer.toString(port)).json().run();

        assertThat(ended.status()).isEqualTo(69);
        assertThat(ended.result().get("verdict").textValue()).isEqualTo("failed");
        assertThat(Ended.kinds(ended.result(), "sender")).containsExactly("connect refused 5");
        assertThat(ended.out() + ended.err()).contains("refused");
    }

    @Test
    void shouldPointToClassicWhereThereIsNoControlPort() {
        try (ScriptedServer server = ScriptedServer.on(1, (socket, _) -> ScriptedServer.readAll(socket))) {
            Ended ended = Tcpp.call("-c", "127.0.0.1", "-r", Integer.toString(server.port())).run();

            assertThat(ended.status()).isEqualTo(69);
            assertThat(ended.err()).contains("--classic", Integer.toString(server.port() - 1));
        }
    }

    @Test
    void shouldSayThatAHostIsUnknown() {
        Ended ended = Tcpp.call("-c", "nowhere.invalid").run(); // RFC 2606: never a name

        assertThat(ended.status()).isEqualTo(69);
        assertThat(ended.errLines()).singleElement().asString().contains("nowhere.invalid", "unknown host");
    }

    @Test
    void shouldFindBeforeTheRunThatItsResultCannotBeWritten() {
        try (ScriptedServer server = ScriptedServer.on(1, (socket, _) -> ScriptedServer.readAll(socket))) {
            Path nowhere = Tcpp.FOLDER.resolve("no such folder/r.json");

            Ended ended = server.client("-t", "10", "-b", "1k", "-o", nowhere.toString()).run();

            assertThat(ended.status()).isEqualTo(73);
            assertThat(ended.errLines()).singleElement().asString().startsWith("tcpp: -o " + nowhere + ": ")
                    .contains("no such folder");
            assertThat(server.taken()).as("it is found before the run").isZero();
            assertThat(Files.exists(nowhere.getParent())).isFalse();
        }
    }
}
