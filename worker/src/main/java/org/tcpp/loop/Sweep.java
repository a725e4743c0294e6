package org.tcpp.loop;

/** When to look for connections without progress: a few times within the timeout, at most every 50 ms. One thread. */
final class Sweep {

    private static final long LEAST_NS = 50_000_000;
    private static final long MOST_NS = 1_000_000_000;

    private final long periodNs;
    private long dueNs;
    private boolean begun;

    /** For a timeout; 0 means that there is none, and then nothing is ever due. */
    Sweep(long timeoutNs) {
        periodNs = timeoutNs == 0 ? 0 : Math.clamp(timeoutNs / 8, LEAST_NS, MOST_NS);
    }

    /** True if it is time; the next time is then a period later. */
    boolean isDue(long nowNs) {
        if (periodNs == 0) {
            return false;
        }
        boolean due = begun && nowNs - dueNs >= 0;
        if (due || !begun) {
            begun = true;
            dueNs = nowNs + periodNs;
        }
        return due;
    }

    /** How long until it is time. */
    long waitNs(long nowNs) {
        return periodNs == 0 ? Long.MAX_VALUE : Math.max(0, dueNs - nowNs);
    }
}
