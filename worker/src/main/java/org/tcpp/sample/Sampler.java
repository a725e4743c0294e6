package org.tcpp.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.tcpp.message.Counters;
import org.tcpp.message.Message;

/**
 * Cuts what was counted into intervals and, finer, into slices, by time stamps: {@link #tick} is called before
 * something is counted, so what comes after a cut belongs to the time after it, and no counter is ever reset. An
 * interval ends at the first tick at or after its edge; the stamps in the message say when that was. One thread.
 */
public final class Sampler {

    private static final int SLICES = 10;

    /** One run, and what of it has been told already. */
    private static final class Watched {
        private final RunCounts counts;
        private final boolean always;
        private Counters told = Counters.NONE;
        private long slicedBytes;
        private boolean quiet;
        private int slices;
        private long[] edgesNs = new long[SLICES + 2];
        private long[] bytes = new long[SLICES + 2];

        private Watched(RunCounts counts, boolean always) {
            this.counts = counts;
            this.always = always;
        }

        private void slice(long nowNs) {
            if (slices > 0 && edgesNs[slices - 1] == nowNs) {
                return;
            }
            if (slices == edgesNs.length) {
                edgesNs = Arrays.copyOf(edgesNs, slices * 2);
                bytes = Arrays.copyOf(bytes, slices * 2);
            }
            edgesNs[slices] = nowNs;
            bytes[slices++] = counts.bytes() - slicedBytes;
            slicedBytes = counts.bytes();
        }
    }

    private final long intervalNs;
    private final LongSupplier cpuNs;
    private final Consumer<Message> told;
    private final List<Watched> runs = new ArrayList<>();
    private long epochNs;
    private long fromNs;
    private long sliceEdgeNs;
    private long intervalEdgeNs;
    private long cpuBeforeNs;
    private long longestTurnNs;

    /**
     * A sampler that is not started yet.
     *
     * @param intervalNs length of an interval
     * @param cpuNs the CPU time of this process so far
     * @param told receives a {@link Message.Interval} per run and interval
     */
    public Sampler(long intervalNs, LongSupplier cpuNs, Consumer<Message> told) {
        this.intervalNs = intervalNs;
        this.cpuNs = cpuNs;
        this.told = told;
    }

    /** Begins at {@code nowNs}; intervals end at whole multiples of their length after {@code epochNs}. */
    public void start(long epochNs, long nowNs) {
        this.epochNs = epochNs;
        fromNs = nowNs;
        cpuBeforeNs = cpuNs.getAsLong();
        sliceEdgeNs = nextEdge(nowNs, intervalNs / SLICES);
        intervalEdgeNs = nextEdge(nowNs, intervalNs);
    }

    /** From now on tells of this run; if not {@code always}, an idle run is told of once and then no more. */
    public void watch(RunCounts counts, boolean always) {
        runs.add(new Watched(counts, always));
    }

    /** Tells what has not been told of this run, and no more of it afterwards. */
    public void tellLast(RunCounts counts, long nowNs) {
        for (Watched run : runs) {
            if (run.counts == counts) {
                run.slice(nowNs);
                tell(run, nowNs, cpuNs.getAsLong() - cpuBeforeNs);
            }
        }
        runs.removeIf(run -> run.counts == counts);
    }

    /** When the running interval is to end. */
    public long intervalEdgeNs() {
        return intervalEdgeNs;
    }

    /** Cuts if an edge has been reached. To be called with the present time before anything is counted. */
    public void tick(long nowNs) {
        if (nowNs - sliceEdgeNs >= 0) {
            cut(nowNs);
        }
    }

    /** The loop took so long for one turn. */
    public void turned(long turnNs) {
        longestTurnNs = Math.max(longestTurnNs, turnNs);
    }

    private void cut(long nowNs) {
        for (Watched run : runs) {
            run.slice(nowNs);
        }
        sliceEdgeNs = nextEdge(nowNs, intervalNs / SLICES);
        if (nowNs - intervalEdgeNs >= 0) {
            tellAll(nowNs);
            intervalEdgeNs = nextEdge(nowNs, intervalNs);
        }
    }

    private void tellAll(long nowNs) {
        long cpuNowNs = cpuNs.getAsLong();
        for (Watched run : runs) {
            tell(run, nowNs, cpuNowNs - cpuBeforeNs);
        }
        fromNs = nowNs;
        cpuBeforeNs = cpuNowNs;
        longestTurnNs = 0;
    }

    private void tell(Watched run, long nowNs, long usedNs) {
        Counters now = run.counts.counters();
        Counters difference = now.minus(run.told);
        boolean quiet = run.counts.underWay() == 0 && difference.equals(Counters.NONE);
        if (!quiet || !run.quiet || run.always) {
            told.accept(
                    new Message.Interval(run.counts.run(), fromNs, nowNs, difference, run.counts.underWay(),
                            new Message.Slices(Arrays.copyOf(run.edgesNs, run.slices),
                                    Arrays.copyOf(run.bytes, run.slices), new long[run.slices]),
                            new Message.Effort(usedNs, false, longestTurnNs, 0)));
        }
        run.quiet = quiet;
        run.told = now;
        run.slices = 0;
    }

    private long nextEdge(long nowNs, long lengthNs) {
        return epochNs + (Math.floorDiv(nowNs - epochNs, lengthNs) + 1) * lengthNs;
    }
}
