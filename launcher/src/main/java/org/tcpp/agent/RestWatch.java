package org.tcpp.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.tcpp.host.Leftovers;
import org.tcpp.host.Ports;
import org.tcpp.result.HostView;

/**
 * Looks after a run whether anything of it is left on this host: again and again until nothing is, or for so long as
 * that may take. What had been there before the run does not count. One thread.
 */
final class RestWatch {

    /** A look that finds something left may have come too early. */
    private static final long LEAST_MS = 500;
    /** Linux forgets what waits for the other end's FIN after 60 s (net.ipv4.tcp_fin_timeout). */
    private static final long MOST_MS = 75_000;
    /** A kernel is mostly done in a moment: from one look to the next it is as long again as since the end. */
    private static final long SHORTEST_STEP_MS = 5;
    private static final long LONGEST_STEP_MS = 100;

    private final Supplier<Leftovers> reading;
    private final long patienceMs;
    private final Executor readers;
    private CompletableFuture<Leftovers> before;
    private CompletableFuture<List<HostView.Counter>> found;

    /** For tests: on what is read so. */
    RestWatch(Supplier<Leftovers> reading, long patienceMs, Executor readers) {
        this.reading = reading;
        this.patienceMs = patienceMs;
        this.readers = readers;
    }

    /**
     * On these ports, the servers' of the run.
     *
     * @param untilRest wait as long as a kernel may need to come to rest
     */
    static RestWatch onPorts(Ports ports, boolean untilRest, Executor readers) {
        return new RestWatch(() -> Leftovers.read(ports), untilRest ? MOST_MS : LEAST_MS, readers);
    }

    /** On the host as a whole, with one look: others may go on using the ports. */
    static RestWatch onHost(Executor readers) {
        return new RestWatch(Leftovers::ofHost, 0, readers);
    }

    long patienceMs() {
        return patienceMs;
    }

    /** The run begins. */
    void begin() {
        before = CompletableFuture.supplyAsync(reading, readers);
    }

    /** What there was before. */
    CompletableFuture<Leftovers> known() {
        return before;
    }

    /** It is over. */
    void end() {
        found = before == null ? null : before.thenCompose(known -> look(known, 0, readers));
    }

    /** What was left at last, as counters; null before the end. */
    CompletableFuture<List<HostView.Counter>> found() {
        return found;
    }

    private CompletableFuture<List<HostView.Counter>> look(Leftovers known, long sinceMs, Executor when) {
        return CompletableFuture.supplyAsync(reading, when).thenCompose(now -> {
            boolean rests = !now.known() || !known.known() || now.sockets() <= known.sockets();
            if (rests || sinceMs >= patienceMs) {
                return CompletableFuture.completedFuture(counters(known, now, sinceMs));
            }
            long stepMs = Math.clamp(sinceMs, SHORTEST_STEP_MS, LONGEST_STEP_MS);
            return look(known, sinceMs + stepMs,
                    CompletableFuture.delayedExecutor(stepMs, TimeUnit.MILLISECONDS, readers));
        });
    }

    private static List<HostView.Counter> counters(Leftovers known, Leftovers now, long sinceMs) {
        List<HostView.Counter> counters = new ArrayList<>();
        if (now.known() && known.known()) {
            counters.add(new HostView.Counter("left.sockets", Math.max(0, now.sockets() - known.sockets())));
            counters.add(new HostView.Counter("left.milliseconds", sinceMs));
            now.states().forEach((state, count) -> counters.add(new HostView.Counter("left." + state, count)));
        }
        grown(counters, "rest.tcp_in_use", known.use().inUse(), now.use().inUse());
        grown(counters, "rest.tcp_time_wait", known.use().timeWait(), now.use().timeWait());
        grown(counters, "rest.tcp_allocated", known.use().allocated(), now.use().allocated());
        grown(counters, "rest.tcp_orphaned", known.use().orphaned(), now.use().orphaned());
        grown(counters, "rest.tcp_memory_pages", known.use().memoryPages(), now.use().memoryPages());
        grown(counters, "rest.conntrack", known.tracked(), now.tracked());
        return counters;
    }

    /** Of the whole host, whoever has it: what is more than before, or less. */
    private static void grown(List<HostView.Counter> counters, String name, Long before, Long after) {
        if (before != null && after != null) {
            counters.add(new HostView.Counter(name, after - before));
        }
    }
}
