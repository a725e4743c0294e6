package org.tcpp.host;

import org.tcpp.message.Load;

/**
 * What a run asks of this host, in the terms in which a system sets limits.
 *
 * @param clients client workers on this host
 * @param servers server workers on this host
 * @param atOnce connections at once per worker, or {@link Load#UNLIMITED} on a server without a limit
 * @param connections connections per client worker over the run, or {@link Load#UNLIMITED}
 * @param localAddresses local addresses that the clients take in turn, 1 or more
 * @param toLoopback the clients connect to this host's loopback interface
 * @param timeWaitHere closed connections stay in TIME_WAIT on this host
 */
public record Demand(int clients, int servers, int atOnce, long connections, int localAddresses, boolean toLoopback,
        boolean timeWaitHere) {

    /** Sockets of connections that are open at once on this host, or 0 if nobody can say. */
    public long sockets() {
        return atOnce == Load.UNLIMITED ? 0 : (long) (clients + servers) * atOnce;
    }
}
