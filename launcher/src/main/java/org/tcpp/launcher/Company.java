package org.tcpp.launcher;

import java.util.function.LongConsumer;
import org.tcpp.estimate.Live;

/** What a run has to do with others on other hosts that begin at the same moment. Called by the run's own thread. */
interface Company {

    /** How people call the run. */
    String run();

    /**
     * The run could begin; {@code release} takes, from any thread, the moment of our monotonic clock at which it does.
     */
    void ready(LongConsumer release);

    /** How the run stands; ten times a second while it lasts. */
    void standing(Live live);
}
