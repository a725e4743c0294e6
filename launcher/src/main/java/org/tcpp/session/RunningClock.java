package org.tcpp.session;

/**
 * The time in which this process itself was running. A launcher that was stopped, frozen, or long without a processor
 * finds its mailbox full of what was said meanwhile: nobody else was late. One thread.
 */
final class RunningClock {

    /** Whoever looks at least ten times a second and is late by so much has been standing still. */
    static final long STILL_NS = 1_000_000_000L;

    private final long beganNs;
    private long lastNs;
    private long pausedNs;

    /** Begins at that moment of the monotonic clock. */
    RunningClock(long nowNs) {
        beganNs = nowNs;
        lastNs = nowNs;
    }

    /** To be called ten times a second or more often; the running time since the beginning. */
    long advance(long nowNs) {
        long gapNs = nowNs - lastNs;
        if (gapNs >= STILL_NS) {
            pausedNs += gapNs;
        }
        lastNs = nowNs;
        return nowNs - beganNs - pausedNs;
    }

    /** How long the process has been standing still so far. */
    long pausedNs() {
        return pausedNs;
    }
}
