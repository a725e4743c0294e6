package org.tcpp.launcher;

/** Between opening all connections and sending over them: opens some time after all are established. One thread. */
final class Barrier {

    private static final long NEVER = Long.MIN_VALUE;

    private final long holdNs;
    private long sinceNs = NEVER;

    /** Stays closed for so long after all are established. */
    Barrier(long holdNs) {
        this.holdNs = holdNs;
    }

    /** True once it is open; to be asked again and again, with whether all are established now. */
    boolean isOpen(boolean allEstablished) {
        long nowNs = System.nanoTime();
        if (sinceNs == NEVER && allEstablished) {
            sinceNs = nowNs;
        }
        return sinceNs != NEVER && nowNs - sinceNs >= holdNs;
    }
}
