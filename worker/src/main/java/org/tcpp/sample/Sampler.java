package org.tcpp.sample;

import java.util.Arrays;
import org.tcpp.message.Counters;
import org.tcpp.message.Message;

/**
 * Cuts what was counted for one run into intervals and, finer, into slices, by time stamps: {@link Samplers#tick} is
 * called before something is counted, so what comes after a cut belongs to the time after it, and no counter is ever
 * reset. An interval ends at the first tick at or after its edge; the stamps in the message say when that was. One
 * thread.
 */
final class Sampler {

    private static final int SLICES = 10;

    private final RunCounts counts;
    private final long intervalNs;
    private final boolean always;
    private final Runnable before;
    private Counters told = Counters.NONE;
    private boolean quiet;
    private boolean started;
    private boolean shared;
    private long epochNs;
    private long fromNs;
    private long sliceEdgeNs;
    private long intervalEdgeNs;
    private long cpuThenNs;
    private long pausedThenNs;
    private long longestTurnNs;
    private long slicedSent;
    private long slicedReceived;
    private int slices;
    private long[] edgesNs = new long[SLICES + 2];
    private long[] sent = new long[SLICES + 2];
    private long[] received = new long[SLICES + 2];

    /** Not started yet; unless {@code always}, an idle run is told of once and then no more. */
    Sampler(RunCounts counts, long intervalNs, boolean always, Runnable before) {
        this.before = before;
        this.counts = counts;
        this.intervalNs = intervalNs;
        this.always = always;
    }

    RunCounts counts() {
        return counts;
    }

    /** Begins at {@code nowNs}; intervals end at whole multiples of their length after {@code epoch}. */
    void start(long epoch, long nowNs, long cpuNs, long pausedNs) {
        if (!started) {
            fromNs = nowNs;
            cpuThenNs = cpuNs;
            pausedThenNs = pausedNs;
        }
        started = true;
        epochNs = epoch;
        sliceEdgeNs = nextSliceEdge(nowNs);
        intervalEdgeNs = nextEdge(nowNs, intervalNs);
    }

    /** What is to be done before an interval is told, or null. */
    Runnable before() {
        return before;
    }

    boolean isStarted() {
        return started;
    }

    long sliceEdgeNs() {
        return sliceEdgeNs;
    }

    long intervalEdgeNs() {
        return intervalEdgeNs;
    }

    /** True if something has happened since the last cut, or connections are under way. */
    boolean isActive() {
        return counts.underWay() > 0 || counts.sentBytes() != slicedSent || counts.receivedBytes() != slicedReceived;
    }

    /** Another run is active as well. */
    void share() {
        shared = true;
    }

    void turned(long turnNs) {
        longestTurnNs = Math.max(longestTurnNs, turnNs);
    }

    /** Ends a slice. */
    void slice(long nowNs) {
        sliceEdgeNs = nextSliceEdge(nowNs);
        if (slices > 0 && edgesNs[slices - 1] == nowNs) {
            return;
        }
        if (slices == edgesNs.length) {
            edgesNs = Arrays.copyOf(edgesNs, slices * 2);
            sent = Arrays.copyOf(sent, slices * 2);
            received = Arrays.copyOf(received, slices * 2);
        }
        edgesNs[slices] = nowNs;
        sent[slices] = counts.sentBytes() - slicedSent;
        received[slices++] = counts.receivedBytes() - slicedReceived;
        slicedSent = counts.sentBytes();
        slicedReceived = counts.receivedBytes();
    }

    /** Ends the interval, whose last slice has ended; null if there is nothing to tell. */
    Message.Interval cut(long nowNs, long cpuNs, long pausedNs) {
        Counters now = counts.counters();
        Counters difference = now.minus(told);
        boolean nothing = counts.underWay() == 0 && difference.equals(Counters.NONE);
        Message.Interval interval = nothing && quiet && !always
                ? null
                : new Message.Interval(counts.run(), fromNs, nowNs, difference, counts.underWay(),
                        new Message.Slices(Arrays.copyOf(edgesNs, slices), Arrays.copyOf(sent, slices),
                                Arrays.copyOf(received, slices)),
                        new Message.Effort(cpuNs - cpuThenNs, shared, longestTurnNs, pausedNs - pausedThenNs),
                        counts.failures.takeUntold());
        quiet = nothing;
        told = now;
        slices = 0;
        shared = false;
        longestTurnNs = 0;
        fromNs = nowNs;
        cpuThenNs = cpuNs;
        pausedThenNs = pausedNs;
        intervalEdgeNs = nextEdge(nowNs, intervalNs);
        return interval;
    }

    /** An interval's end is always a slice's end, whether or not its length can be divided evenly. */
    private long nextSliceEdge(long nowNs) {
        return Math.min(nextEdge(nowNs, intervalNs / SLICES), nextEdge(nowNs, intervalNs));
    }

    private long nextEdge(long nowNs, long lengthNs) {
        return epochNs + (Math.floorDiv(nowNs - epochNs, lengthNs) + 1) * lengthNs;
    }
}
