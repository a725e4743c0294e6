package org.tcpp.flow;

import java.nio.ByteBuffer;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Phase;

/** What a client or a server wants to know of its connections. Called by the loop's thread; none of it may fail. */
public interface FlowListener {

    /** A connection was established. */
    void onEstablished(int handle, long nowNs);

    /** It completed. */
    void onCompleted(int handle, long nowNs);

    /** It failed; it was attempted or accepted at {@code startedNs}. Its handle is still open, or -1. */
    void onFailed(int handle, Phase phase, FailureCause cause, long startedNs, long nowNs);

    /** True if one more accepted connection may be served. */
    boolean hasPlace();

    /** Takes no more accepted connections for so long. */
    void stopAccepting(long ns);

    /** True if a run that nobody knows yet may only be on its way to us. */
    boolean mayLearnOfRuns();

    /**
     * An accepted connection has said its first twelve bytes: gives it its run, index and amounts.
     *
     * @param opening where they stand
     * @param at from which index on
     * @return null, or why it is not wanted
     */
    FailureCause admit(int handle, ByteBuffer opening, int at);
}
