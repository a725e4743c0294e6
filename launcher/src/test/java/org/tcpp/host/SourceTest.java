package org.tcpp.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class SourceTest {

    private final Source here = Source.here();

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldReadNumbersOfTheKernelWhole() throws IOException {
        for (String file : new String[]{"/proc/sys/net/core/somaxconn", "/proc/sys/net/ipv4/ip_local_port_range",
                "/proc/sys/net/ipv4/tcp_congestion_control"}) {
            assertThat(here.read(file)).as(file).isEqualTo(cat(file));
        }
    }

    private static String cat(String file) throws IOException {
        return new String(new ProcessBuilder("cat", file).start().getInputStream().readAllBytes(),
                StandardCharsets.ISO_8859_1).strip();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldReadFilesLargerThanItsBuffer() throws IOException {
        assertThat(here.read("/proc/self/maps").length()).isGreaterThan(8192);
    }

    @Test
    void shouldNameAFileThatIsNotThere(@TempDir Path empty) {
        assertThatThrownBy(() -> new Source("Linux", empty).read("/proc/none"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("proc/none");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void shouldNameAProgramThatFails() {
        assertThatThrownBy(() -> here.run("/bin/sh", "-c", "exit 3")).isInstanceOf(IOException.class)
                .hasMessage("/bin/sh -c exit 3 ended with status 3");
        assertThatThrownBy(() -> here.run("/none/such")).isInstanceOf(IOException.class)
                .hasMessageContaining("/none/such");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void shouldNotWaitForAProgramThatHangs() {
        assertTimeoutPreemptively(Duration.ofSeconds(20),
                () -> assertThatThrownBy(() -> here.run("sleep", "60")).isInstanceOf(IOException.class)
                        .hasMessage("sleep 60 did not answer within 2 s"));
    }
}
