package org.tcpp.output;

import java.util.List;
import org.tcpp.estimate.Bucket;
import org.tcpp.estimate.Busy;
import org.tcpp.estimate.FailureHistory;
import org.tcpp.message.Exchange;
import org.tcpp.result.HostSampleView;
import org.tcpp.result.Result;
import org.tcpp.result.Start;

/**
 * Somebody who wants to know what happens in runs, as it happens. Each run has a start, then intervals, and an end,
 * whatever becomes of it; on a server several may be under way. All calls come from the thread of the command, and
 * return at once.
 */
public interface RunFollower {

    /** A run begins. */
    void begin(Start start, Exchange exchange);

    /** All workers have told of an interval of it; or nobody waits for those that have not. */
    void interval(String run, Bucket interval, Exchange exchange);

    /** Connections of it failed, of one kind and in one interval. */
    void failures(String run, FailureHistory.Row failures, Exchange exchange);

    /**
     * A host counted.
     *
     * @param role of the host: {@code client}, {@code server} or {@code both}
     */
    void host(String run, String role, HostSampleView sample);

    /** How much workers of a run have to do now, each role that tells. */
    default void busy(String run, List<Busy> workers) {}

    /** A run is over. */
    void end(Result result);
}
