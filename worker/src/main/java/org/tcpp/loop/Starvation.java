package org.tcpp.loop;

import java.util.Arrays;
import org.tcpp.sample.RunCounts;

/** Finds connections that made no progress for five seconds while others of their worker did. One thread. */
final class Starvation {

    private static final long HUNGER_NS = 5_000_000_000L;
    private static final long PERIOD_NS = 1_000_000_000L;

    /** When a connection that was told of had begun to starve, by handle: it is told of once. */
    private long[] toldNs = new long[0];
    private long lookedNs;

    /** Looks, if it has not done so for a second. */
    void look(Connections table, RunCounts counts, long nowNs) {
        if (nowNs - lookedNs < PERIOD_NS) {
            return;
        }
        lookedNs = nowNs;
        for (int handle = 0; handle < table.bound(); handle++) {
            long progressNs = table.progressNs[handle];
            if (table.state[handle] == Connections.SENDING && nowNs - progressNs >= HUNGER_NS
                    && counts.lastNs() - progressNs >= HUNGER_NS && isNew(handle, progressNs, table.bound())) {
                counts.starved(handle, table.index[handle], table.done[handle], nowNs - progressNs);
            }
        }
    }

    private boolean isNew(int handle, long progressNs, int bound) {
        if (toldNs.length < bound) {
            toldNs = Arrays.copyOf(toldNs, bound);
        }
        boolean fresh = toldNs[handle] != progressNs;
        toldNs[handle] = progressNs;
        return fresh;
    }
}
