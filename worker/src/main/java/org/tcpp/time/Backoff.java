package org.tcpp.time;

/**
 * When to try again what has just failed: after 1 ms, then twice as long after each further failure, up to 100 ms,
 * until it succeeds. Meanwhile one try is made at a time, or one in 100 ms where its outcome takes longer. One thread.
 */
public final class Backoff {

    private static final long FIRST_NS = 1_000_000;
    private static final long LONGEST_NS = 100_000_000;

    private long stepNs;
    private long untilNs;
    private long sinceNs;
    private long failedNs;

    /** True if it is not yet time to try. */
    public boolean holds(long nowNs) {
        return stepNs > 0 && nowNs - untilNs < 0;
    }

    /** A try is made; the next one waits for its outcome, but no longer than after any failure. */
    public void onTry(long nowNs) {
        if (stepNs > 0) {
            untilNs = nowNs + LONGEST_NS;
        }
    }

    /** The try made at {@code triedNs} failed; those made side by side with one that failed before count as one. */
    public void onFailure(long triedNs, long nowNs) {
        if (stepNs == 0) {
            sinceNs = nowNs;
            stepNs = FIRST_NS;
        } else if (triedNs - failedNs >= 0) {
            stepNs = Math.min(LONGEST_NS, stepNs * 2);
        } else {
            return;
        }
        failedNs = nowNs;
        untilNs = nowNs + stepNs;
    }

    /** It worked; for how long it had been held back, 0 if it was not. */
    public long onSuccess(long nowNs) {
        if (stepNs == 0) {
            return 0;
        }
        stepNs = 0;
        return nowNs - sinceNs;
    }

    /** For how long it has been held back by now; 0 if it is not. */
    public long heldNs(long nowNs) {
        return stepNs == 0 ? 0 : nowNs - sinceNs;
    }

    /** How long until the next try; 0: now. */
    public long waitNs(long nowNs) {
        return stepNs == 0 ? 0 : Math.max(0, untilNs - nowNs);
    }
}
