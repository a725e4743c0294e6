package org.tcpp.estimate;

/**
 * A distribution of times in microseconds, from HdrHistograms added without loss. A percentile is the highest value
 * that the histogram cannot tell from the one sought (three significant digits), as HdrHistogram defines it.
 *
 * @param name what was measured, without its unit: {@code connect}
 * @param count how many times were recorded, 1 or more
 */
public record Latency(String name, long count, long minMicroseconds, long p50Microseconds, long p90Microseconds,
        long p99Microseconds, long p999Microseconds, long maxMicroseconds) {
}
