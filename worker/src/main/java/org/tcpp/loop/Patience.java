package org.tcpp.loop;

/**
 * When to try again what the host lacked something for: after 1 ms, then twice as long each time, up to 100 ms. One
 * thread.
 */
final class Patience {

    private static final long FIRST_NS = 1_000_000;
    private static final long LONGEST_NS = 100_000_000;

    private long stepNs = FIRST_NS;
    private long untilNs;
    private long sinceNs;
    private boolean holding;

    /** True if it is not yet time to try again. */
    boolean holds(long nowNs) {
        return holding && nowNs - untilNs < 0;
    }

    /** Something was lacking. */
    void hold(long nowNs) {
        if (!holding) {
            holding = true;
            sinceNs = nowNs;
        }
        untilNs = nowNs + stepNs;
        stepNs = Math.min(LONGEST_NS, stepNs * 2);
    }

    /** It worked; how long it had been held back, 0 if it was not. */
    long release(long nowNs) {
        if (!holding) {
            return 0;
        }
        holding = false;
        stepNs = FIRST_NS;
        return nowNs - sinceNs;
    }

    /** How long it has been held back; 0 if it is not. */
    long heldNs(long nowNs) {
        return holding ? nowNs - sinceNs : 0;
    }

    /** How long until the next try; {@link Long#MAX_VALUE} if nothing is held back. */
    long waitNs(long nowNs) {
        return holding ? Math.max(0, untilNs - nowNs) : Long.MAX_VALUE;
    }
}
