package org.tcpp.host;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ProcessorsTest {

    @TempDir
    private Path root;
    private HostFiles files;

    @BeforeEach
    void make() {
        files = new HostFiles(root).file("/sys/devices/system/cpu/online", "0-7").file("/proc/self/status", """
                Name:\tjava
                Cpus_allowed:\tff
                Cpus_allowed_list:\t0-7
                """);
    }

    @Test
    void shouldUseAllWhereNothingSaysOtherwise() {
        Processors processors = Processors.read(files.source());

        assertThat(processors.allowed()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(processors.effective()).isEqualTo(8);
        assertThat(processors.limited()).isFalse();
    }

    @Test
    void shouldFollowTheAffinityMask() {
        files.file("/proc/self/status", "Cpus_allowed_list:\t2,5-6");
        Processors processors = Processors.read(files.source());

        assertThat(processors.effective()).isEqualTo(3);
        assertThat(processors.limited()).isTrue();
        assertThat(List.of(processors.inTurn(0), processors.inTurn(2), processors.inTurn(3))).containsExactly(2, 6, 2);
    }

    @Test
    void shouldFollowTheQuotaOfAControlGroup() {
        files.versionTwo("/", "/a").file("/sys/fs/cgroup/a/cpu.max", "50000 100000");
        Processors processors = Processors.read(files.source());

        assertThat(processors.effective()).isEqualTo(0.5);
        assertThat(processors.limited()).isTrue();
        assertThat(processors.quotaName()).isEqualTo("cpu.max of the control group /a");
    }

    @Test
    void shouldNotBeHeldBackByAQuotaAboveTheMask() {
        files.file("/proc/self/status", "Cpus_allowed_list:\t3").versionTwo("/", "/a")
                .file("/sys/fs/cgroup/a/cpu.max", "400000 100000");

        assertThat(Processors.read(files.source()).effective()).isEqualTo(1);
    }

    @Test
    void shouldKnowThisHost() {
        assertThat(Processors.here().allowed()).hasSizeGreaterThanOrEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(Processors.here().effective()).isPositive();
    }
}
