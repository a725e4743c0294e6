package org.tcpp.host;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the kernel has counted since the host started, or between two readings, whoever caused it. The names are the
 * kernel's own behind the place they come from: {@code tcp.RetransSegs}, {@code tcpext.ListenOverflows},
 * {@code interface.rx_dropped}, {@code softnet.dropped}, {@code conntrack.early_drop} on Linux,
 * {@code tcp.listen-queue-overflows} on FreeBSD; what control groups count is {@code cgroup.nr_throttled} and the like.
 * Every name that is asked for on the system is there, and of {@code driver.rx_queue_3_drops} and the like, which are
 * a network driver's own, those that it has.
 *
 * @param values name to count; null where it is not known
 * @param unknown name to reason, of those that are null, and of {@code tcp} or {@code interface} for all names of it
 */
public record KernelCounters(Map<String, Long> values, Map<String, String> unknown) {

    public KernelCounters {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        unknown = Collections.unmodifiableMap(new LinkedHashMap<>(unknown));
    }

    /**
     * Asks the system: a few milliseconds on Linux, up to two seconds for each of two programs on FreeBSD. Never
     * throws.
     *
     * @param networkInterface name of the interface that carries the run, or null: none is read
     */
    public static KernelCounters read(String networkInterface) {
        return read(networkInterface, Source.here());
    }

    static KernelCounters read(String networkInterface, Source source) {
        Gathering facts = new Gathering();
        Map<String, Long> values = new LinkedHashMap<>();
        if (networkInterface == null) {
            facts.missing("interface", "no single interface carries the run");
        }
        if (source.isLinux()) {
            LinuxCounters.read(networkInterface, source, values, facts);
        } else if (source.isFreeBsd()) {
            FreeBsdCounters.read(networkInterface, source, values, facts);
        } else {
            facts.missing("tcp", "no known way to ask " + source.system());
            facts.missing("interface", "no known way to ask " + source.system());
        }
        return new KernelCounters(values, facts.unknown());
    }

    /**
     * By how much each counter grew. One that went back, because it was reset or wrapped around, is null; of a driver's
     * own only those that grew are there.
     *
     * @param earlier an earlier reading of the same host
     */
    public KernelCounters minus(KernelCounters earlier) {
        Map<String, Long> differences = new LinkedHashMap<>();
        Map<String, String> reasons = new LinkedHashMap<>(earlier.unknown);
        reasons.putAll(unknown);
        values.forEach((name, after) -> {
            Long before = earlier.values.get(name);
            Long difference = before == null || after == null ? null : Long.valueOf(after - before);
            if (name.startsWith(DriverCounters.PLACE) && (difference == null || difference <= 0)) {
                return;
            }
            if (difference != null && difference < 0) {
                difference = null;
                reasons.put(name, "it went back from " + before + " to " + after + ": reset or wrapped around");
            } else if (difference == null) {
                reasons.putIfAbsent(name, "one of the two readings does not have it");
            }
            differences.put(name, difference);
        });
        return new KernelCounters(differences, reasons);
    }
}
