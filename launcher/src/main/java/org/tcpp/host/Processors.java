package org.tcpp.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The processors that this process may use, which may be fewer than the host has: its affinity mask names some of them
 * (taskset(1), cpusets), and a quota of a control group may leave it a part of their time.
 *
 * @param allowed numbers of the processors in the affinity mask, rising; never empty
 * @param quotaMilli thousandths of a processor that all processes of a control group may use together, or null
 * @param quotaName which quota that is, or null
 * @param ofHost processors of the host that are online, or null
 */
public record Processors(List<Integer> allowed, Long quotaMilli, String quotaName, Integer ofHost) {

    private static final double MILLI = 1000;

    public Processors {
        allowed = List.copyOf(allowed);
    }

    /** Those of this process, now. Some small files on Linux; elsewhere what the JVM says. */
    public static Processors here() {
        return read(Source.here());
    }

    /** Those that the files below a root tell of. */
    public static Processors read(Source source) {
        List<Integer> allowed = source.isLinux() ? allowed(source) : List.of();
        GroupLimit quota = source.isLinux() ? GroupLimit.cpu(source) : null;
        return new Processors(allowed.isEmpty() ? all(Runtime.getRuntime().availableProcessors()) : allowed,
                quota == null ? null : quota.limit(), quota == null ? null : quota.name(),
                source.isLinux() ? online(source) : null);
    }

    /** How many processors' time this process may use: 0.5 with half a processor. */
    public double effective() {
        return quotaMilli == null ? allowed.size() : Math.min(allowed.size(), quotaMilli / MILLI);
    }

    /** The processor for the i-th of some processes, in turn. */
    public int inTurn(int i) {
        return allowed.get(i % allowed.size());
    }

    /** True if this process may not use all of the host. */
    public boolean limited() {
        return ofHost != null && effective() < ofHost;
    }

    /** proc_pid_status(5), {@code Cpus_allowed_list: 0-3,8}. */
    private static List<Integer> allowed(Source source) {
        try {
            return source.read("/proc/self/status").lines().filter(line -> line.startsWith("Cpus_allowed_list:"))
                    .map(line -> numbers(line.substring(line.indexOf(':') + 1).strip())).findFirst()
                    .orElse(List.of());
        } catch (IOException | NumberFormatException _) {
            return List.of();
        }
    }

    private static Integer online(Source source) {
        try {
            return numbers(source.read("/sys/devices/system/cpu/online")).size();
        } catch (IOException | NumberFormatException _) {
            return null;
        }
    }

    private static List<Integer> numbers(String list) {
        List<Integer> numbers = new ArrayList<>();
        for (String range : list.split(",")) {
            String[] ends = range.strip().split("-");
            for (int i = Integer.parseInt(ends[0]); i <= Integer.parseInt(ends[ends.length - 1]); i++) {
                numbers.add(i);
            }
        }
        return numbers;
    }

    private static List<Integer> all(int count) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(i);
        }
        return numbers;
    }
}
