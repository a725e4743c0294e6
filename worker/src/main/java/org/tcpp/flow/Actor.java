package org.tcpp.flow;

import org.tcpp.message.FailureCause;

/**
 * One end of a connection that does something else than was agreed for all of its run: whatever happens to it comes
 * here. Every method that serves it returns what to watch, a {@link org.tcpp.net.NetCode}, or {@link Moves#OVER}. One
 * thread.
 */
public interface Actor {

    /** Bytes that it sends at most, the opening included. */
    long toSend();

    /** Bytes that it receives at most. */
    long toReceive();

    /** Something may have become ready; {@code events} as {@link org.tcpp.net.Ready} has them. */
    int serve(Moves moves, int handle, int events);

    /** The time has come that it asked for. */
    int onTime(Moves moves, int handle);

    /** It has failed, and is still open; {@code detail} is what the system said, or null. */
    void onFailed(Moves moves, int handle, FailureCause cause, String detail);
}
