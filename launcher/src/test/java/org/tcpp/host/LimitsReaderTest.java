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
                Max address space         1500000000           unlimited            bytes
                """);
        write("proc/self/status", "Uid:\t0\t0\t0\t0\nThreads:\t20\n");
        write("proc/sys/fs/file-max", "2466160\n");
        write("proc/sys/net/ipv4/ip_local_port_range", "32768\t60999\n");
        write("proc/meminfo", "MemTotal:  2000 kB\nMemFree:   500 kB\nMemAvailable:    1000 kB\n");
        write("proc/sys/net/core/somaxconn", "4096\n");
        write("proc/sys/net/netfilter/nf_conntrack_max", "262144\n");
        write("proc/sys/net/ipv4/tcp_tw_reuse", "2\n");
        assertThat(LimitsReader.linux(new Source("Linux", root)))
                .isEqualTo(new Limits(new Limits.PerProcess(524_288L, 1_500_000_000L), 2_466_160L,
                        new Limits.Ports(32_768, 60_999, TimeWaitReuse.LOOPBACK),
                        new Limits.Memory(1_024_000L, 0L, null, null), null, 4_096L, 262_144L));
        assertThat(LimitsReader.linux(new Source("Linux", root)).ports().count()).isEqualTo(28_232);
    }

    @Test
    void shouldTakeTheMemoryThatTheControlGroupLeaves() throws IOException {
        write("proc/meminfo", "MemAvailable:    1000000 kB\nSwapFree:   50000 kB\n");
        HostFiles files = new HostFiles(root).versionTwo("/", "/a/b")
                .file("/sys/fs/cgroup/a/memory.max", "600000000")
                .file("/sys/fs/cgroup/a/memory.current", "200000000")
                .file("/sys/fs/cgroup/a/b/memory.high", "500000000")
                .file("/sys/fs/cgroup/a/memory.swap.max", "0");
        assertThat(LimitsReader.linux(files.source()).memory()).isEqualTo(new Limits.Memory(400_000_000L, 0L,
                500_000_000L, "memory.max of the control group /a, 600 MB"));

        files.file("/sys/fs/cgroup/a/memory.max", "max");
        assertThat(LimitsReader.linux(files.source()).memory())
                .isEqualTo(new Limits.Memory(1_024_000_000L, 0L, 500_000_000L, null));
    }

    @Test
    void shouldCountTheTasksThatMayStillBeStarted() {
        HostFiles files = new HostFiles(root).versionOne("/", "/a").file("/sys/fs/cgroup/pids/a/pids.max", "100")
                .file("/sys/fs/cgroup/pids/a/pids.current", "30")
                .file("/proc/self/limits", "Max processes             50                   50                processes")
                .file("/proc/self/status", "Uid:\t0\t0\t0\t0\nThreads:\t20\n");
        assertThat(LimitsReader.linux(files.source()).tasks()).as("the superuser")
                .isEqualTo(new Limits.Tasks(70, 100, "pids.max of the control group /a"));

        files.file("/proc/self/status", "Uid:\t1000\t1000\t1000\t1000\nThreads:\t20\n")
                .file("/proc/77/status", "Uid:\t1000\t1000\t1000\t1000\nThreads:\t20\n")
                .file("/proc/78/status", "Uid:\t1001\t1001\t1001\t1001\nThreads:\t900\n");
        assertThat(LimitsReader.linux(files.source()).tasks())
                .isEqualTo(new Limits.Tasks(30, 50, "the user's limit of processes, ulimit -u"));
    }

    @Test
    void shouldCallUnknownWhatIsNotThere() throws IOException {
        write("proc/self/limits", "Max open files            1024                 unlimited               files\n");
        write("proc/sys/fs/file-max", "9223372036854775807\n");
        assertThat(LimitsReader.linux(new Source("Linux", root))).isEqualTo(Limits.UNKNOWN);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldReadWholeNumbersOfARealKernel() {
        Limits limits = LimitsReader.read();
        assertThat(limits.process().descriptors()).isGreaterThan(100);
        assertThat(limits.ports().count()).isGreaterThan(10);
        assertThat(limits.memory().availableBytes()).isGreaterThan(1_000_000);
        assertThat(limits.acceptBacklog()).isGreaterThan(10);
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
