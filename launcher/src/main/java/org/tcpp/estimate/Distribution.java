package org.tcpp.estimate;

/**
 * A distribution, from HdrHistograms added without loss. A percentile is the highest value that the histogram cannot
 * tell from the one sought (three significant digits), as HdrHistogram defines it.
 *
 * @param name what was measured, ending in its unit: {@code connect_microseconds}
 * @param count how many values were recorded, 1 or more
 * @param mean to the same precision
 */
public record Distribution(String name, long count, long min, long p50, long p90, long p99, long p999, long max,
        double mean) {

    private static final String MICROSECONDS = "_microseconds";

    /** True if it is one of times. */
    public boolean ofTimes() {
        return name.endsWith(MICROSECONDS);
    }

    /** The name of a distribution of times without its unit. */
    public String shortName() {
        return ofTimes() ? name.substring(0, name.length() - MICROSECONDS.length()) : name;
    }
}
