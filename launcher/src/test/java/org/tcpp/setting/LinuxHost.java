package org.tcpp.setting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tcpp.host.Source;

/**
 * A Linux host of files, as they were recorded: a server with two processors, eight receive queues and a governor that
 * saves power. Tests change one thing or the other.
 */
public final class LinuxHost {

    private static final String CPU = "/sys/devices/system/cpu/";
    private static final String NIC = "/sys/class/net/eth9/";

    private final Path root;

    /** Below a folder. */
    public LinuxHost(Path root) {
        this.root = root;
        file("/proc/sys/kernel/osrelease", "6.12.48+deb13-amd64");
        file("/proc/cpuinfo", "processor\t: 0\nflags\t\t: fpu vme tsc constant_tsc\n");
        file("/proc/self/status", "Name:\tjava\nCpus_allowed_list:\t0-1\n");
        file("/proc/self/limits", "Max open files            1024                 524288               files     ");
        file(CPU + "online", "0-1");
        file("/sys/devices/system/clocksource/clocksource0/current_clocksource", "tsc");
        file(CPU + "vulnerabilities/meltdown", "Not affected");
        file(CPU + "vulnerabilities/retbleed", "Mitigation: Enhanced IBRS");
        file(CPU + "vulnerabilities/spectre_v2", "Mitigation: Enhanced / Automatic IBRS; IBPB: conditional");
        file(CPU + "cpu0/cpufreq/scaling_governor", "powersave");
        file(CPU + "cpu1/cpufreq/scaling_governor", "performance");
        file(CPU + "intel_pstate/no_turbo", "0");
        file(CPU + "smt/active", "1");
        file(CPU + "cpu0/cpuidle/state0/latency", "0");
        file(CPU + "cpu0/cpuidle/state0/disable", "0");
        file(CPU + "cpu0/cpuidle/state1/latency", "2");
        file(CPU + "cpu0/cpuidle/state1/disable", "0");
        file(CPU + "cpu0/cpuidle/state2/latency", "133");
        file(CPU + "cpu0/cpuidle/state2/disable", "0");
        file("/sys/devices/system/node/node0/cpulist", "0-1");
        file("/proc/711/comm", "irqbalance");
        tcp();
        file(NIC + "carrier", "1");
        file(NIC + "speed", "25000");
        file(NIC + "duplex", "full");
        file(NIC + "mtu", "9000");
        file(NIC + "device/numa_node", "0");
        for (int queue = 0; queue < 8; queue++) {
            file(NIC + "queues/rx-" + queue + "/rps_cpus", "00");
            file("/proc/irq/" + (60 + queue) + "/effective_affinity_list", String.valueOf(queue % 2));
        }
        file("/proc/interrupts", """
                           CPU0       CPU1
                  60:     912345          0  IR-PCI-MSIX-0000:41:00.0   1-edge  eth9-TxRx-0
                  61:          0     884321  IR-PCI-MSIX-0000:41:00.0   2-edge  eth9-TxRx-1
                  70:          4          0  IR-PCI-MSIX-0000:00:1f.2   0-edge  ahci[0000:00:1f.2]
                """);
    }

    private void tcp() {
        String ipv4 = "/proc/sys/net/ipv4/";
        file(ipv4 + "tcp_rmem", "4096\t131072\t6291456");
        file(ipv4 + "tcp_wmem", "4096\t16384\t4194304");
        file(ipv4 + "tcp_mem", "767409\t1023214\t1534818");
        file(ipv4 + "tcp_congestion_control", "cubic");
        file(ipv4 + "tcp_no_metrics_save", "0");
        file(ipv4 + "tcp_sack", "1");
        file(ipv4 + "tcp_tw_reuse", "2");
        file(ipv4 + "tcp_max_syn_backlog", "4096");
        file(ipv4 + "ip_local_port_range", "32768\t60999");
        file("/proc/sys/net/core/rmem_max", "212992");
        file("/proc/sys/net/core/somaxconn", "4096");
    }

    /** A file by its absolute name. */
    public LinuxHost file(String name, String text) {
        try {
            Path file = root.resolve(name.substring(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, text + "\n");
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a file away. */
    public LinuxHost without(String name) {
        try {
            Files.delete(root.resolve(name.substring(1)));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its settings, with the interface eth9. */
    public Settings settings() {
        return SettingsReader.read(new Source("Linux", root), "eth9", false);
    }
}
