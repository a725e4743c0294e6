package org.tcpp.sample;

import java.util.ArrayList;
import java.util.List;
import org.tcpp.message.Fairness;
import org.tcpp.message.Fairness.Flow;

/**
 * Connections that made no progress for long while others did: how many, and those that went without longest. One
 * thread.
 */
final class Starvation {

    private long connections;
    private final List<Flow> longest = new ArrayList<>();

    /** One more connection. */
    void count() {
        connections++;
    }

    /** True if so long a time belongs among those kept. */
    boolean isLong(long quietNs) {
        return longest.size() < Fairness.EXTREMES || quietNs > longest.getLast().durationNs();
    }

    /** Keeps a connection for whose time {@link #isLong} is true. */
    void keep(Flow flow) {
        int at = 0;
        while (at < longest.size() && longest.get(at).durationNs() >= flow.durationNs()) {
            at++;
        }
        longest.add(at, flow);
        if (longest.size() > Fairness.EXTREMES) {
            longest.removeLast();
        }
    }

    Fairness addTo(Fairness fairness) {
        return new Fairness(fairness.connections(), fairness.sum(), fairness.sumOfSquares(), fairness.slowest(),
                fairness.fastest(), connections, longest);
    }
}
