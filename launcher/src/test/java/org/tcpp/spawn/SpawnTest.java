package org.tcpp.spawn;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SpawnTest {

    private final AtomicInteger tries = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 15})
    void shouldStartWhatASignalForTheGroupWouldHaveKept(int signal) throws IOException {
        Process process = Spawn.start(() -> {
            if (tries.incrementAndGet() < 3) {
                throw helperEndedBy(signal);
            }
            return new ProcessBuilder("true").start();
        });

        assertThat(process).isNotNull();
        assertThat(tries).hasValue(3);
    }

    @Test
    void shouldGiveUpInTheEnd() {
        assertThatThrownBy(() -> start(helperEndedBy(2))).hasMessageContaining("signal: 2");
        assertThat(tries).hasValue(4);
    }

    @Test
    void shouldTakeEveryOtherReasonForOne() {
        assertThatThrownBy(() -> start(helperEndedBy(9))).hasMessageContaining("signal: 9");
        assertThatThrownBy(() -> start(new IOException((String) null))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Spawn.start(new ProcessBuilder("/no/such/command")))
                .isInstanceOf(IOException.class).hasMessageContaining("/no/such/command");
        assertThat(tries).hasValue(2);
    }

    private void start(IOException reason) throws IOException {
        Spawn.start(() -> {
            tries.incrementAndGet();
            throw reason;
        });
    }

    /** As the JDK says it. */
    private static IOException helperEndedBy(int signal) {
        return new IOException(
                "Cannot run program \"/bin/sh\": Failed to exec spawn helper: pid: 16384, signal: " + signal
                        + ", error: 0 (none) \nPossible reasons:\n  - Spawn helper ran into JDK version mismatch");
    }
}
