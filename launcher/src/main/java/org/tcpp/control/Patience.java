package org.tcpp.control;

import java.util.concurrent.TimeUnit;

/**
 * How much longer to wait, in time in which this process itself ran: after a stop (Ctrl-Z, suspend) the other end gets
 * its chance to be heard. One thread.
 */
final class Patience {

    /** Who reads looks twice a second; had this process run, it would have looked in time. */
    static final int LOOK_MS = 500;
    private static final long LONGEST_LOOK_NS = TimeUnit.MILLISECONDS.toNanos(2 * LOOK_MS);

    private final long wholeNs;
    private final boolean anyByteRenews;
    private long spentNs;

    private Patience(long wholeMs, boolean anyByteRenews) {
        wholeNs = TimeUnit.MILLISECONDS.toNanos(wholeMs);
        this.anyByteRenews = anyByteRenews;
    }

    /** So long in all, however much comes meanwhile. */
    static Patience inAll(long ms) {
        return new Patience(ms, false);
    }

    /** So long after the last byte. */
    static Patience inSilence(long ms) {
        return new Patience(ms, true);
    }

    /** One look has taken so long, and something came at its end or not. */
    void spend(long ns, boolean heard) {
        spentNs = heard && anyByteRenews ? 0 : spentNs + Math.min(ns, LONGEST_LOOK_NS);
    }

    boolean isOver() {
        return spentNs >= wholeNs;
    }

    /** The whole of it, in seconds. */
    long seconds() {
        return TimeUnit.NANOSECONDS.toSeconds(wholeNs);
    }
}
