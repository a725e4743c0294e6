package org.tcpp.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tcpp.host.Limits.TimeWaitReuse;

import static org.assertj.core.api.Assertions.assertThat;

class LimitsReaderTest {

    @TempDir
    Path root;

    @Test
    void shouldReadTheFilesOfLinux() throws IOException {
        write("proc/self/limits", """
                Limit                     Soft Limit           Hard Limit           Units
                Max processes             95000                95000                processes
                Max open files            1024                 524288               files
                """);
        write("proc/sys/fs/file-max", "2466160\n");
        write("proc/sys/net/ipv4/ip_local_port_range", "32768\t60999\n");
        write("proc/meminfo", "MemTotal:  2000 kB\nMemFree:   500 kB\nMemAvailable:    1000 kB\n");
        write("proc/sys/net/core/somaxconn", "4096\n");
        write("proc/sys/net/netfilter/nf_conntrack_max", "262144\n");
        write("proc/sys/net/ipv4/tcp_tw_reuse", "2\n");
        assertThat(LimitsReader.linux(root)).isEqualTo(new Limits(524_288L, 2_466_160L, 32_768, 60_999, 1_024_000L,
                4_096L, 262_144L, TimeWaitReuse.LOOPBACK));
        assertThat(LimitsReader.linux(root).ports()).isEqualTo(28_232);
    }

    @Test
    void shouldTakeTheMemoryThatTheControlGroupLeaves() throws IOException {
        write("proc/meminfo", "MemAvailable:    1000 kB\n");
        write("sys/fs/cgroup/memory.max", "600000\n");
        write("sys/fs/cgroup/memory.current", "200000\n");
        assertThat(LimitsReader.linux(root).availableBytes()).isEqualTo(400_000L);
        write("sys/fs/cgroup/memory.max", "max\n");
        assertThat(LimitsReader.linux(root).availableBytes()).isEqualTo(1_024_000L);
    }

    @Test
    void shouldCallUnknownWhatIsNotThere() throws IOException {
        write("proc/self/limits", "Max open files            1024                 unlimited               files\n");
        write("proc/sys/fs/file-max", "9223372036854775807\n");
        assertThat(LimitsReader.linux(root)).isEqualTo(new Limits(null, null, null, null, null, null, null, null));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldReadWholeNumbersOfARealKernel() {
        Limits limits = LimitsReader.read();
        assertThat(limits.descriptorsPerProcess()).isGreaterThan(100);
        assertThat(limits.ports()).isGreaterThan(10);
        assertThat(limits.availableBytes()).isGreaterThan(1_000_000);
        assertThat(limits.acceptBacklog()).isGreaterThan(10);
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
