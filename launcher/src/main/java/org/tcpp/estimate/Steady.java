package org.tcpp.estimate;

import java.util.List;

/**
 * A rate over the steady window with its 95 % interval of confidence. Times are nanoseconds on the clock of the side
 * that counted.
 *
 * @param fromNs start of the first batch
 * @param toNs end of the last batch
 * @param count what was counted between the two
 * @param perSecond {@code count} over the time
 * @param interval its interval of confidence, or why there is none
 * @param batches what the interval was computed from; together they are the window, without gaps
 */
public record Steady(long fromNs, long toNs, long count, double perSecond, Figure<Confidence> interval,
        List<Batch> batches) {

    /**
     * An interval that covers the true rate in 95 of 100 such runs.
     *
     * @param lowPerSecond its lower end, never below 0
     * @param highPerSecond its upper end
     * @param correlation correlation of neighbouring batches (lag 1), from -1 to 1; for information
     */
    public record Confidence(double lowPerSecond, double highPerSecond, double correlation) {
    }

    /**
     * A piece of the window.
     *
     * @param fromNs its start
     * @param toNs its end
     * @param count what was counted in it
     */
    public record Batch(long fromNs, long toNs, long count) {

        /** Its rate. */
        public double perSecond() {
            return count * 1e9 / (toNs - fromNs);
        }
    }

    public Steady {
        batches = List.copyOf(batches);
    }

    /** Length of the window. */
    public long lengthNs() {
        return toNs - fromNs;
    }
}
