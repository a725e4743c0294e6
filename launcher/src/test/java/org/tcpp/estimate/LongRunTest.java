package org.tcpp.estimate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LongRunTest {

    @Test
    void shouldTakeAWeekAtIntervalsOf100MillisecondsInASmallHeap() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx16m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), Week.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

        assertThat(process.waitFor()).as(said).isZero();
        // bytes of the whole run, of its rows, of what was followed; and how many rows that is
        assertThat(said).matches("6048000000 6048000000 6048000000 [3-6]\\d\\d");
    }
}
