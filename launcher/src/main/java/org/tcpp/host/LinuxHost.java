package org.tcpp.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * What Linux says of a host in its own files, which takes a few milliseconds; OSHI starts five programs for it. Each
 * answer is null where the files do not have it. Stateless; any thread.
 */
final class LinuxHost {

    private static final String SNMP = "/proc/net/snmp";
    private static final long BYTES_PER_KB = 1024;
    /** Of the line cpu in /proc/stat, proc_stat(5): user, nice, system, idle, iowait, irq, softirq, steal. */
    private static final int TICKS = 8;
    /** os-release(5) looks there in this order. */
    private static final List<String> RELEASES = List.of("/etc/os-release", "/usr/lib/os-release");

    private static final Map<HostCount, String> TCP = Map.of(HostCount.TCP_CONNECTIONS_OPENED, "ActiveOpens",
            HostCount.TCP_CONNECTIONS_ACCEPTED, "PassiveOpens", HostCount.TCP_CONNECTIONS_FAILED, "AttemptFails",
            HostCount.TCP_CONNECTIONS_RESET, "EstabResets", HostCount.TCP_SEGMENTS_SENT, "OutSegs",
            HostCount.TCP_SEGMENTS_RECEIVED, "InSegs", HostCount.TCP_SEGMENTS_RETRANSMITTED, "RetransSegs",
            HostCount.TCP_SEGMENTS_ERRONEOUS, "InErrs", HostCount.TCP_RESETS_SENT, "OutRsts");

    private static final Map<HostCount, String> LINK = Map.of(HostCount.INTERFACE_BYTES_SENT, "tx_bytes",
            HostCount.INTERFACE_BYTES_RECEIVED, "rx_bytes", HostCount.INTERFACE_PACKETS_SENT, "tx_packets",
            HostCount.INTERFACE_PACKETS_RECEIVED, "rx_packets", HostCount.INTERFACE_ERRORS_SENT, "tx_errors",
            HostCount.INTERFACE_ERRORS_RECEIVED, "rx_errors", HostCount.INTERFACE_DROPS_RECEIVED, "rx_dropped");

    private final Source source;

    /** The host whose files stand below the source's root. */
    LinuxHost(Source source) {
        this.source = source;
    }

    /** This host; null if it is none of Linux. */
    static LinuxHost here() {
        Source here = Source.here();
        return here.isLinux() ? new LinuxHost(here) : null;
    }

    /** The distribution: {@code Debian GNU/Linux}. */
    String systemName() {
        return release("NAME");
    }

    /** Its version: {@code 13 (trixie)}. */
    String systemVersion() {
        String version = release("VERSION");
        return version == null ? release("VERSION_ID") : version;
    }

    /** As the processor calls itself; not on all architectures. */
    String processorModel() {
        return known(() -> field(source.read("/proc/cpuinfo"), "model name"));
    }

    /** Those online. */
    Integer logicalProcessors() {
        int count = processors().size();
        return count == 0 ? null : count;
    }

    /** Cores of those online. */
    Integer physicalProcessors() {
        Set<String> cores = new HashSet<>();
        for (String processor : processors()) {
            String socket = field(processor, "physical id");
            String core = field(processor, "core id");
            if (socket == null || core == null) {
                return null;
            }
            cores.add(socket + " " + core);
        }
        return cores.isEmpty() ? null : cores.size();
    }

    Long memoryBytes() {
        return memory("MemTotal");
    }

    Long availableMemoryBytes() {
        return memory("MemAvailable");
    }

    /** How the processors have spent their time since boot. */
    CpuTicks ticks() {
        return known(() -> {
            String[] words = source.read("/proc/stat").lines().findFirst().orElseThrow().split("\\s+");
            long[] ticks = new long[TICKS];
            for (int i = 0; i < TICKS; i++) {
                ticks[i] = Long.parseLong(words[i + 1]);
            }
            return CpuMeter.of(ticks);
        });
    }

    /** The counts of all TCP, and of that interface, which may be null. */
    Map<HostCount, Long> counts(String networkInterface) {
        Map<HostCount, Long> counts = new EnumMap<>(HostCount.class);
        Map<String, Long> tcp = known(() -> LinuxCounters.table(source.read(SNMP), "Tcp"));
        TCP.forEach((count, name) -> put(counts, count, tcp == null ? null : tcp.get(name)));
        if (networkInterface != null) {
            Path statistics = Path.of("/sys/class/net", networkInterface, "statistics");
            LINK.forEach((count, name) -> put(counts, count,
                    known(() -> Long.valueOf(source.read(statistics.resolve(name).toString())))));
        }
        return counts;
    }

    private static void put(Map<HostCount, Long> counts, HostCount count, Long value) {
        if (value != null) {
            counts.put(count, value);
        }
    }

    private String release(String name) {
        for (String file : RELEASES) {
            Map<String, String> values = known(() -> {
                Map<String, String> all = new HashMap<>();
                source.read(file).lines().filter(line -> line.contains("=")).forEach(
                        line -> all.put(line.substring(0, line.indexOf('=')), unquoted(line)));
                return all;
            });
            if (values != null) {
                return values.get(name);
            }
        }
        return null;
    }

    private static String unquoted(String line) {
        String value = line.substring(line.indexOf('=') + 1).strip();
        boolean quoted = value.length() > 1 && (value.startsWith("\"") || value.startsWith("'"))
                && value.endsWith(value.substring(0, 1));
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private List<String> processors() {
        String text = known(() -> source.read("/proc/cpuinfo"));
        return text == null
                ? List.of()
                : List.of(text.split("\n\\s*\n")).stream().filter(one -> field(one, "processor") != null).toList();
    }

    /** A line of proc_meminfo(5), in bytes. */
    Long memory(String name) {
        return known(() -> {
            String field = field(source.read("/proc/meminfo"), name);
            return field == null ? null : Long.parseLong(field.replace(" kB", "")) * BYTES_PER_KB;
        });
    }

    /** What stands behind the name and a colon in the first such line, or null. */
    private static String field(String text, String name) {
        return text.lines().filter(line -> line.startsWith(name) && line.indexOf(':') >= name.length()
                && line.substring(name.length(), line.indexOf(':')).isBlank())
                .map(line -> line.substring(line.indexOf(':') + 1).strip()).findFirst().orElse(null);
    }

    private static <T> T known(Callable<T> answer) {
        try {
            return answer.call();
        } catch (IOException | RuntimeException _) {
            return null;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
