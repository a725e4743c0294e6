package org.tcpp.host;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import oshi.hardware.CentralProcessor;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.software.os.InternetProtocolStats.TcpStats;
import oshi.software.os.OperatingSystem;

import static org.assertj.core.api.Assertions.assertThat;

/** What Linux' files say of a host. */
class LinuxHostTest {

    @TempDir
    private Path root;

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldSayOfThisHostWhatOshiSays() {
        LinuxHost linux = LinuxHost.here();
        OperatingSystem system = Oshi.system().getOperatingSystem();
        HardwareAbstractionLayer hardware = Oshi.system().getHardware();
        CentralProcessor processor = hardware.getProcessor();
        Map<HostCount, Long> before = linux.counts("lo");
        TcpStats tcp = system.getInternetProtocolStats().getTCPv4Stats();
        Map<HostCount, Long> after = linux.counts("lo");

        assertThat(linux.systemName()).isEqualTo(system.getFamily());
        assertThat(linux.systemVersion()).startsWith(system.getVersionInfo().getVersion());
        assertThat(linux.logicalProcessors()).isEqualTo(processor.getLogicalProcessorCount());
        assertThat(linux.memoryBytes()).isEqualTo(hardware.getMemory().getTotal());
        assertThat(linux.availableMemoryBytes()).isPositive().isLessThan(linux.memoryBytes());
        assertThat(tcp.getConnectionsActive()).isBetween(before.get(HostCount.TCP_CONNECTIONS_OPENED),
                after.get(HostCount.TCP_CONNECTIONS_OPENED));
        assertThat(tcp.getSegmentsSent()).isBetween(before.get(HostCount.TCP_SEGMENTS_SENT),
                after.get(HostCount.TCP_SEGMENTS_SENT));
        assertThat(after).hasSize(HostCount.values().length);
    }

    @Test
    void shouldCountCoresOfSocketsAndThreadsOfCores() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            text.append("processor\t: %d\nmodel name\t: A CPU @ 2: GHz\nphysical id\t: %d\ncore id\t\t: %d\n\n"
                    .formatted(i, i / 4, i / 2 % 2));
        }
        LinuxHost host = new LinuxHost(host().file("/proc/cpuinfo", text.toString()).source());

        assertThat(host.logicalProcessors()).isEqualTo(8);
        assertThat(host.physicalProcessors()).isEqualTo(4);
        assertThat(host.processorModel()).isEqualTo("A CPU @ 2: GHz");
    }

    /** As on ARM. */
    @Test
    void shouldNotKnowWhatAProcessorDoesNotSay() {
        LinuxHost host = new LinuxHost(
                host().file("/proc/cpuinfo", "processor\t: 0\nCPU part\t: 0xd0c\n\nprocessor\t: 1\n").source());

        assertThat(host.logicalProcessors()).isEqualTo(2);
        assertThat(host.physicalProcessors()).isNull();
        assertThat(host.processorModel()).isNull();
    }

    @Test
    void shouldReadTheReleaseWithAndWithoutQuotes() {
        assertThat(new LinuxHost(
                host().file("/etc/os-release", "NAME=\"Debian GNU/Linux\"\nVERSION_ID=\"12\"\nVERSION='12 (x)'")
                        .source()))
                .returns("Debian GNU/Linux", LinuxHost::systemName).returns("12 (x)",
                        LinuxHost::systemVersion);
        assertThat(new LinuxHost(host().file("/etc/os-release", "NAME=Fedora\nVERSION_ID=43\n").source()))
                .returns("Fedora", LinuxHost::systemName).returns("43", LinuxHost::systemVersion);
    }

    @Test
    void shouldReadTimesAndMemory() {
        LinuxHost host = new LinuxHost(host()
                .file("/proc/stat", "cpu  1 2 4 8 16 32 64 128 0 0\ncpu0 1 2 4 8 16 32 64 128 0 0")
                .file("/proc/meminfo", "MemTotal:       2000 kB\nMemFree:  1 kB\nMemAvailable:    500 kB").source());

        assertThat(host.ticks()).isEqualTo(new CpuTicks(1, 2, 4, 32 + 64, 8 + 16, 128));
        assertThat(host.memoryBytes()).isEqualTo(2_048_000);
        assertThat(host.availableMemoryBytes()).isEqualTo(512_000);
    }

    @Test
    void shouldKnowNothingWithoutFiles() {
        LinuxHost host = new LinuxHost(host().source());

        assertThat(host.systemName()).isNull();
        assertThat(host.systemVersion()).isNull();
        assertThat(host.logicalProcessors()).isNull();
        assertThat(host.physicalProcessors()).isNull();
        assertThat(host.memoryBytes()).isNull();
        assertThat(host.ticks()).isNull();
        assertThat(host.counts("eth0")).isEmpty();
    }

    private HostFiles host() {
        return new HostFiles(root);
    }
}
