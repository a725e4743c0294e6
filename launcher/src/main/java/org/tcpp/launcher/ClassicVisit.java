package org.tcpp.launcher;

import org.tcpp.estimate.Tally;

/** Whether a client without a control connection has come and gone, for a server that ends then. One thread. */
final class ClassicVisit {

    private static final long QUIET_NS = 1_000_000_000L;

    private long cameThen;
    private long quietSinceNs;

    /** True if connections have come, and all of them have been gone for a second. Strangers have not come. */
    boolean isOver(Tally tally, long nowNs) {
        long came = tally.established(_ -> true);
        if (came == 0 || came != cameThen || tally.live(nowNs).atOnce() > 0) {
            cameThen = came;
            quietSinceNs = nowNs;
            return false;
        }
        return nowNs - quietSinceNs >= QUIET_NS;
    }
}
