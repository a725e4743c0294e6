package org.tcpp.host;

import org.tcpp.message.Load;

/**
 * The local ports that client workers of this host have for a run, and how many of them it needs.
 *
 * @param all ports in all: each worker connects to a port of its own, and so has all of them to itself
 * @param needed by all workers
 */
public record PortRoom(long all, long needed) {

    /**
     * For a run of that demand.
     *
     * @param expected connections over the run, of all workers, where the demand does not say how many
     * @return null where nobody has to wait for ports, since the system gives out those in TIME_WAIT again; where it
     *     does not say which ports there are; and where no clients of the run are here
     */
    public static PortRoom of(Demand demand, Limits.Ports ports, long expected) {
        if (ports.count() == null || demand.clients() == 0 || ports.reuses(demand.toLoopback())) {
            return null;
        }
        long over = demand.connections() == Load.UNLIMITED ? expected : demand.clients() * demand.connections();
        return new PortRoom((long) demand.clients() * ports.count() * demand.localAddresses(),
                Math.max((long) demand.clients() * demand.atOnce(), over));
    }

    /** True if too few are left while so many are held, and waiting helps: there are enough once none is. */
    public boolean isShort(long held) {
        return needed <= all && all - held < needed;
    }
}
