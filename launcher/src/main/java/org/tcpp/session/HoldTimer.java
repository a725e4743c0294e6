package org.tcpp.session;

/** Holds connections that were opened first for some time, from the moment at which all are established. One thread. */
final class HoldTimer {

    private final long holdNs;
    private Long sinceNs;
    private boolean over;

    HoldTimer(long holdNs) {
        this.holdNs = holdNs;
    }

    /** True once: when the time is over. To be asked again and again, with whether all are established now. */
    boolean isDue(boolean allEstablished, long nowNs) {
        if (sinceNs == null && allEstablished) {
            sinceNs = nowNs;
        }
        if (over || sinceNs == null || nowNs - sinceNs < holdNs) {
            return false;
        }
        over = true;
        return true;
    }
}
