package org.tcpp.estimate;

import org.HdrHistogram.Histogram;

/**
 * Times of connections, those that were given up included: nobody knows what they would have taken, so they are above
 * all others. A percentile that falls among them is not known, and never that of the others. In microseconds.
 *
 * @param count how many were measured
 * @param givenUp how many were given up
 * @param min the shortest; null where none was measured
 * @param p50 the median; null where it is among those that were given up, as all that follow
 * @param p90 90 % took no longer
 * @param p99 99 % took no longer
 * @param p999 99.9 % took no longer
 * @param max the longest
 */
public record PlannedTimes(long count, long givenUp, Long min, Long p50, Long p90, Long p99, Long p999, Long max) {

    /** Of a histogram, which is null where nothing was measured. */
    static PlannedTimes of(Histogram measured, long givenUp) {
        if (measured == null) {
            return new PlannedTimes(0, givenUp, null, null, null, null, null, null);
        }
        return new PlannedTimes(measured.getTotalCount(), givenUp, measured.getMinValue(), at(measured, givenUp, 50),
                at(measured, givenUp, 90), at(measured, givenUp, 99), at(measured, givenUp, 99.9),
                givenUp > 0 ? null : (Long) measured.getMaxValue());
    }

    private static Long at(Histogram measured, long givenUp, double percentile) {
        long count = measured.getTotalCount();
        double rank = Math.ceil(percentile / 100 * (count + givenUp) - 1e-9);
        return rank > count ? null : (Long) measured.getValueAtPercentile(100 * rank / count);
    }

    /** True if the percentile 99 is above the bound, also where it is not known how far. */
    public boolean isAbove(long microseconds) {
        return count + givenUp > 0 && (p99 == null || p99 > microseconds);
    }
}
