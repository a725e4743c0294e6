package org.tcpp.flow;

import org.tcpp.message.FailureCause;
import org.tcpp.net.Net;
import org.tcpp.net.NetCode;
import org.tcpp.net.Ready;
import org.tcpp.time.Clock;
import org.tcpp.time.Pauses;
import org.tcpp.wire.Opening;

/**
 * The state machine that moves connections, the same at both ends: whatever happens to one ({@link #serve}, a timer, a
 * start) enters here, is answered according to its state, and is settled at one place: what to watch, or how it ended.
 * Whatever happens to one connection costs that connection only.
 *
 * <p>A connection that has ended keeps its handle until {@link #closeSome}, which the loop calls when all events of a
 * poll have been served: so no event can meet another connection than the one it was meant for. One that began after
 * that poll can have no event in it, and is closed at once: a short connection is gone before the next one begins, and
 * what the processor's caches hold of it serves the next. One thread; allocates nothing on the way that a healthy
 * connection takes.
 */
public final class FlowMachine {

    /** Outcome of serving: the connection has ended. Others are what to watch, or a {@link NetCode}. */
    static final int OVER = Integer.MIN_VALUE;
    private static final int BOTH = Ready.READ | Ready.WRITE;

    private final Net net;
    private final Clock clock;
    private final Pauses pauses;
    private final Flows flows;
    private final FlowEnds ends;
    private final FlowTimers timers;
    private final Eagerness eagerness = new Eagerness();
    private final FlowListener listener;
    private final Transfer transfer;
    private final Admission admission;
    private final Allotments allotments;
    private final Closer closer;
    private final Allowance allowance;

    /**
     * A machine without connections.
     *
     * @param environment its network has the payload in {@code net.out()} from {@link Opening#BYTES} on
     * @param bufferBytes most bytes in one call
     * @param flows the connections
     * @param listener learns what becomes of them
     */
    public FlowMachine(Environment environment, int bufferBytes, Flows flows, FlowListener listener) {
        net = environment.net();
        clock = environment.clock();
        pauses = environment.pauses();
        this.flows = flows;
        this.listener = listener;
        ends = new FlowEnds(environment, flows, listener);
        timers = new FlowTimers(environment, flows, ends, this::onDue);
        allowance = new Allowance(environment, flows);
        allotments = new Allotments(clock, flows, timers);
        transfer = new Transfer(environment, bufferBytes, flows, ends, eagerness, listener);
        ends.bind(new Moves(environment, flows, ends, transfer, listener));
        closer = new Closer(environment, flows, ends, allotments, transfer);
        admission = new Admission(clock, flows, ends, timers, transfer, listener);
    }

    /** The timers of connections. */
    public FlowTimers timers() {
        return timers;
    }

    /** Each connection may move so many bytes when it is served, each way; from the next one on. */
    public void allow(long least, long most) {
        transfer.allow(least, most);
    }

    /** Connections that have not ended. */
    public int underWay() {
        return flows.count() - ends.count();
    }

    /** Those of them that have said what they are: the others take no place of theirs. */
    public int admitted() {
        return underWay() - flows.opening;
    }

    /** Accepted connections that have not said yet what they are. */
    public int unopened() {
        return flows.opening;
    }

    /** Serves those that have spoken and wait for a place, as long as there is one. */
    public void serveWaiting() {
        for (int handle = 0; flows.waiting > 0 && handle < flows.bound() && listener.hasPlace(); handle++) {
            if (flows.state[handle] == Flows.OPENING && flows.isWaiting(handle)) {
                flows.progressNs[handle] = pauses.runningNs(clock.nowNs());
                serve(handle, Ready.READ);
            }
        }
    }

    /** Asks again about those whose run was unknown: the launcher has told of another. */
    public void serveUntold() {
        for (int handle = 0; flows.opening > 0 && handle < flows.bound(); handle++) {
            if (flows.state[handle] == Flows.OPENING && flows.isUntold(handle)) {
                serve(handle, 0);
            }
        }
    }

    /** True if it had better be served before those that move data: it is being set up or waits to be let go. */
    public boolean isUrgent(int handle) {
        return handle >= flows.bound() || flows.state[handle] != Flows.OPEN;
    }

    /** A connect was begun at {@code nowNs}: takes the connection over, and tries to send if that is worth trying. */
    public void connect(int handle, FlowRun run, long index, long nowNs) {
        flows.add(handle, Flows.CONNECTING, run, nowNs, pauses.runningNs(nowNs));
        flows.index[handle] = index;
        Allotments.begin(flows, handle);
        allowance.begin(handle);
        run.counts().latencies().drew(run.load().sizes().bytesOf(index));
        run.onBegun(handle, index, nowNs);
        timers.start(handle);
        if (!run.isHolding() && (eagerness.isWorthTrying() || flows.stage.isOn(handle))) {
            serveEagerly(handle);
        } else {
            settle(handle, Ready.WRITE);
        }
    }

    /** A connection was accepted; until its opening is known, it counts for {@code unknown}. */
    public void accept(int handle, FlowRun unknown, long nowNs) {
        flows.add(handle, Flows.OPENING, unknown, nowNs, pauses.runningNs(nowNs));
        timers.start(handle);
        if (eagerness.isWorthTrying()) {
            serveEagerly(handle);
        } else {
            settle(handle, Ready.READ);
        }
    }

    /** Serves a connection once that may have become ready; {@code events} as {@link Ready} has them. */
    public void serve(int handle, int events) {
        if (handle >= flows.bound()) {
            return;
        }
        settle(handle, flows.stage.isOn(handle) ? ends.act(handle, events) : switch (flows.state[handle]) {
            case Flows.CONNECTING -> flows.run[handle].isHolding() ? sendOpening(handle) : transfer(handle, events);
            case Flows.HELD -> flows.sent[handle] < Opening.BYTES ? sendOpening(handle) : closer.awaitEnd(handle);
            case Flows.OPENING -> open(handle, admission.receive(handle, events));
            case Flows.OPEN ->
                closer.isBrokenWhileResting(handle, events) ? closer.learnEnd(handle) : transfer(handle, events);
            case Flows.THINKING, Flows.ENDING -> closer.awaitEnd(handle);
            default -> OVER;
        });
    }

    /** Lets held connections go, {@code most} with handles from {@code from} on; the handle to go on from, or -1. */
    public int release(int from, int most) {
        int let = 0;
        for (int handle = from; handle < flows.bound(); handle++) {
            if (flows.state[handle] == Flows.HELD) {
                if (let++ == most) {
                    return handle;
                }
                release(handle);
            }
        }
        return -1;
    }

    /** An event of this handle was served so long after the poll that brought it. */
    public void onServed(int handle, long lagNs) {
        if (flows.isUnderWay(handle)) {
            flows.run[handle].counts().lag(lagNs);
        }
    }

    /** Ends all connections of a run, or of every run where it is null, as failed by that cause. */
    public void abandon(FlowRun run, FailureCause cause) {
        for (int handle = 0; handle < flows.bound(); handle++) {
            if (flows.isUnderWay(handle) && (run == null || flows.run[handle] == run)) {
                ends.fail(handle, cause, null);
            }
        }
    }

    /** Resets the connection that has said nothing for longest, if one has for a second; false if there is none. */
    public boolean evictSilent(long nowNs) {
        int handle = timers.oldestSilent(pauses.runningNs(nowNs));
        if (handle >= 0) {
            // It may have spoken while nobody looked.
            serve(handle, Ready.READ);
        }
        if (handle >= 0 && flows.state[handle] == Flows.OPENING) {
            ends.fail(handle, flows.isUntold(handle) ? FailureCause.UNKNOWN_RUN : FailureCause.SILENT, null);
        }
        return handle >= 0;
    }

    /** Closes some of what has ended; false if nothing had. Called when no event of the last poll is left to serve. */
    public boolean closeSome() {
        return ends.closeSome();
    }

    private void serveEagerly(int handle) {
        transfer.eager(true);
        serve(handle, BOTH);
        transfer.eager(false);
        ends.closeLatest(handle);
    }

    /** The one place where what was done to a connection is settled. */
    private void settle(int handle, int outcome) {
        int result = outcome >= 0 ? net.watch(handle, outcome) : outcome;
        if (result < 0 && result != OVER) {
            ends.fail(handle, Causes.of(result), result == NetCode.END ? null : net.lastError());
        }
    }

    private int transfer(int handle, int events) {
        long before = flows.counted(handle);
        int code = move(handle, events);
        // what there is to say now is said at once, and an answer to that cannot have come yet
        while (code >= 0 && allotments.grow(handle)) {
            code = move(handle, Ready.WRITE);
        }
        if (code < 0) {
            return code;
        } else if (flows.isDone(handle)) {
            return closer.finish(handle);
        } else if (flows.counted(handle) > before) {
            flows.onTurn(handle);
        }
        int wanted = closer.halfClose(handle);
        if (wanted >= 0 && allowance.isSpent(handle)) {
            flows.flags[handle] |= Flows.RESTING;
            timers.startRest(handle, allowance.restEndNs(handle));
            return wanted & ~Ready.WRITE;
        } else if ((flows.flags[handle] & Flows.RESTING) != 0) {
            timers.endRest(handle, pauses.runningNs(clock.nowNs())); // else its timer gives it a second turn
        }
        return wanted;
    }

    private int move(int handle, int events) {
        int code = 0;
        if (flows.sent[handle] < flows.toSend[handle] && (events & Ready.WRITE) != 0) {
            code = transfer.send(handle, allowance.until(handle));
        }
        if (code >= 0 && flows.received[handle] < flows.toReceive[handle] && (events & Ready.READ) != 0) {
            code = transfer.receive(handle);
        }
        return code;
    }

    /** Sends the opening, so that both ends know the connection, and nothing else. */
    private int sendOpening(int handle) {
        int code = transfer.send(handle, Opening.BYTES);
        return code < 0 ? code : flows.sent[handle] < Opening.BYTES ? Ready.WRITE : Ready.READ;
    }

    private int open(int handle, int outcome) {
        if (outcome != Admission.ADMITTED || flows.stage.isOn(handle)) {
            return outcome == Admission.ADMITTED ? ends.act(handle, BOTH) : outcome;
        }
        allowance.begin(handle);
        if (!flows.isDone(handle)) {
            flows.onTurn(handle);
        }
        return transfer(handle, Ready.WRITE);
    }

    /** It may send now; its times run from here. */
    private void release(int handle) {
        long nowNs = clock.nowNs();
        flows.open(handle);
        flows.run[handle].onLetGo(handle);
        flows.startedNs[handle] = nowNs;
        flows.askedNs[handle] = nowNs;
        flows.progressNs[handle] = pauses.runningNs(nowNs);
        timers.start(handle);
        allowance.begin(handle);
        settle(handle, transfer(handle, BOTH));
    }

    /** Its actor's time has come; or it has rested long enough, and asks again or goes on sending. */
    private void onDue(int handle) {
        if (flows.stage.isOn(handle)) {
            settle(handle, ends.actOnTime(handle));
            return;
        }
        if (flows.state[handle] == Flows.THINKING) {
            flows.endThinking(handle);
            allotments.ask(handle, clock.nowNs());
        }
        timers.endRest(handle, pauses.runningNs(clock.nowNs()));
        settle(handle, transfer(handle, Ready.WRITE));
    }
}
