package org.tcpp.control;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * How much longer to wait, in time in which this process itself ran: after a stop (Ctrl-Z, suspend) the other end gets
 * its chance to be heard. One thread.
 */
final class Patience {

    /** Who reads looks twice a second; had this process run, it would have looked in time. */
    static final int LOOK_MS = 500;
    private static final long LONGEST_LOOK_NS = TimeUnit.MILLISECONDS.toNanos(2 * LOOK_MS);

    /** Once the time is over, whether the other end is there at all is asked so often. */
    private static final long EXTENSION_NS = TimeUnit.MILLISECONDS.toNanos(2_500);

    private final boolean anyByteRenews;
    private final long wholeNs;
    private final long longestNs;
    private final BooleanSupplier isThere;
    private long patientNs;
    private long spentNs;

    private Patience(long wholeMs, boolean anyByteRenews, long longestMs, BooleanSupplier isThere) {
        wholeNs = TimeUnit.MILLISECONDS.toNanos(wholeMs);
        longestNs = TimeUnit.MILLISECONDS.toNanos(longestMs);
        patientNs = wholeNs;
        this.anyByteRenews = anyByteRenews;
        this.isThere = isThere;
    }

    /** So long in all, however much comes meanwhile. */
    static Patience inAll(long ms) {
        return new Patience(ms, false, ms, () -> false);
    }

    /** So long after the last byte. */
    static Patience inSilence(long ms) {
        return inSilence(ms, ms, () -> false);
    }

    /**
     * So long after the last byte, and longer as long as it is seen that the other end is still there.
     *
     * @param longestMs but no longer than this
     * @param isThere asked every few seconds, and only when the time is over
     */
    static Patience inSilence(long ms, long longestMs, BooleanSupplier isThere) {
        return new Patience(ms, true, longestMs, isThere);
    }

    /** One look has taken so long, and something came at its end or not. */
    void spend(long ns, boolean heard) {
        if (heard && anyByteRenews) {
            spentNs = 0;
            patientNs = wholeNs;
        } else {
            spentNs += Math.min(ns, LONGEST_LOOK_NS);
        }
    }

    boolean isOver() {
        if (spentNs >= patientNs && spentNs < longestNs && isThere.getAsBoolean()) {
            patientNs = Math.min(longestNs, spentNs + EXTENSION_NS);
        }
        return spentNs >= patientNs;
    }

    /** How long it was, in seconds. */
    long seconds() {
        return TimeUnit.NANOSECONDS.toSeconds(patientNs == wholeNs ? wholeNs : spentNs);
    }
}
