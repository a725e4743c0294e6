package org.tcpp.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients written for the test against our server. One server of each engine serves all of them, good and bad, at the
 * same time; each comes from an address of its own, by which the server's result tells them apart.
 */
@EnabledOnOs(OS.LINUX)
@ParameterizedClass(name = "{0}")
@ValueSource(strings = {"epoll", "nio"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScriptedClientIT {

    private static final String PATIENT = "127.0.0.10";
    private static final String BYTEWISE = "127.0.0.11";
    private static final String SPLIT = "127.0.0.12";
    private static final String EMPTY = "127.0.0.13";
    private static final String TOO_MUCH = "127.0.0.20";
    private static final String EARLY = "127.0.0.21";
    private static final String EARLY_IN_HEADER = "127.0.0.22";
    private static final String RESET = "127.0.0.23";
    private static final String STRANGER = "127.0.0.24";
    private static final String IMPOSSIBLE = "127.0.0.25";
    private static final String AT_ONCE = "127.0.0.26";
    private static final String SILENT = "127.0.0.27";

    private static final int SPLITS = 11;
    private static final int STRANGERS = 3;
    private static final byte[] HTTP = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes();

    @Parameter
    String engine;

    private ScriptedClient.End patientEnd;
    private ScriptedClient.End bytewiseEnd;
    private List<ScriptedClient.End> splitEnds;
    private ScriptedClient.End emptyEnd;
    private ScriptedClient.End tooMuchEnd;
    private ScriptedClient.End strangerEnd;
    private ScriptedClient.End impossibleEnd;
    private ScriptedClient.End silentEnd;
    private double silentSeconds;
    private Ended server;
    private JsonNode result;

    @BeforeParameterizedClassInvocation
    void letThemAllCome() {
        try (TcppServer tcpp = TcppServer.start(1, "--engine", engine)) {
            int port = tcpp.port();
            byte[] message = ScriptedClient.message(5000, 5000);
            try (ScriptedClient patient = ScriptedClient.connect(PATIENT, port)) {
                patient.send(message, 0, 2000).awaitRead();
                misbehave(port);
                bytewiseEnd = sendBytewise(port);
                splitEnds = IntStream.rangeClosed(1, SPLITS).mapToObj(at -> sendSplit(port, at)).toList();
                emptyEnd = send(EMPTY, port, ScriptedClient.header(0));
                patientEnd = patient.send(message, 2000, message.length).awaitEnd();
            }
            beSilent(port); // alone: as long as others are served it may be silent for thirty seconds
            server = tcpp.stop();
        }
        result = server.result();
    }

    private void misbehave(int port) {
        tooMuchEnd = send(TOO_MUCH, port, ScriptedClient.message(10, 30));
        try (ScriptedClient early = ScriptedClient.connect(EARLY, port)) {
            early.send(ScriptedClient.message(1000, 10));
        }
        try (ScriptedClient early = ScriptedClient.connect(EARLY_IN_HEADER, port)) {
            early.send(Arrays.copyOf(ScriptedClient.header(1000), 5));
        }
        ScriptedClient.connect(AT_ONCE, port).close();
        ScriptedClient.connect(RESET, port).send(ScriptedClient.message(1000, 10)).awaitRead().reset();
        for (int i = 0; i < STRANGERS; i++) {
            strangerEnd = send(STRANGER, port, HTTP);
        }
        impossibleEnd = send(IMPOSSIBLE, port, ScriptedClient.header(-1));
    }

    private void beSilent(int port) {
        long beganNs = System.nanoTime();
        try (ScriptedClient client = ScriptedClient.connect(SILENT, port)) {
            silentEnd = client.awaitEnd();
        }
        silentSeconds = (System.nanoTime() - beganNs) / 1e9;
    }

    private static ScriptedClient.End sendBytewise(int port) {
        byte[] message = ScriptedClient.message(8, 8);
        try (ScriptedClient client = ScriptedClient.connect(BYTEWISE, port)) {
            for (int i = 0; i < message.length; i++) {
                client.send(message[i]).awaitRead();
            }
            return client.awaitEnd();
        }
    }

    private static ScriptedClient.End sendSplit(int port, int at) {
        byte[] message = ScriptedClient.message(100, 100);
        try (ScriptedClient client = ScriptedClient.connect(SPLIT, port)) {
            return client.send(message, 0, at).awaitRead().send(message, at, message.length).awaitEnd();
        }
    }

    private static ScriptedClient.End send(String from, int port, byte... message) {
        try (ScriptedClient client = ScriptedClient.connect(from, port)) {
            return client.send(message).awaitEnd();
        }
    }

    @Test
    void shouldUseTheEngineItWasToldToUse() {
        assertThat(Ended.worker(result, "server", 0).get("engine").textValue()).isEqualTo(engine);
    }

    @Test
    void shouldReadAConnectionThatComesOneByteAtATime() {
        assertThat(bytewiseEnd).isEqualTo(ScriptedClient.End.CLOSED);
    }

    @Test
    void shouldReadAHeaderThatIsSplitAnywhere() {
        assertThat(splitEnds).hasSize(SPLITS).containsOnly(ScriptedClient.End.CLOSED);
    }

    @Test
    void shouldReadAConnectionOfNothingButAHeader() {
        assertThat(emptyEnd).isEqualTo(ScriptedClient.End.CLOSED);
    }

    @Test
    void shouldServeAGoodConnectionWhileOthersMisbehave() {
        assertThat(patientEnd).isEqualTo(ScriptedClient.End.CLOSED);
    }

    @Test
    void shouldCountGoodConnectionsAndTheirBytesExactly() {
        JsonNode worker = Ended.worker(result, "server", 0);
        assertThat(worker.get("connections_completed").longValue()).isEqualTo(3 + SPLITS);
        // those of the good; of the bad what came after a header in order and was announced; and what was no header
        assertThat(worker.get("bytes").longValue()).isEqualTo(5012 + 20 + SPLITS * 112 + 12 + 22 + 22 + 22
                + 5 + STRANGERS * HTTP.length + ScriptedClient.header(-1).length);
    }

    @ParameterizedTest(name = "{0} {1} from {2}")
    @CsvSource({
            "receive, too_much_data,     " + TOO_MUCH + ", 1",
            "receive, premature_end,     " + EARLY + ", 1",
            "opening, premature_end,     " + EARLY_IN_HEADER + ", 2",
            "opening, premature_end,     " + AT_ONCE + ", 2",
            "receive, reset,             " + RESET + ", 1",
            "opening, wrong_magic,       " + STRANGER + ", " + STRANGERS,
            "opening, impossible_length, " + IMPOSSIBLE + ", 1",
            "opening, silent,            " + SILENT + ", 1"})
    void shouldCountEachMisbehaviourByItsOwnCause(String phase, String cause, String source, long count) {
        JsonNode kind = Ended.failures(result, "receiver").stream()
                .filter(failure -> failure.get("phase").textValue().equals(phase)
                        && failure.get("cause").textValue().equals(cause))
                .findFirst()
                .orElseThrow();
        assertThat(kind.get("count").longValue()).isEqualTo(count);
        assertThat(Ended.stream(kind.get("examples")).map(example -> example.get("remote").textValue()))
                .anyMatch(remote -> remote.startsWith(source + ":"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
            TOO_MUCH + ",   more data than announced",
            EARLY + ",      ended before all bytes had come",
            RESET + ",      reset",
            STRANGER + ",   wrong magic: not a tcpp connection",
            IMPOSSIBLE + ", impossible length",
            SILENT + ",     said nothing"})
    void shouldSayEachMisbehaviourOncePerCauseAndSource(String source, String words) {
        assertThat(server.errLines()).filteredOn(line -> line.contains(source + ":")).singleElement().asString()
                .contains(words);
    }

    @Test
    void shouldResetWhoeverBreaksTheProtocol() {
        assertThat(List.of(strangerEnd, impossibleEnd, tooMuchEnd, silentEnd))
                .containsOnly(ScriptedClient.End.RESET);
    }

    @Test
    void shouldWaitFiveSecondsForTheFirstBytes() {
        assertThat(silentSeconds).isBetween(4.9, 30.0);
    }

    @Test
    void shouldEndWithStatusZeroWhateverItsClientsDid() {
        assertThat(server.status()).isZero();
        assertThat(server.out()).startsWith(3 + SPLITS + 10 + " connections accepted, ");
    }
}
