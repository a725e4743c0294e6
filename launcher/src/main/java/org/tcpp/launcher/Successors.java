package org.tcpp.launcher;

import java.util.HashMap;
import java.util.Map;
import org.tcpp.agent.Workers;
import org.tcpp.estimate.WorkerKey;
import org.tcpp.output.Console;

/** A server's workers that die get successors; each number no more often than once a second. One thread. */
final class Successors {

    private static final long LEAST_NS = 1_000_000_000L;

    private final Workers workers;
    private final Console console;
    private final Map<Integer, Long> appointedNs = new HashMap<>();

    /** Of these workers; each is told of on that console. */
    Successors(Workers workers, Console console) {
        this.workers = workers;
        this.console = console;
    }

    /** Starts those that are due at that moment of the monotonic clock. */
    void appoint(long nowNs) {
        for (WorkerKey worker : workers.ended()) {
            Long lastNs = appointedNs.get(worker.number());
            if (lastNs == null || nowNs - lastNs >= LEAST_NS) {
                appointedNs.put(worker.number(), nowNs);
                WorkerKey next = workers.replace(worker);
                console.tell(workers.name(next) + " is replaced");
            }
        }
    }
}
