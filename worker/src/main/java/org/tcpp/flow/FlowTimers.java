package org.tcpp.flow;

import java.util.function.IntConsumer;
import org.tcpp.message.Exchange;
import org.tcpp.message.FailureCause;
import org.tcpp.net.Net;
import org.tcpp.net.TcpInfo;
import org.tcpp.time.Pauses;
import org.tcpp.time.TimerWheel;
import org.tcpp.wire.Opening;

/**
 * Gives up on connections that have been quiet for too long, and notes those that starve. All times are running time. A
 * timer is not moved when a connection makes progress; it is looked at when it fires. Fired only after all events that
 * had come before were served, so that nobody is blamed for a silence of our own. One thread.
 */
public final class FlowTimers implements TimerWheel.Expiry {

    /** How long an accepted connection may take over its opening when nothing else is going on. */
    public static final long OPENING_NS = 5_000_000_000L;
    /** The same in the middle of a run, where the opening may have been lost again and again on a crowded link. */
    private static final long CROWDED_OPENING_NS = 30_000_000_000L;
    /** One that has been silent for so long makes room where there is none. */
    private static final long EVICTION_NS = 1_000_000_000L;
    /** One that has named a run is kept so long for it to be told. */
    private static final long UNTOLD_NS = 2_000_000_000L;
    /** A connection that makes no progress for so long, while others of its run do, starves. */
    private static final long STARVATION_NS = 5_000_000_000L;

    private final Net net;
    private final Pauses pauses;
    private final TimerWheel wheel;
    private final Flows flows;
    private final FlowEnds ends;
    private final IntConsumer onDue;
    private final TcpInfo info = new TcpInfo();

    FlowTimers(Environment environment, Flows flows, FlowEnds ends, IntConsumer onDue) {
        this.onDue = onDue;
        net = environment.net();
        pauses = environment.pauses();
        wheel = environment.wheel();
        this.flows = flows;
        this.ends = ends;
    }

    @Override
    public void onTimer(int handle, long runningNs) {
        if (flows.stage.isOn(handle)) {
            onDue.accept(handle);
            return;
        }
        switch (flows.state[handle]) {
            case Flows.OPENING -> judgeOpening(handle, runningNs);
            case Flows.CONNECTING -> judgeConnecting(handle, runningNs);
            case Flows.OPEN, Flows.ENDING, Flows.THINKING -> {
                if (flows.isResting(handle)) {
                    onDue.accept(handle);
                } else {
                    judge(handle, runningNs);
                }
            }
            default -> {
                // What is held has no limit; its timer is set again when it is let go.
            }
        }
    }

    /** Sets the timer of a connection that has just begun, or been let go. */
    void start(int handle) {
        long periodNs = flows.state[handle] == Flows.OPENING ? OPENING_NS : periodNs(flows.run[handle]);
        wheel.set(handle, flows.progressNs[handle] + periodNs);
    }

    /** It has said what it is: the timer that its opening had may be too late for its run. */
    void onAdmitted(int handle) {
        if (periodNs(flows.run[handle]) < OPENING_NS) {
            start(handle);
        }
    }

    /** Sets the timer of one whose run is not known yet. */
    void startUntold(int handle) {
        wheel.set(handle, flows.progressNs[handle] + UNTOLD_NS);
    }

    /** Sets the timer of one that rests. */
    void startRest(int handle, long endNs) {
        wheel.set(handle, endNs);
    }

    /** It rests no longer, whether its timer or an event has found that out. */
    void endRest(int handle, long runningNs) {
        flows.flags[handle] &= ~Flows.RESTING;
        flows.progressNs[handle] = runningNs;
        start(handle);
    }

    /** The accepted connection that has been silent for longest and long enough, or -1. */
    int oldestSilent(long runningNs) {
        int oldest = -1;
        for (int handle = 0; handle < flows.bound() && flows.opening > 0; handle++) {
            if (flows.state[handle] == Flows.OPENING && !flows.isWaiting(handle)
                    && runningNs - flows.progressNs[handle] >= EVICTION_NS
                    && (oldest < 0 || flows.progressNs[handle] - flows.progressNs[oldest] < 0)) {
                oldest = handle;
            }
        }
        return oldest;
    }

    private void judgeOpening(int handle, long runningNs) {
        boolean crowded = flows.count() - ends.count() > flows.opening;
        long deadlineNs = flows.progressNs[handle] + (crowded ? CROWDED_OPENING_NS : OPENING_NS);
        if (flows.isWaiting(handle)) {
            wheel.set(handle, runningNs + OPENING_NS);
        } else if (flows.isUntold(handle)) {
            ends.fail(handle, FailureCause.UNKNOWN_RUN, null);
        } else if (runningNs - deadlineNs >= 0) {
            ends.fail(handle, FailureCause.SILENT, null);
        } else {
            wheel.set(handle, Math.min(deadlineNs, runningNs + OPENING_NS));
        }
    }

    private void judgeConnecting(int handle, long runningNs) {
        long timeoutNs = flows.run[handle].timeoutNs();
        long deadlineNs = flows.progressNs[handle] + timeoutNs;
        if (timeoutNs > 0 && runningNs - deadlineNs >= 0) {
            ends.fail(handle, FailureCause.TIMED_OUT, null);
        } else if (timeoutNs > 0) {
            wheel.set(handle, deadlineNs);
        }
    }

    private void judge(int handle, long runningNs) {
        FlowRun run = flows.run[handle];
        long periodNs = periodNs(run);
        if (runningNs - flows.progressNs[handle] >= periodNs
                && (hasProgressed(handle) || isHeldByTheOtherEnd(handle))) {
            ends.endStarvation(handle, runningNs);
            flows.progressNs[handle] = runningNs;
        }
        long progressNs = flows.progressNs[handle];
        long idleNs = Math.max(0, runningNs - progressNs - restNs(handle));
        if (run.timeoutNs() > 0 && idleNs >= run.timeoutNs()) {
            ends.endStarvation(handle, runningNs);
            ends.fail(handle, FailureCause.STALLED, null);
            return;
        }
        if (idleNs >= STARVATION_NS && pauses.runningNs(run.counts().lastNs()) - progressNs >= STARVATION_NS) {
            starve(handle);
        }
        long nextNs = idleNs < periodNs ? progressNs + periodNs : runningNs + periodNs;
        wheel.set(handle, run.timeoutNs() > 0 ? Math.min(nextNs, progressNs + run.timeoutNs()) : nextNs);
    }

    /** Our kernel takes no more bytes, but the other end's has acknowledged some since we looked last. */
    private boolean hasProgressed(int handle) {
        if (flows.sent[handle] == 0 || !net.info(handle, info) || info.bytesAcked <= flows.acknowledged[handle]) {
            return false;
        }
        flows.acknowledged[handle] = info.bytesAcked;
        return true;
    }

    /** Only the opening has come, as agreed: the rest comes when the client lets all of them go. */
    private boolean isHeldByTheOtherEnd(int handle) {
        return flows.run[handle].mayBeHeld() && !flows.run[handle].isClient()
                && flows.received[handle] <= Opening.BYTES;
    }

    /** How long the other end may rest before it goes on. */
    private long restNs(int handle) {
        Exchange exchange = flows.run[handle].load().exchange();
        boolean mayThink = !flows.run[handle].isClient() && flows.allotments[handle] > 0
                && flows.isQuestionDue(handle);
        return exchange.pacing().pauseNs() + (mayThink ? exchange.thinkNs() : 0);
    }

    private void starve(int handle) {
        if ((flows.flags[handle] & Flows.STARVED) == 0) {
            flows.run[handle].counts().starved();
        }
        flows.flags[handle] |= Flows.STARVING | Flows.STARVED;
    }

    private static long periodNs(FlowRun run) {
        return run.timeoutNs() == 0 ? STARVATION_NS : Math.min(STARVATION_NS, Math.max(1, run.timeoutNs() / 2));
    }
}
