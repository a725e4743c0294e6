package org.tcpp.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.tcpp.host.Limits.TimeWaitReuse;

/** Reads the limits of this host: from /proc on Linux, from sysctl(8) and sh(1) elsewhere. */
public final class LimitsReader {

    private LimitsReader() {}

    /** The limits now. Starts short processes on systems other than Linux; never fails. */
    public static Limits read() {
        return Files.isReadable(Path.of("/proc/self/limits")) ? linux(Path.of("/")) : bsd();
    }

    /** The limits as the files under {@code root} tell them; a test gives a root of its own. */
    static Limits linux(Path root) {
        Path net = root.resolve("proc/sys/net");
        Optional<String[]> range = Optional.ofNullable(SysFile.text(net.resolve("ipv4/ip_local_port_range")))
                .map(text -> text.split("\\s+"))
                .filter(ports -> ports.length == 2);
        return new Limits(hardDescriptors(root), SysFile.number(root.resolve("proc/sys/fs/file-max")),
                range.map(ports -> Integer.valueOf(ports[0])).orElse(null),
                range.map(ports -> Integer.valueOf(ports[1])).orElse(null), available(root),
                SysFile.number(net.resolve("core/somaxconn")),
                SysFile.number(net.resolve("netfilter/nf_conntrack_max")),
                reuse(net.resolve("ipv4/tcp_tw_reuse")));
    }

    private static Limits bsd() {
        Long first = sysctl("net.inet.ip.portrange.first");
        Long last = sysctl("net.inet.ip.portrange.last");
        return new Limits(Commands.number("sh", "-c", "ulimit -Hn"), sysctl("kern.maxfiles"),
                first == null ? null : first.intValue(), last == null ? null : last.intValue(), null,
                sysctl("kern.ipc.soacceptqueue"), null, null);
    }

    private static Long sysctl(String name) {
        return Commands.number("sysctl", "-n", name);
    }

    /** proc_pid_limits(5): {@code Max open files  1024  20000  files}; "unlimited" is as good as unknown. */
    private static Long hardDescriptors(Path root) {
        return Stream.ofNullable(SysFile.text(root.resolve("proc/self/limits")))
                .flatMap(String::lines)
                .filter(line -> line.startsWith("Max open files"))
                .map(line -> line.substring("Max open files".length()).strip().split("\\s+"))
                .filter(columns -> columns.length > 1 && columns[1].matches("\\d{1,18}"))
                .map(columns -> Long.valueOf(columns[1]))
                .findFirst()
                .orElse(null);
    }

    /** The lesser of what the host has free (proc_meminfo(5), MemAvailable) and what this control group may take. */
    private static Long available(Path root) {
        OptionalLong host = Stream.ofNullable(SysFile.text(root.resolve("proc/meminfo")))
                .flatMap(String::lines)
                .filter(line -> line.startsWith("MemAvailable:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst();
        Long most = SysFile.number(root.resolve("sys/fs/cgroup/memory.max"));
        Long used = SysFile.number(root.resolve("sys/fs/cgroup/memory.current"));
        if (host.isEmpty()) {
            return null;
        }
        return most == null || used == null ? host.getAsLong() : Math.min(host.getAsLong(), Math.max(0, most - used));
    }

    private static TimeWaitReuse reuse(Path file) {
        Long value = SysFile.number(file);
        return value == null || value < 0 || value > 2 ? null : TimeWaitReuse.values()[value.intValue()];
    }
}
