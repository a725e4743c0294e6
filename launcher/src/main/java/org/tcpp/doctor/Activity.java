package org.tcpp.doctor;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.tcpp.host.CpuMeter;
import org.tcpp.host.CpuTicks;
import org.tcpp.host.KernelCounters;
import org.tcpp.host.Source;

/**
 * What a host did for a second in which no run was under way.
 *
 * @param counters by how much the kernel's counters grew
 * @param ticks what its processors did; none where nobody tells
 * @param ownTicks how many of these went to this process
 * @param more counters that are read here alone, by their name in a check; those that cannot be read are missing
 */
record Activity(KernelCounters counters, CpuTicks ticks, long ownTicks, Map<String, Long> more) {

    /** Packets that found the queue of their processor full. */
    static final String BACKLOG_DROPS = "softnet_dropped";
    /** Times at which a processor was slowed down for its heat. */
    static final String THROTTLED = "core_throttle_count";

    private static final String CPU = "/sys/devices/system/cpu/";
    private static final int HEXADECIMAL = 16;
    private static final CpuTicks NO_TICKS = new CpuTicks(0, 0, 0, 0, 0, 0);

    /** Watches; takes the second. */
    static Activity watch(String networkInterface, long milliseconds) {
        Source source = Source.here();
        KernelCounters counters = KernelCounters.read(networkInterface);
        Map<String, Long> more = more(source);
        CpuTicks ticksBefore = snapshot();
        long ownNs = ownNs();
        long beganNs = System.nanoTime();
        CompletableFuture.runAsync(() -> {
            // time is all that has to pass
        }, CompletableFuture.delayedExecutor(milliseconds, TimeUnit.MILLISECONDS)).join();
        CpuTicks ticksAfter = snapshot();
        CpuTicks used = ticksBefore == null || ticksAfter == null ? NO_TICKS : ticksAfter.since(ticksBefore);
        long ownShare = ownNs() - ownNs;
        long elapsedNs = System.nanoTime() - beganNs;
        long processors = Runtime.getRuntime().availableProcessors();
        Map<String, Long> grown = new TreeMap<>();
        more(source).forEach((name, after) -> {
            if (more.containsKey(name)) {
                grown.put(name, after - more.get(name));
            }
        });
        return new Activity(KernelCounters.read(networkInterface).minus(counters), used,
                (long) (used.total() * ((double) ownShare / (elapsedNs * processors))), grown);
    }

    /** Now; null where the system cannot be asked, as in a container without /sys. */
    private static CpuTicks snapshot() {
        try {
            return CpuMeter.snapshot();
        } catch (RuntimeException | LinkageError _) {
            return null;
        }
    }

    /** Both are sums over all processors. */
    private static Map<String, Long> more(Source source) {
        Map<String, Long> counts = new TreeMap<>();
        try {
            counts.put(BACKLOG_DROPS, backlogDrops(source.read("/proc/net/softnet_stat")));
        } catch (IOException | RuntimeException _) {
            // another system, or another form: then nothing is said of it
        }
        for (String processor : source.list(CPU)) {
            try {
                String file = CPU + processor + "/thermal_throttle/core_throttle_count";
                if (source.has(file)) {
                    counts.merge(THROTTLED, Long.valueOf(source.read(file)), Long::sum);
                }
            } catch (IOException | RuntimeException _) {
                // it has just been taken out
            }
        }
        return counts;
    }

    /** The second number of each line, in hexadecimal (net/core/net-procfs.c). */
    static long backlogDrops(String text) {
        return text.lines().map(line -> line.split("\\s+")).mapToLong(words -> Long.parseLong(words[1], HEXADECIMAL))
                .sum();
    }

    private static long ownNs() {
        return ProcessHandle.current().info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }
}
