package org.tcpp.flow;

import java.util.Arrays;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Incident;
import org.tcpp.message.Phase;
import org.tcpp.net.Net;
import org.tcpp.net.TcpInfo;
import org.tcpp.sample.RunCounts;
import org.tcpp.time.Clock;
import org.tcpp.time.TimerWheel;
import org.tcpp.wire.Opening;

/** How connections end: counts them, and keeps their handles until the loop has no event left for them. One thread. */
final class FlowEnds {

    /** A close takes some 10 µs. */
    private static final int CLOSED_AT_ONCE = 8;

    private final Net net;
    private final Clock clock;
    private final TimerWheel wheel;
    private final Flows flows;
    private final FlowListener listener;
    private final TcpInfo info = new TcpInfo();
    private Moves moves;
    private int[] ended = new int[512];
    private int count;
    /** The connection that {@link #info} is about, or -1. */
    private int informed = -1;

    FlowEnds(Environment environment, Flows flows, FlowListener listener) {
        net = environment.net();
        clock = environment.clock();
        wheel = environment.wheel();
        this.flows = flows;
        this.listener = listener;
    }

    /** What actors can do. */
    void bind(Moves all) {
        moves = all;
    }

    /** Lets its actor serve it. */
    int act(int handle, int events) {
        return flows.stage.actor(handle).serve(moves, handle, events);
    }

    /** The time has come that its actor asked for. */
    int actOnTime(int handle) {
        return flows.stage.actor(handle).onTime(moves, handle);
    }

    /** Those that have ended and still hold their handles. */
    int count() {
        return count;
    }

    /** It has carried all its bytes and ended as agreed. */
    void complete(int handle, long nowNs) {
        if (flows.isDamaged(handle)) {
            fail(handle, FailureCause.DAMAGED, null);
            return;
        }
        FlowRun run = flows.run[handle];
        RunCounts counts = run.counts();
        long index = flows.index[handle];
        long ordinal = ordinal(handle);
        if (ordinal >= 0 && counts.hasCompleted(ordinal)) {
            fail(handle, FailureCause.DUPLICATE, null);
            return;
        }
        if (run.isSampled() && !hasArrived(handle, run)) {
            fail(handle, FailureCause.PREMATURE_END, null);
            return;
        }
        flows.leaveOpen(handle);
        counts.completed(handle, index, flows.moved(handle), flows.startedNs[handle], nowNs, run.timesCompletion());
        flows.countShare(handle);
        if (ordinal >= 0) {
            counts.completedOrdinal(ordinal);
        }
        addRow(handle, null, null, nowNs);
        end(handle, run.resets());
        listener.onCompleted(handle, nowNs);
    }

    /** It has ended as its actor may; false if it has failed after all. */
    boolean conclude(int handle, long nowNs, boolean reset) {
        RunCounts counts = flows.run[handle].counts();
        long ordinal = ordinal(handle);
        if (flows.isDamaged(handle) || counts.hasCompleted(ordinal)) {
            fail(handle, FailureCause.DUPLICATE, null);
            return false;
        }
        flows.leaveOpen(handle);
        counts.concluded();
        counts.completedOrdinal(ordinal);
        addRow(handle, null, null, nowNs);
        end(handle, reset);
        listener.onCompleted(handle, nowNs);
        return true;
    }

    private long ordinal(int handle) {
        FlowRun run = flows.run[handle];
        return run.isClassic() ? -1 : run.load().share().ordinal(flows.index[handle]);
    }

    /** It has ended in any other way; {@code detail} is what the system said, or null. */
    void fail(int handle, FailureCause cause, String detail) {
        if (flows.isDamaged(handle)) {
            // whatever ended it in the end
            settle(handle, FailureCause.DAMAGED,
                    flows.run[handle].verification().end(handle, socket(handle), info.receivedSegmentBytes));
        } else {
            settle(handle, cause, detail);
        }
    }

    /** It was accepted, and is no connection of any run: it is not counted. */
    void forget(int handle) {
        flows.opening--;
        end(handle, false);
    }

    /** The connection as its kernel has it, for a person; fills {@link #info}. */
    Incident.Socket socket(int handle) {
        info.receivedSegmentBytes = -1;
        String arrival = net.arrival(handle);
        String facts = net.info(handle, info) ? SocketFacts.of(info, arrival) : arrival;
        return new Incident.Socket(net.local(handle), net.remote(handle), facts);
    }

    private void settle(int handle, FailureCause cause, String detail) {
        long nowNs = clock.nowNs();
        RunCounts counts = flows.run[handle].counts();
        if (flows.state[handle] == Flows.OPENING) {
            flows.opening--;
            flows.endWait(handle);
            counts.started(flows.startedNs[handle]);
            counts.received(flows.received[handle], nowNs);
        }
        Phase phase = cause == FailureCause.DAMAGED ? Phase.RECEIVE : phase(handle);
        if (flows.stage.isOn(handle)) {
            flows.stage.actor(handle).onFailed(moves, handle, cause, detail);
        }
        flows.leaveOpen(handle);
        counts.failed(phase, cause, handle, flows.index[handle], flows.moved(handle), nowNs, detail);
        addRow(handle, phase, cause, nowNs);
        end(handle, true);
        listener.onFailed(handle, phase, cause, flows.startedNs[handle], nowNs);
    }

    /** It goes on after it had starved, or has ended meanwhile. */
    void endStarvation(int handle, long runningNs) {
        if ((flows.flags[handle] & Flows.STARVING) != 0) {
            flows.flags[handle] &= ~Flows.STARVING;
            flows.run[handle].counts()
                    .starvedFor(handle, flows.index[handle], flows.moved(handle), runningNs - flows.progressNs[handle]);
        }
    }

    /** Closes the handles of some that have ended; false if none had. */
    boolean closeSome() {
        int least = Math.max(0, count - CLOSED_AT_ONCE);
        boolean any = count > 0;
        while (count > least) {
            close(ended[--count]);
        }
        return any;
    }

    /** Closes the handle if its connection is the latest that has ended. Only if no event of it is left to serve. */
    void closeLatest(int handle) {
        if (count > 0 && ended[count - 1] == handle) {
            count--;
            close(handle);
        }
    }

    private void close(int handle) {
        boolean reset = (flows.flags[handle] & Flows.RESET) != 0;
        flows.remove(handle);
        if (reset) {
            net.reset(handle);
        } else {
            net.close(handle);
        }
    }

    private void addRow(int handle, Phase phase, FailureCause cause, long nowNs) {
        RunRows rows = flows.run[handle].rows();
        if (rows != null && rows.has(handle)) {
            boolean known = informed == handle || net.info(handle, info);
            rows.bytes(flows.sent[handle], flows.received[handle]);
            rows.end(handle, flows.index[handle], phase, cause, known ? info : null, nowNs);
        }
        informed = -1;
    }

    private void end(int handle, boolean reset) {
        flows.state[handle] = Flows.ENDED;
        if (reset) {
            flows.flags[handle] |= Flows.RESET;
        }
        wheel.cancel(handle);
        flows.stage.leave(handle);
        if (count == ended.length) {
            ended = Arrays.copyOf(ended, count * 2);
        }
        ended[count++] = handle;
    }

    /** A kernel ends connections alike whether its process has read all and closes, or was killed before it could. */
    private boolean hasArrived(int handle, FlowRun run) {
        if (!net.info(handle, info)) {
            return true; // as far as anybody can tell
        }
        informed = handle;
        run.counts()
                .kernel()
                .add(info.retransmits, info.roundTripUs, info.congestionWindow, info.deliveryRate, info.busyUs,
                        info.receiveWindowLimitedUs, info.sendBufferLimitedUs);
        // where a kernel does not count at all, nobody can tell either; a client's SYN counts as one byte
        return !run.isConfirmed() || info.bytesAcked <= 0
                || info.bytesAcked >= flows.toSend[handle] + (run.isClient() ? 1 : 0);
    }

    /** The phase that a failure of this connection belongs to. */
    private Phase phase(int handle) {
        return switch (flows.state[handle]) {
            case Flows.CONNECTING -> Phase.CONNECT;
            case Flows.OPENING, Flows.HELD -> Phase.OPENING;
            case Flows.ENDING -> Phase.CLOSE;
            default -> flows.sent[handle] < flows.toSend[handle]
                    ? flows.sent[handle] < Opening.BYTES ? Phase.OPENING : Phase.SEND
                    : Phase.RECEIVE;
        };
    }
}
