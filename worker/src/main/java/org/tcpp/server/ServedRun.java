package org.tcpp.server;

import org.tcpp.flow.Cast;
import org.tcpp.flow.FlowRun;
import org.tcpp.flow.RunRows;
import org.tcpp.integrity.Verification;
import org.tcpp.message.Load;
import org.tcpp.message.Role;
import org.tcpp.sample.RunCounts;

/** One run that a server worker serves. Times are running time. One thread. */
final class ServedRun extends FlowRun {

    /** Nobody has said yet how many connections there were. */
    private static final long OPEN = -1;
    /** What the client has left behind, without saying that anything is still on its way, may be quiet for so long. */
    private static final long ABANDONED_NS = 2_000_000_000L;
    /** What is on its way may be so for longer: between two retransmissions lie several seconds. */
    private static final long DRAINING_NS = 15_000_000_000L;
    private static final int INDEX_BITS = 32;
    private static final long MOST_AHEAD = 1 << 20;

    private long expected = OPEN;
    private long quietSinceNs;
    private long marksThen;
    private long highestIndex;

    ServedRun(Load load, RunCounts counts, long timeoutNs, Verification verification, RunRows rows, Cast cast) {
        super(Role.SERVER, load, counts, timeoutNs, verification, rows, cast);
        highestIndex = load.share().first();
    }

    /**
     * The whole index of a connection: only its lower 32 bits cross the wire, and connections come roughly in order, so
     * it is the one nearest to the highest so far (as RFC 3550, A.1, does it with sequence numbers).
     */
    long index(int wireIndex) {
        long index = highestIndex + (wireIndex - (int) highestIndex);
        if (index < 0) {
            index += 1L << INDEX_BITS;
        }
        return index;
    }

    /** True if so many connections may well have failed before they got here: what lies far ahead was made up. */
    boolean isNear(long index) {
        return (index - highestIndex) / load().share().stride() < MOST_AHEAD;
    }

    /** A connection with that index has come. */
    void onCame(long index) {
        highestIndex = Math.max(highestIndex, index);
    }

    /** The client says that it had so many connections here. */
    void release(long connections, long runningNs) {
        expected = connections;
        quietSinceNs = runningNs;
    }

    boolean isReleased() {
        return expected != OPEN;
    }

    /** True if nothing more is to come: all have ended, or nothing has happened for too long. */
    boolean isOver(long runningNs) {
        if (!isReleased()) {
            return false;
        }
        RunCounts counts = counts();
        long ended = counts.started() - counts.underWay();
        if (ended >= expected && counts.underWay() == 0) {
            return true;
        }
        long marks = counts.started() + ended + counts.sentBytes() + counts.receivedBytes();
        if (marks != marksThen) {
            marksThen = marks;
            quietSinceNs = runningNs;
        }
        return runningNs - quietSinceNs >= (expected == 0 ? ABANDONED_NS : DRAINING_NS);
    }
}
