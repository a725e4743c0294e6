package org.tcpp.client;

import java.util.Arrays;
import org.tcpp.flow.FlowRun;
import org.tcpp.message.Load;
import org.tcpp.sample.PlannedTimes;

/**
 * Connections that are to begin at given moments, whatever has become of those before them: knows which is due, and
 * counts how long each took from its own moment on. None is left out: what cannot begin in time waits, and that belongs
 * to its time. One thread; allocates nothing once it knows the largest handle.
 */
final class OpenLoop {

    private final Load load;
    private final boolean confirms;
    private final PlannedTimes times;
    private final Timetable timetable;
    private long epochNs;
    private long nextNs;
    /** The latest moment at which one was due that could not begin. */
    private long blockedNs;
    private boolean blocked;
    private boolean byHost;
    /** By handle: when it was to begin. */
    private long[] plannedNs = {};
    /** Of the latest that began. */
    private long latestNs;

    OpenLoop(FlowRun run) {
        load = run.load();
        confirms = run.timesCompletion();
        times = run.counts().latencies().planned();
        timetable = new Timetable(load.times().arrivals(), load.sizes().seed(), load.share());
    }

    /** The run begins at that moment, from which all are counted. */
    void begin(long beginNs) {
        epochNs = beginNs;
        advance();
    }

    /** True if the next one belongs to the run: its moment is within the duration, and so is the present one. */
    boolean mayStart(long nowNs) {
        long durationNs = load.times().durationNs();
        return durationNs == 0 || nextNs - epochNs < durationNs && nowNs - epochNs < durationNs;
    }

    /** How long until the next one is due; 0: it is. */
    long waitNs(long nowNs) {
        return Math.max(0, nextNs - nowNs);
    }

    /** One may be due and cannot begin, because as many are under way as are allowed, or for want of something. */
    void holdUp(boolean forWant, long nowNs) {
        if (nowNs - nextNs >= 0) {
            blocked = true;
            byHost = forWant;
            blockedNs = nowNs;
        }
    }

    /** The next one is attempted now. */
    void attempt(long nowNs) {
        latestNs = nextNs;
        long lateNs = nowNs - latestNs;
        times.attempted(lateNs);
        if (blocked && latestNs - blockedNs <= 0) {
            if (byHost) {
                times.blockedByHost(lateNs);
            } else {
                times.blockedByLimit(lateNs);
            }
        }
        advance();
    }

    /** It has got that handle. */
    void opened(int handle) {
        if (handle >= plannedNs.length) {
            plannedNs = Arrays.copyOf(plannedNs, Math.max(handle + 1, plannedNs.length * 2));
        }
        plannedNs[handle] = latestNs;
    }

    void onEstablished(int handle, long nowNs) {
        times.established(nowNs - plannedNs[handle]);
    }

    void onCompleted(int handle, long nowNs) {
        if (confirms) {
            times.completed(nowNs - plannedNs[handle]);
        }
    }

    /** The run is over: counts those that were to begin by now and never did. */
    void end(long started, long nowNs) {
        long ordinal = started;
        while ((load.share().connections() < 0 || ordinal < load.share().connections()) && nowNs - nextNs > 0
                && (load.times().durationNs() == 0 || nextNs - epochNs < load.times().durationNs())) {
            times.neverBegun(nowNs - nextNs);
            ordinal++;
            advance();
        }
    }

    private void advance() {
        nextNs = epochNs + timetable.nextNs();
    }
}
