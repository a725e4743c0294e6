package org.tcpp.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ShellWordTest {

    @ParameterizedTest
    @ValueSource(strings = {"plain-1.0_a,b:/c@d%e+f=g", "", "two words", "it's",
            "$(id) `id` ; & | > * ? ~ ! # \\ \" {a,b}"})
    @DisabledOnOs(OS.WINDOWS)
    void shouldBeOneWordForAShell(String text) throws IOException {
        Process shell = new ProcessBuilder("sh", "-c", "printf %s. " + ShellWord.of(text)).start();

        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(text + ".");
    }
}
