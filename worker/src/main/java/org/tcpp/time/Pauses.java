package org.tcpp.time;

/**
 * How long this process has stood still: stopped by a signal, frozen, or kept from its processor. Nobody can be blamed
 * for silence that we were not there to hear, so deadlines count running time only: the clock less these pauses. One
 * thread.
 */
public final class Pauses {

    /** Less than this is what a busy host does to everybody. */
    public static final long LEAST_NS = 1_000_000_000L;

    private long seenNs;
    private boolean seen;
    private long pausedNs;

    /**
     * The process runs now.
     *
     * @param nowNs the present moment
     * @param restNs for how long at most it had gone to rest, since it was seen last, of its own will
     */
    public void run(long nowNs, long restNs) {
        long awayNs = nowNs - seenNs - Math.min(restNs, Long.MAX_VALUE / 2);
        if (seen && awayNs >= LEAST_NS) {
            pausedNs += awayNs;
        }
        seen = true;
        seenNs = nowNs;
    }

    /** All pauses so far, in nanoseconds. */
    public long totalNs() {
        return pausedNs;
    }

    /**
     * Running time at that moment, present or past. One so long after the process was seen to run tells of a pause in
     * the midst of its work; so times that are reckoned from the present one are right at once.
     */
    public long runningNs(long momentNs) {
        if (seen && momentNs - seenNs >= LEAST_NS) {
            run(momentNs, 0);
        }
        return momentNs - pausedNs;
    }
}
