package org.tcpp.sample;

import java.util.Map;
import org.tcpp.message.Report;
import org.tcpp.size.SizeBuckets;

/** How long connections took until the other end had confirmed all of them, in all and by class of size. One thread. */
final class Completions {

    private static final long LARGEST_SIZE_BYTES = 1L << 50;

    private final Distribution times = Distribution.ofTimes(Report.COMPLETION);
    private final Distribution sizes = new Distribution(Report.SIZES, LARGEST_SIZE_BYTES);
    /** None where all connections are of one size. */
    private final Distribution[] timesOfSize;

    /** Of connections of one size or, {@code mixed}, of different ones. */
    Completions(boolean mixed) {
        timesOfSize = new Distribution[mixed ? SizeBuckets.count() : 0];
        for (int i = 0; i < timesOfSize.length; i++) {
            timesOfSize[i] = Distribution
                    .ofTimes(Report.COMPLETION_OF_SIZE + SizeBuckets.label(i) + "_bytes_microseconds");
        }
    }

    /** The size of a connection was drawn. */
    void drew(long bytes) {
        if (timesOfSize.length > 0) {
            sizes.record(bytes);
        }
    }

    /** One of so many bytes took so long. */
    void completed(long bytes, long ns) {
        times.recordNs(ns);
        if (timesOfSize.length > 0) {
            timesOfSize[SizeBuckets.of(bytes)].recordNs(ns);
        }
    }

    void encodeInto(Map<String, String> histograms) {
        times.encodeInto(histograms);
        sizes.encodeInto(histograms);
        for (Distribution one : timesOfSize) {
            one.encodeInto(histograms);
        }
    }
}
