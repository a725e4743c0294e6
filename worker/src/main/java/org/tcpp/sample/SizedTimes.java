package org.tcpp.sample;

import java.util.Map;
import org.tcpp.size.SizeBuckets;

/** How long something took, in all and by class of how many bytes it carried. One thread. */
final class SizedTimes {

    private final Distribution times;
    /** None where all carry the same. */
    private final Distribution[] timesOfSize;

    /**
     * Nothing measured.
     *
     * @param name the histogram of all
     * @param prefix begins the names of the histograms by class
     * @param mixed whether different ones carry different amounts
     */
    SizedTimes(String name, String prefix, boolean mixed) {
        times = Distribution.ofTimes(name);
        timesOfSize = new Distribution[mixed ? SizeBuckets.count() : 0];
        for (int i = 0; i < timesOfSize.length; i++) {
            timesOfSize[i] = Distribution.ofTimes(prefix + SizeBuckets.label(i) + "_bytes_microseconds");
        }
    }

    /** One of so many bytes took so long. */
    void record(long bytes, long ns) {
        times.recordNs(ns);
        if (timesOfSize.length > 0) {
            timesOfSize[SizeBuckets.of(bytes)].recordNs(ns);
        }
    }

    void encodeInto(Map<String, String> histograms) {
        times.encodeInto(histograms);
        for (Distribution one : timesOfSize) {
            one.encodeInto(histograms);
        }
    }
}
