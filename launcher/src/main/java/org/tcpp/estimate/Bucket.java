package org.tcpp.estimate;

import org.tcpp.message.Counters;
import org.tcpp.message.Role;

/**
 * What happened on both sides in one interval of the run, over all workers. Times are nanoseconds since the epoch of
 * the side they belong to: the two sides may live on hosts whose clocks have nothing to do with each other.
 *
 * @param client what the client workers counted, or null if none of them told anything
 * @param server what the server workers counted, or null
 */
public record Bucket(Part client, Part server) {

    /** What the workers of that role counted, or null. */
    public Part part(Role role) {
        return role == Role.CLIENT ? client : server;
    }

    /**
     * One side of it.
     *
     * @param fromNs its start
     * @param toNs its end
     * @param counters differences over it
     * @param atOnce connections under way at its end
     */
    public record Part(long fromNs, long toNs, Counters counters, long atOnce) {

        /** What a dead worker lost may stand in an earlier interval than what it had begun: never below 0. */
        public Part {
            atOnce = Math.max(0, atOnce);
        }
    }
}
