package org.tcpp.process;

import java.time.Duration;

/** How long a fleet may take until all of it is ready. */
public final class Readiness {

    /** For one worker on a slow, busy machine; one takes 0.1 to 0.5 s of CPU to start. */
    private static final Duration BASE = Duration.ofSeconds(20);

    /** More for each worker that has to share a core with another. */
    private static final Duration PER_WORKER_ON_A_CORE = Duration.ofSeconds(1);

    /** With less than a hundredth of a core nothing will ever be ready. */
    private static final double MIN_CORES = 0.01;

    private Readiness() {}

    /**
     * The time from the start of the first worker after which one that is not ready is given up.
     *
     * @param workers worker processes on this host, of all roles; 1 or more
     * @param cores processors that they may use together; half a one where a quota allows no more
     */
    public static Duration deadline(int workers, double cores) {
        return BASE.plus(PER_WORKER_ON_A_CORE.multipliedBy((long) Math.ceil(workers / Math.max(MIN_CORES, cores))));
    }
}
