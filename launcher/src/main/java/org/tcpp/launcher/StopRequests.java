package org.tcpp.launcher;

/**
 * Makes requests to end of single signals. timeout(1), systemd, a batch scheduler and an impatient hand all send more
 * than one for what is one request, so those within a second of its first belong to it. One thread at a time.
 */
final class StopRequests {

    /** Signals of one request come within so long. */
    static final long BURST_NS = 1_000_000_000L;

    /** How urgently the command is to end, ascending. */
    enum Urgency {
        /** Nobody wants it to. */
        NONE,
        /** In an orderly way: the workers report, and what is under way may arrive. */
        ORDERLY,
        /** Without waiting for anybody; what is known is still written. */
        WITHOUT_WAITING,
        /** At once. */
        AT_ONCE
    }

    private Urgency urgency = Urgency.NONE;
    private long firstNs;

    /** A signal came at that moment of a monotonic clock; how urgent it is now. */
    Urgency receive(long nowNs) {
        if (urgency == Urgency.NONE || nowNs - firstNs >= BURST_NS) {
            firstNs = nowNs;
            urgency = Urgency.values()[Math.min(urgency.ordinal() + 1, Urgency.AT_ONCE.ordinal())];
        }
        return urgency;
    }
}
