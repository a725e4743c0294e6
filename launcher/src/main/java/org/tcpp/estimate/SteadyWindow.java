package org.tcpp.estimate;

import java.util.List;
import java.util.Optional;
import org.tcpp.message.Direction;

/**
 * The part of a run in which every client worker was at its concurrency and none had run out of connections to start,
 * and the rates in it. Only slices that lie wholly inside it are counted.
 *
 * @param fromNs its start, on the client's clock
 * @param toNs its end
 */
record SteadyWindow(long fromNs, long toNs) {

    private static final long SHORTEST_BATCH_NS = 20_000_000;

    /**
     * Finds it.
     *
     * @param transferNs it starts no earlier than this moment, if data waited for connections to be opened; or null
     * @param omitNs it starts no earlier than this after the first connection attempt
     * @param pauses times in which a process stood still, on the client's clock; it contains none of them
     */
    static Figure<SteadyWindow> of(Side client, Long transferNs, long omitNs, List<Pauses.Span> pauses) {
        if (client == null) {
            return Figure.unknown("only the client knows when its workers were at their concurrency");
        }
        if (client.firstNs() == null) {
            return Figure.unknown("no connection was attempted");
        }
        Long fromNs = Side.later(client.firstNs() + omitNs, transferNs);
        Long toNs = null;
        for (WorkerOutcome worker : client.workers()) {
            if (worker.moments().fullFromNs() == null || worker.moments().fullToNs() == null) {
                return Figure.unknown(worker.name() + " never had all connections under way that it may have at once");
            }
            fromNs = Side.later(fromNs, worker.moments().fullFromNs());
            toNs = Side.earlier(toNs, worker.moments().fullToNs());
        }
        if (toNs == null || toNs - fromNs <= 0) {
            return Figure.unknown("there was no time in which every worker had all its connections under way"
                    + " and more to start" + (omitNs > 0 ? ", after what is omitted" : ""));
        }
        SteadyWindow whole = new SteadyWindow(fromNs, toNs);
        SteadyWindow moving = whole.longestWithout(pauses);
        return moving == null
                ? Figure.unknown("a worker process stood still in all the time in which every worker had its"
                        + " connections under way")
                : Figure.of(moving);
    }

    /** The longest part of it in which no process stood still, or null. */
    private SteadyWindow longestWithout(List<Pauses.Span> pauses) {
        SteadyWindow longest = null;
        long start = fromNs;
        List<Pauses.Span> ordered = pauses.stream().sorted((one, other) -> Long.signum(one.fromNs() - other.fromNs()))
                .toList();
        for (Pauses.Span pause : ordered) {
            longest = longer(longest, start, Side.earlier(toNs, pause.fromNs()));
            start = Side.later(start, pause.toNs());
        }
        return longer(longest, start, toNs);
    }

    private static SteadyWindow longer(SteadyWindow longest, long fromNs, long toNs) {
        boolean longer = toNs - fromNs > (longest == null ? 0 : longest.toNs - longest.fromNs);
        return longer ? new SteadyWindow(fromNs, toNs) : longest;
    }

    /**
     * The rate of bytes.
     *
     * @param workers those that count
     * @param direction which bytes
     * @param offsetNs how far their clock is ahead of the client's, 0 on one host
     */
    Figure<Steady> bytes(List<WorkerTally> workers, Direction direction, long offsetNs) {
        List<Curve> curves = workers.stream().map(worker -> worker.bytes(direction)).filter(curve -> curve.total() > 0)
                .toList();
        if (curves.isEmpty()) {
            return Figure.unknown("no worker told in which slices of time its bytes went");
        }
        long start = fromNs + offsetNs;
        long end = toNs + offsetNs;
        // both edges must be edges of slices of every worker, or lie within its slices inside the window
        long firstEdge = start;
        long lastEdge = end;
        long longest = 0;
        for (Curve curve : curves) {
            firstEdge = Side.later(firstEdge, curve.edgeFrom(start));
            lastEdge = Side.earlier(lastEdge, curve.edgeUntil(end));
            longest = Math.max(longest, curve.longestSliceNs(start, end));
        }
        if (lastEdge - firstEdge <= 0) {
            return Figure.unknown("the steady window of " + (toNs - fromNs) / 1_000_000
                    + " ms does not hold a whole slice of every worker");
        }
        return Figure.of(WindowRate.over(ns -> curves.stream().mapToLong(curve -> curve.at(ns)).sum(), firstEdge,
                lastEdge, 1, Math.max(SHORTEST_BATCH_NS, longest)));
    }

    /** The rate of completed connections, of which workers tell the number once an interval. */
    Figure<Steady> connections(List<WorkerTally> workers, Long epochNs, long intervalNs) {
        return counts(workers.stream().map(WorkerTally::completed).toList(), epochNs, intervalNs);
    }

    /** The rate of answered questions, of which workers tell the number once an interval. */
    Figure<Steady> rounds(List<WorkerTally> workers, Long epochNs, long intervalNs) {
        return counts(workers.stream().map(WorkerTally::rounds).toList(), epochNs, intervalNs);
    }

    private Figure<Steady> counts(List<Curve> curves, Long epochNs, long intervalNs) {
        long epoch = Optional.ofNullable(epochNs).orElse(fromNs);
        long start = epoch + Math.ceilDiv(fromNs - epoch, intervalNs) * intervalNs;
        long end = epoch + Math.floorDiv(toNs - epoch, intervalNs) * intervalNs;
        if (end - start <= 0) {
            return Figure.unknown("the steady window of " + (toNs - fromNs) / 1_000_000
                    + " ms does not hold a whole interval");
        }
        return Figure.of(WindowRate.over(
                ns -> curves.stream().mapToLong(curve -> curve.at(ns)).sum(), start, end,
                intervalNs, intervalNs));
    }
}
