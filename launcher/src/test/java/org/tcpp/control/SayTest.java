package org.tcpp.control;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The lines that launchers say to each other. Kept lines of a version are read for ever. */
class SayTest {

    static Stream<String> kept() throws IOException {
        try (InputStream in = SayTest.class.getResourceAsStream("v1.jsonl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("kept")
    void shouldReadEveryKeptLineAndWriteItAgain(String line) {
        assertThat(Say.parse(line).line()).isEqualTo(line);
    }

    @Test
    void shouldHaveKeptALineOfEveryKind() throws IOException {
        assertThat(kept().map(Say::parse).map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(Say.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "[]", "{}", "{\"type\":\"nonsense\"}", "{\"type\":\"serving\"}",
            "{\"type\":\"serving\",\"run\":99999999999}", "{\"type\":\"go\",\"type\":\"go\"}",
            "{\"type\":\"plan\",\"id\":\"1\",\"workers\":1,\"connections\":1,\"at_once\":1,\"sizes\":"
                    + "\"cdf:/etc/passwd\","
                    + "\"seed\":0,\"size_cap\":100,\"closing\":\"client\",\"interval_ns\":1}"})
    void shouldRefuseWhatIsNotOfThisVersion(String line) {
        assertThatThrownBy(() -> Say.parse(line)).isInstanceOf(IllegalArgumentException.class);
    }
}
