package org.tcpp.host;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a host had counted at a moment, or between two.
 *
 * @param cpu how its processors spent their time, or null
 * @param counts counters; one that is not known is not there
 */
public record HostReading(CpuTicks cpu, Map<HostCount, Long> counts) {

    public HostReading {
        Map<HostCount, Long> copy = new EnumMap<>(HostCount.class);
        copy.putAll(counts);
        counts = Collections.unmodifiableMap(copy);
    }

    /** What came after {@code earlier}. A counter that went back, reset or wrapped around, is left out. */
    public HostReading since(HostReading earlier) {
        Map<HostCount, Long> growth = new EnumMap<>(HostCount.class);
        counts.forEach((count, now) -> {
            Long then = earlier.counts.get(count);
            if (then != null && then <= now) {
                growth.put(count, now - then);
            }
        });
        return new HostReading(cpu == null || earlier.cpu == null ? null : cpu.since(earlier.cpu), growth);
    }
}
