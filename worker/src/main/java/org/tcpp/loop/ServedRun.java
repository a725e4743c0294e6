package org.tcpp.loop;

import org.tcpp.message.Closing;
import org.tcpp.sample.RunCounts;
import org.tcpp.size.SizePlan;

/** One run that a server worker serves. One thread. */
final class ServedRun {

    /** Nobody has said yet how many connections there were. */
    private static final long OPEN = -1;

    /** What the client has left behind, without saying that anything is still on its way, may be quiet for so long. */
    private static final long ABANDONED_NS = 2_000_000_000L;
    /** What is on its way may be so for longer: between two retransmissions lie several seconds. */
    private static final long DRAINING_NS = 15_000_000_000L;

    final RunCounts counts;
    /** Null for classic connections, which announce their own size. */
    final SizePlan sizes;
    final Closing closing;
    private long expected = OPEN;
    private long quietSinceNs;
    private long marksThen;

    ServedRun(RunCounts counts, SizePlan sizes, Closing closing) {
        this.counts = counts;
        this.sizes = sizes;
        this.closing = closing;
    }

    /** True if the server closes a connection as soon as all its bytes have come. */
    boolean serverCloses() {
        return sizes == null || closing != Closing.CLIENT;
    }

    /** The client says that it had so many connections here. */
    void release(long connections, long nowNs) {
        expected = connections;
        quietSinceNs = nowNs;
    }

    boolean isReleased() {
        return expected != OPEN;
    }

    /** True if nothing more is to come: all have ended, or nothing has happened for too long. */
    boolean isOver(long nowNs) {
        if (!isReleased()) {
            return false;
        }
        long ended = counts.started() - counts.underWay();
        if (ended >= expected && counts.underWay() == 0) {
            return true;
        }
        long marks = counts.started() + ended + counts.bytes();
        if (marks != marksThen) {
            marksThen = marks;
            quietSinceNs = nowNs;
        }
        return nowNs - quietSinceNs >= (expected == 0 ? ABANDONED_NS : DRAINING_NS);
    }
}
