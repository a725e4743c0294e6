package org.tcpp.loop;

import org.tcpp.message.Command;

/** What a worker does in its loop. One thread. All times are the present moment on the monotonic clock. */
public interface Side {

    /** Does what is due: new connections, timeouts. False if there is nothing left to do, ever. */
    boolean begin(long nowNs);

    /** Serves a handle that is ready, once. */
    void serve(int handle, long nowNs);

    /** Obeys the launcher. */
    void command(Command command, long nowNs);

    /** How long the loop may wait for events; 0: not at all. */
    long waitNs(long nowNs);

    /** Handles that may become ready at once. */
    int handles();
}
