package org.tcpp.control;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tcpp.message.Direction;
import org.tcpp.message.Incident;
import org.tcpp.message.Message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The lines that launchers say to each other. Kept lines of a version are read for ever. */
class ControlCodecTest {

    private static final String PLAN = "{\"type\":\"plan\",\"id\":\"1\",\"workers\":1,\"connections\":1,\"at_once\":1,"
            + "\"sizes\":\"1000\",\"seed\":0,\"size_cap\":100,\"closing\":\"client\",\"exchange\":\"push\","
            + "\"duration_ns\":0,\"timeout_ns\":1,\"interval_ns\":1000000,\"connect_first\":false,\"hold_ns\":0}";

    static Stream<String> kept() throws IOException {
        return lines("v2.jsonl");
    }

    @ParameterizedTest
    @MethodSource("kept")
    void shouldReadEveryKeptLineAndWriteItAgain(String line) {
        assertThat(ControlCodec.line(ControlCodec.parse(line))).isEqualTo(line);
    }

    @Test
    void shouldHaveKeptALineOfEveryKind() throws IOException {
        assertThat(kept().map(ControlCodec::parse).map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(ControlMessage.class.getPermittedSubclasses());
    }

    @Test
    void shouldReadOfVersionOneWhatItTakesToRefuseIt() throws IOException {
        assertThat(lines("v1.jsonl").map(ControlCodec::parse)).containsExactly(
                new ControlMessage.Welcome(1, "00ff", false), new ControlMessage.Hello(1, "ff00", "abcd"),
                new ControlMessage.Refused("this server speaks version 1 of the control protocol, and the client"
                        + " version 2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "[]", "{}", "{\"type\":\"nonsense\"}", "{\"type\":\"serving\"}",
            "{\"type\":\"serving\",\"run\":99999999999}", "{\"type\":\"go\"}", "{\"type\":\"beat\",\"type\":\"beat\"}",
            "{\"type\":\"lost\",\"number\":-1,\"incarnation\":0,\"how\":\"\"}",
            "{\"type\":\"end\",\"connections\":[null]}", "{\"type\":\"end\",\"connections\":[3,-1]}",
            "{\"type\":\"go\",\"epoch_ns\":9223372036854775807,\"error_ns\":1}",
            "{\"type\":\"go\",\"epoch_ns\":1,\"error_ns\":-1}",
            "{\"type\":\"gone\",\"now_ns\":-9223372036854775808}",
            "{\"type\":\"ping\",\"sent_ns\":9223372036854775807}",
            "{\"type\":\"pong\",\"sent_ns\":1,\"heard_ns\":9223372036854775807,\"answered_ns\":1}",
            "{\"type\":\"accepted\",\"workers\":0,\"base_port\":10000,\"at_once\":-1}"})
    void shouldRefuseWhatIsNotOfThisVersion(String line) {
        assertThatThrownBy(() -> ControlCodec.parse(line)).isInstanceOf(IllegalArgumentException.class);
    }

    static List<String> impossible() {
        return List.of(PLAN.replace("\"id\":\"1\"", "\"id\":\"../../etc/passwd\""),
                PLAN.replace("\"sizes\":\"1000\"", "\"sizes\":\"cdf:/etc/passwd\""),
                PLAN.replace("\"workers\":1", "\"workers\":0"), PLAN.replace("\"workers\":1", "\"workers\":99999999"),
                PLAN.replace("\"connections\":1", "\"connections\":-2"),
                PLAN.replace("\"at_once\":1", "\"at_once\":0"),
                PLAN.replace("\"interval_ns\":1000000", "\"interval_ns\":1"),
                PLAN.replace("\"timeout_ns\":1", "\"timeout_ns\":9223372036854775807"),
                PLAN.replace("\"hold_ns\":0", "\"hold_ns\":-1"),
                PLAN.replace("\"workers\":1", "\"workers\":1,\"run\":0,\"server\":0,\"servers\":2"),
                PLAN.replace("\"workers\":1", "\"workers\":1,\"run\":7,\"server\":2,\"servers\":2"),
                PLAN.replace("\"workers\":1", "\"workers\":1,\"run\":7,\"server\":0,\"servers\":1"),
                PLAN.replace("\"closing\":\"client\"", "\"closing\":0"));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void shouldRefuseAPlanThatNobodyCanMean(String line) {
        assertThat(ControlCodec.parse(PLAN)).isInstanceOf(ControlMessage.Plan.class);
        assertThatThrownBy(() -> ControlCodec.parse(line)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldCarryWhichPartOfARunAServerHas() {
        ControlMessage.Plan part = (ControlMessage.Plan) ControlCodec.parse(
                PLAN.replace("\"workers\":1", "\"workers\":1,\"run\":-7,\"server\":1,\"servers\":2"));
        assertThat(part.share().part()).isEqualTo(new ControlMessage.Plan.Part(-7, 1, 2));
        assertThat(ControlCodec.parse(ControlCodec.line(part))).isEqualTo(part);
        assertThat(((ControlMessage.Plan) ControlCodec.parse(PLAN)).share().part())
                .isEqualTo(ControlMessage.Plan.Part.WHOLE);
    }

    @Test
    void shouldMakeAllTextSafeToShow() {
        ControlMessage.Refused refused = (ControlMessage.Refused) ControlCodec
                .parse("{\"type\":\"refused\",\"reason\":\"\\u001b[2J\\u0007go\\naway\\u202e\"}");
        assertThat(refused.reason()).isEqualTo("\\u001b[2J\\u0007go\\u000aaway\\u202e");

        ControlMessage.Bye bye = (ControlMessage.Bye) ControlCodec
                .parse("{\"type\":\"bye\",\"host\":{\"name\":\"\\u009b31m\",\"unknown\":[{\"why\":\"\\u001b]0;\"}]}}");
        assertThat(ControlCodec.line(bye)).contains("\\\\u009b31m", "\\\\u001b]0;").doesNotContain("\"\\u");
    }

    @Test
    void shouldKeepShortWhatAPersonReadsAndWholeWhatNobodyDoes() {
        String histogram = "HISTFAAA" + "x".repeat(10_000);
        ControlMessage.Bye bye = (ControlMessage.Bye) ControlCodec.parse("{\"type\":\"bye\",\"host\":{\"name\":\""
                + "x".repeat(10_000) + "\",\"histogram\":\"" + histogram + "\"}}");

        assertThat(bye.host().text("name")).hasSize(500).endsWith("...");
        assertThat(bye.host().text("histogram")).isEqualTo(histogram);
    }

    @Test
    void shouldPassOnTheBytesAroundADamageInOneLine() {
        byte[] most = new byte[Incident.Dump.MOST_BYTES];
        ControlMessage.FromWorker told = new ControlMessage.FromWorker(1, 0,
                new Message.Dump(7, Incident.Dump.of(8, Direction.TO_SERVER, 9, 9, most, most)));

        String line = ControlCodec.line(told);

        assertThat(line.length()).isLessThan(Channel.MOST_SERVER_BYTES);
        assertThat(ControlCodec.parse(line)).isEqualTo(told);
    }

    @Test
    void shouldNeverRepeatMoreThanALineOfWhatItRefuses() {
        String line = "{\"type\":\"" + "\\u001b".repeat(100_000) + "\"}";

        assertThatThrownBy(() -> ControlCodec.parse(line)).isInstanceOf(IllegalArgumentException.class)
                .message()
                .hasSizeLessThan(300)
                .doesNotContain("\u001b");
    }

    private static Stream<String> lines(String resource) throws IOException {
        try (InputStream in = ControlCodecTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList().stream();
        }
    }
}
