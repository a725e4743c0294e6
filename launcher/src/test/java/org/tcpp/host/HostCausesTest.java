package org.tcpp.host;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class HostCausesTest {

    @TempDir
    private Path root;
    private HostFiles files;

    @BeforeEach
    void make() {
        files = new HostFiles(root).file("/proc/vmstat", "nr_free_pages 7\noom_kill 3");
    }

    @Test
    void shouldNameTheControlGroupThatHadNoMemoryLeft() {
        files.versionTwo("/", "/a/b").file("/sys/fs/cgroup/a/memory.max", "150000000")
                .file("/sys/fs/cgroup/a/memory.events", "low 0\nhigh 0\nmax 12\noom 1\noom_kill 1\noom_group_kill 0");
        HostCauses causes = HostCauses.at(files.source());
        assertThat(causes.of(137, true)).as("killed by somebody else").isNull();

        files.file("/sys/fs/cgroup/a/memory.events", "max 40\noom 2\noom_kill 2");

        assertThat(causes.of(137, true))
                .isEqualTo("out of memory: memory.max of the control group /a is 150 MB");
        assertThat(causes.of(143, true)).isNull();
    }

    @Test
    void shouldNameItInVersionOneToo() {
        String control = "/sys/fs/cgroup/memory/a/memory.oom_control";
        files.versionOne("/", "/a").file("/sys/fs/cgroup/memory/a/memory.limit_in_bytes", "150000000")
                .file(control, "oom_kill_disable 0\nunder_oom 0\noom_kill 0");
        HostCauses causes = HostCauses.at(files.source());

        files.file(control, "oom_kill_disable 0\nunder_oom 0\noom_kill 1");

        assertThat(causes.of(137, true))
                .isEqualTo("out of memory: memory.limit_in_bytes of the control group /a is 150 MB");
    }

    @Test
    void shouldSayThatTheHostHadNoMemoryLeft() {
        HostCauses causes = HostCauses.at(files.source());

        files.file("/proc/vmstat", "nr_free_pages 7\noom_kill 4");

        assertThat(causes.of(137, true)).isEqualTo("out of memory: the kernel killed a process of this host");
    }

    @Test
    void shouldNameTheLimitOfAddressSpaceOfAJvmThatDidNotStart() {
        files.file("/proc/self/limits",
                "Max address space         1500000000           unlimited            bytes     ");
        HostCauses causes = HostCauses.at(files.source());

        assertThat(causes.of(1, false)).isEqualTo("a process may have 1500 MB of address space (ulimit -v): raise it");
        assertThat(causes.of(1, true)).as("it had started").isNull();
        files.file("/proc/self/limits",
                "Max address space         unlimited            unlimited            bytes     ");
        assertThat(causes.of(1, false)).isNull();
    }
}
