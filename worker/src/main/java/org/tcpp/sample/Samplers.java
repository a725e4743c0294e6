package org.tcpp.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.tcpp.message.Message;
import org.tcpp.time.Pauses;

/** The samplers of all runs that a worker has at the moment, each with intervals of its own. One thread. */
public final class Samplers {

    private final LongSupplier cpuNs;
    private final Pauses pauses;
    private final Consumer<Message> told;
    private final List<Sampler> samplers = new ArrayList<>();
    private long sliceEdgeNs = Long.MAX_VALUE;
    private long intervalEdgeNs = Long.MAX_VALUE;

    /**
     * None yet.
     *
     * @param cpuNs the CPU time of this process so far
     * @param pauses when this process stood still
     * @param told receives a {@link Message.Interval} per run and interval
     */
    public Samplers(LongSupplier cpuNs, Pauses pauses, Consumer<Message> told) {
        this.cpuNs = cpuNs;
        this.pauses = pauses;
        this.told = told;
    }

    /**
     * From now on knows of a run; it is told of from {@link #start} on.
     *
     * @param intervalNs length of an interval
     * @param always whether idle intervals are told of, too
     */
    public void watch(RunCounts counts, long intervalNs, boolean always) {
        watch(counts, intervalNs, always, null);
    }

    /** The same, and runs {@code before} before it tells of an interval; null: nothing. */
    public void watch(RunCounts counts, long intervalNs, boolean always, Runnable before) {
        samplers.add(new Sampler(counts, intervalNs, always, before));
    }

    /** Begins at {@code nowNs}, or lays the edges anew: at whole multiples of the interval after {@code epochNs}. */
    public void start(RunCounts counts, long epochNs, long nowNs) {
        for (int i = 0; i < samplers.size(); i++) {
            if (samplers.get(i).counts() == counts) {
                samplers.get(i).start(epochNs, nowNs, cpuNs.getAsLong(), pauses.totalNs());
            }
        }
        layEdges();
    }

    /** Tells what has not been told of this run, and no more of it afterwards. */
    public void tellLast(RunCounts counts, long nowNs) {
        for (int i = samplers.size() - 1; i >= 0; i--) {
            Sampler sampler = samplers.get(i);
            if (sampler.counts() == counts) {
                if (sampler.isStarted()) {
                    noteSharing();
                    sampler.slice(nowNs);
                    tell(sampler, nowNs);
                }
                samplers.remove(i);
            }
        }
        layEdges();
    }

    /** When the first of the running intervals is to end; {@link Long#MAX_VALUE} if none runs. */
    public long intervalEdgeNs() {
        return intervalEdgeNs;
    }

    /** Cuts where an edge has been reached. To be called with the present time before anything is counted. */
    public void tick(long nowNs) {
        if (sliceEdgeNs != Long.MAX_VALUE && nowNs - sliceEdgeNs >= 0) {
            cut(nowNs);
        }
    }

    /** The loop took so long for one turn. */
    public void turned(long turnNs) {
        for (int i = 0; i < samplers.size(); i++) {
            samplers.get(i).turned(turnNs);
        }
    }

    private void cut(long nowNs) {
        noteSharing();
        for (int i = 0; i < samplers.size(); i++) {
            Sampler sampler = samplers.get(i);
            if (sampler.isStarted() && nowNs - sampler.sliceEdgeNs() >= 0) {
                sampler.slice(nowNs);
                if (nowNs - sampler.intervalEdgeNs() >= 0) {
                    tell(sampler, nowNs);
                }
            }
        }
        layEdges();
    }

    private void tell(Sampler sampler, long nowNs) {
        if (sampler.before() != null) {
            sampler.before().run();
        }
        Message.Interval interval = sampler.cut(nowNs, cpuNs.getAsLong(), pauses.totalNs());
        if (interval != null) {
            told.accept(interval);
        }
    }

    private void noteSharing() {
        int active = 0;
        for (int i = 0; i < samplers.size(); i++) {
            active += samplers.get(i).isActive() ? 1 : 0;
        }
        for (int i = 0; active > 1 && i < samplers.size(); i++) {
            samplers.get(i).share();
        }
    }

    private void layEdges() {
        sliceEdgeNs = Long.MAX_VALUE;
        intervalEdgeNs = Long.MAX_VALUE;
        for (int i = 0; i < samplers.size(); i++) {
            Sampler sampler = samplers.get(i);
            if (sampler.isStarted()) {
                sliceEdgeNs = earlier(sliceEdgeNs, sampler.sliceEdgeNs());
                intervalEdgeNs = earlier(intervalEdgeNs, sampler.intervalEdgeNs());
            }
        }
    }

    private static long earlier(long oneNs, long otherNs) {
        return oneNs == Long.MAX_VALUE || otherNs - oneNs < 0 ? otherNs : oneNs;
    }
}
