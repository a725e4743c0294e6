package org.tcpp.loop;

import org.tcpp.flow.FlowMachine;
import org.tcpp.message.Command;

/** What a worker does in its loop. One thread. All times are the present moment on the monotonic clock. */
public interface Work {

    /** Its connections. */
    FlowMachine machine();

    /** Obeys the launcher. */
    void command(Command command, long nowNs);

    /** Does what is due: new connections, runs that are over. False if there is nothing left to do, ever. */
    boolean doDue(long nowNs);

    /**
     * Begins some connections whose moment has come: called between the small steps of a turn, so that none waits for
     * the end of it.
     */
    void beginDue(long nowNs);

    /** Takes connections from a listener; false if the handle is none. */
    boolean accept(int handle);

    /** Connections that share a turn while new ones begin: those under way, and those that may soon be. */
    int sharers();

    /** How long the loop may wait for events; 0: not at all. */
    long waitNs(long nowNs);
}
