package org.tcpp.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.tcpp.host.Limits.TimeWaitReuse;

/** Reads the limits of this host: from /proc and the control groups on Linux, from sysctl(8) and sh(1) elsewhere. */
public final class LimitsReader {

    private static final long KILO = 1024;

    private LimitsReader() {}

    /** The limits now. Starts short processes on systems other than Linux; never fails. */
    public static Limits read() {
        return Files.isReadable(Path.of("/proc/self/limits")) ? linux(Source.here()) : bsd();
    }

    /** How many connections may wait to be accepted on one socket, or null. */
    public static Long acceptBacklog() {
        Source source = Source.here();
        return source.isLinux()
                ? number(source, "/proc/sys/net/core/somaxconn")
                : source.isFreeBsd() ? sysctl("kern.ipc.soacceptqueue") : null;
    }

    /** The limits as the files below the source's root tell them. */
    public static Limits linux(Source source) {
        Optional<String[]> range = Optional.ofNullable(text(source, "/proc/sys/net/ipv4/ip_local_port_range"))
                .map(text -> text.split("\\s+"))
                .filter(ports -> ports.length == 2);
        return new Limits(
                new Limits.PerProcess(limit(source, "Max open files", true), limit(source, "Max address space", false)),
                number(source, "/proc/sys/fs/file-max"),
                new Limits.Ports(range.map(ports -> Integer.valueOf(ports[0])).orElse(null),
                        range.map(ports -> Integer.valueOf(ports[1])).orElse(null),
                        reuse(number(source, "/proc/sys/net/ipv4/tcp_tw_reuse"))),
                memory(source), tasks(source), number(source, "/proc/sys/net/core/somaxconn"),
                number(source, "/proc/sys/net/netfilter/nf_conntrack_max"));
    }

    private static Limits bsd() {
        Long first = sysctl("net.inet.ip.portrange.first");
        Long last = sysctl("net.inet.ip.portrange.last");
        Long addressSpaceKilo = Commands.number("sh", "-c", "ulimit -Sv");
        return new Limits(
                new Limits.PerProcess(Commands.number("sh", "-c", "ulimit -Hn"),
                        addressSpaceKilo == null ? null : Long.valueOf(addressSpaceKilo * KILO)),
                sysctl("kern.maxfiles"),
                new Limits.Ports(first == null ? null : first.intValue(), last == null ? null : last.intValue(), null),
                new Limits.Memory(null, null, null, null), null, sysctl("kern.ipc.soacceptqueue"), null);
    }

    private static Long sysctl(String name) {
        return Commands.number("sysctl", "-n", name);
    }

    /** proc_pid_limits(5): {@code Max open files  1024  20000  files}; "unlimited" is as good as unknown. */
    private static Long limit(Source source, String name, boolean hard) {
        return Stream.ofNullable(text(source, "/proc/self/limits"))
                .flatMap(String::lines)
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip().split("\\s+"))
                .filter(columns -> columns.length > 1)
                .map(columns -> columns[hard ? 1 : 0])
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .findFirst()
                .orElse(null);
    }

    /** What the host has free (proc_meminfo(5)), and what the control groups leave. */
    private static Limits.Memory memory(Source source) {
        Long host = new LinuxHost(source).memory("MemAvailable");
        if (host == null) {
            return new Limits.Memory(null, null, null, null);
        }
        Long hostSwap = new LinuxHost(source).memory("SwapFree");
        GroupLimit most = GroupLimit.memory(source);
        GroupLimit high = GroupLimit.memoryHigh(source);
        boolean byGroup = most != null && most.left() < host;
        return new Limits.Memory(byGroup ? most.left() : host,
                GroupLimit.swapLeft(source, hostSwap == null ? 0 : hostSwap), high == null ? null : high.left(),
                byGroup ? most.name() + ", " + most.limit() / 1_000_000 + " MB" : null);
    }

    /** The tighter of pids.max and, for all but the superuser, the user's limit of processes (setrlimit(2)). */
    private static Limits.Tasks tasks(Source source) {
        GroupLimit group = GroupLimit.tasks(source);
        Limits.Tasks tightest = group == null ? null : new Limits.Tasks(group.left(), group.limit(), group.name());
        Long user = limit(source, "Max processes", false);
        Tasks mine = user == null ? null : Tasks.of(source);
        if (mine != null && !mine.superuser() && (tightest == null || user - mine.count() < tightest.left())) {
            return new Limits.Tasks(Math.max(0, user - mine.count()), user, "the user's limit of processes, ulimit -u");
        }
        return tightest;
    }

    private static TimeWaitReuse reuse(Long value) {
        return value == null || value < 0 || value > 2 ? null : TimeWaitReuse.values()[value.intValue()];
    }

    private static Long number(Source source, String file) {
        String text = text(source, file);
        return text != null && text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
    }

    private static String text(Source source, String file) {
        try {
            return source.read(file);
        } catch (IOException _) {
            return null;
        }
    }
}
