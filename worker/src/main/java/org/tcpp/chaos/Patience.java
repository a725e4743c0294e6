package org.tcpp.chaos;

/**
 * How long nothing may happen on a connection while something is due, in nanoseconds.
 *
 * @param lateNs what happens later than this is no right ending any more
 * @param hungNs longer than this nobody waits
 */
record Patience(long lateNs, long hungNs) {

    private static final long LATE_NS = 5_000_000_000L;
    private static final long HUNG_NS = 10_000_000_000L;
    private static final int LATE_PART = 6;
    private static final int HUNG_PART = 3;

    /** A sixth and a third of the timeout of all connections, or what that is where there is none. */
    static Patience of(long timeoutNs) {
        return timeoutNs == 0
                ? new Patience(LATE_NS, HUNG_NS)
                : new Patience(timeoutNs / LATE_PART, timeoutNs / HUNG_PART);
    }
}
