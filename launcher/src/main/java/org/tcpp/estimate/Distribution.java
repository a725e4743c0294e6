package org.tcpp.estimate;

/**
 * A distribution, from HdrHistograms added without loss. A percentile is the highest value that the histogram cannot
 * tell from the one sought (three significant digits), as HdrHistogram defines it.
 *
 * @param name what was measured, ending in its unit: {@code connect_microseconds}
 * @param count how many values were recorded, 1 or more
 * @param mean to the same precision
 * @param values the smallest, the largest, and percentiles between
 */
public record Distribution(String name, long count, double mean, Quantiles values) {

    /** Values in ascending order; {@code p999} is the percentile 99.9. */
    public record Quantiles(long min, long p50, long p90, long p99, long p999, long max) {
    }

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
