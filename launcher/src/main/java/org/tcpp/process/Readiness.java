package org.tcpp.process;

import java.time.Duration;

/** How long a fleet may take until all of it is ready. */
public final class Readiness {

    /** For one worker on a slow, busy machine; one takes 0.1 to 0.5 s of CPU to start. */
    private static final Duration BASE = Duration.ofSeconds(20);

    /** More for each worker that has to share a core with another. */
    private static final Duration PER_WORKER_ON_A_CORE = Duration.ofSeconds(1);

    private Readiness() {}

    /**
     * The time from the start of the first worker after which one that is not ready is given up.
     *
     * @param workers worker processes on this host, of all roles; 1 or more
     * @param cores processors of this host
     */
    public static Duration deadline(int workers, int cores) {
        return BASE.plus(PER_WORKER_ON_A_CORE.multipliedBy(Math.ceilDiv(workers, Math.max(1, cores))));
    }
}
