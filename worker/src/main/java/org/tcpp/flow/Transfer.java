package org.tcpp.flow;

import java.nio.ByteBuffer;
import org.tcpp.integrity.Verification;
import org.tcpp.message.FailureCause;
import org.tcpp.net.Net;
import org.tcpp.net.NetCode;
import org.tcpp.time.Clock;
import org.tcpp.time.Pauses;
import org.tcpp.wire.Opening;

/** Moves the bytes of connections, one quantum of each at a time, and counts them. One thread. */
final class Transfer {

    /** A connection takes at least so many, if each is then worth a system call. */
    private static final int TURNS = 8;
    /** So much of what comes behind the end is looked at where bytes are verified. */
    private static final int SURPLUS_BYTES = 4096;

    private final Net net;
    private final Clock clock;
    private final Pauses pauses;
    private final int bufferBytes;
    private final Flows flows;
    private final FlowEnds ends;
    private final Eagerness eagerness;
    private final FlowListener listener;
    private final Preambles preambles = new Preambles();
    private final InFlight inFlight;
    private final Outgoing outgoing;
    private final EarlyBytes early = new EarlyBytes();
    private ByteBuffer opening;
    private int openingAt;
    private long mostBytes;
    private boolean eager;
    /** Of the latest read. */
    private int readBytes;

    Transfer(Environment environment, int bufferBytes, Flows flows, FlowEnds ends, Eagerness eagerness,
            FlowListener listener) {
        net = environment.net();
        clock = environment.clock();
        pauses = environment.pauses();
        this.bufferBytes = bufferBytes;
        this.flows = flows;
        this.ends = ends;
        this.eagerness = eagerness;
        this.listener = listener;
        inFlight = new InFlight(net, flows);
        outgoing = new Outgoing(net, flows);
        allow(bufferBytes, bufferBytes);
    }

    /**
     * Each connection may move so many bytes when it is served, each way; from the next one on. One that is short moves
     * less, down to {@code least}, so that it takes its turns among others like itself instead of being over in one.
     */
    void allow(long least, long most) {
        flows.leastBytes = least;
        mostBytes = most;
    }

    private long quantumBytes(long total) {
        return Math.clamp(total / TURNS, flows.leastBytes, mostBytes);
    }

    /** Says whether what comes next is a try that nobody has asked for. */
    void eager(boolean on) {
        eager = on;
    }

    boolean isEager() {
        return eager;
    }

    /** Reads on in the first twelve bytes: 1 if they are whole, 0 if more is to come, or a code. */
    int receiveOpening(int handle) {
        int before = (int) flows.received[handle];
        int count = net.read(handle, (int) Math.min(bufferBytes, Math.max(flows.leastBytes, Opening.BYTES)));
        if (count < 0) {
            return count == NetCode.WOULD_BLOCK ? onMiss(handle) : count;
        } else if (before == 0 && eager) {
            eagerness.onSuccess();
        }
        readBytes = count;
        if (before == 0) {
            early.forget(handle);
        }
        flows.received[handle] = before + count;
        int missing = Opening.BYTES - before;
        boolean inOne = before == 0 && count >= missing;
        if (!inOne) {
            preambles.keep(handle, net.in(), before, Math.min(count, missing));
        }
        opening = inOne ? net.in() : preambles.buffer();
        openingAt = inOne ? 0 : preambles.at(handle);
        return count < missing ? 0 : 1;
    }

    /** Keeps the opening that came whole last, and what came with it, until its run is known. */
    void keepOpening(int handle) {
        early.keep(handle, net.in(), readBytes);
        if (opening == net.in()) {
            preambles.keep(handle, opening, 0, Opening.BYTES);
        }
    }

    /** Makes the kept opening of a connection the one that came whole last. */
    void recallOpening(int handle) {
        readBytes = early.recall(handle, net.in());
        opening = preambles.buffer();
        openingAt = preambles.at(handle);
    }

    /** Where the opening stands that came whole last; until the next call of any method. */
    ByteBuffer opening() {
        return opening;
    }

    /** The index at which it begins there. */
    int openingAt() {
        return openingAt;
    }

    /** Sends up to {@code end} bytes of the connection, one quantum at most; a code if it fails. */
    int send(int handle, long end) {
        long until = Math.min(end, flows.sent[handle] + quantumBytes(flows.toSend[handle]));
        int callBytes = Math.min(bufferBytes, outgoing.mostBytes(handle));
        while (flows.sent[handle] < until) {
            long done = flows.sent[handle];
            inFlight.onSending(handle, done);
            boolean opens = done < flows.run[handle].openingBytes();
            int length = (int) Math.min(callBytes, until - done);
            long beforeNs = opens ? clock.nowNs() : 0;
            int count = outgoing.write(handle, done, length);
            if (count < 0) {
                return count == NetCode.WOULD_BLOCK ? onMiss(handle) : count;
            }
            long nowNs = clock.nowNs();
            if (flows.state[handle] == Flows.CONNECTING) {
                onEstablished(handle, beforeNs, nowNs);
            } else if (done == Opening.BYTES && flows.run[handle].isHeld()) {
                flows.run[handle].counts().latencies().firstByte(nowNs - flows.startedNs[handle]);
            }
            onMoved(handle, nowNs);
            flows.sent[handle] = done + count;
            flows.run[handle].counts().sent(count, nowNs);
            inFlight.onSent(handle, done, done + count);
            if (count < length) {
                return 0;
            }
        }
        return 0;
    }

    private int onMiss(int handle) {
        if (eager && flows.moved(handle) == 0) {
            eagerness.onMiss();
        }
        return 0;
    }

    /** It could be written to, so it was established before the write. */
    private void onEstablished(int handle, long beforeNs, long nowNs) {
        if (eager) {
            eagerness.onSuccess();
        }
        FlowRun run = flows.run[handle];
        run.counts().established(beforeNs - flows.startedNs[handle]);
        run.onEstablished(handle, beforeNs);
        if (run.isHolding()) {
            flows.state[handle] = Flows.HELD;
        } else {
            flows.open(handle);
            run.counts().latencies().firstByte(nowNs - flows.startedNs[handle]);
            flows.askedNs[handle] = beforeNs;
        }
        listener.onEstablished(handle, nowNs);
    }

    /** Receives one quantum, or as much of it as is there; a code if it fails. */
    int receive(int handle) {
        return receive(handle, Long.MAX_VALUE);
    }

    /** The same, but nothing beyond position {@code end}. */
    int receive(int handle, long end) {
        long until = Math.min(end, flows.received[handle] + quantumBytes(flows.toReceive[handle]));
        while (flows.received[handle] < until) {
            int length = (int) Math.min(bufferBytes, until - flows.received[handle]);
            int count = net.drain(handle, length);
            readBytes = count;
            if (count < 0) {
                return count == NetCode.WOULD_BLOCK ? 0 : count;
            }
            if (!take(handle, count, clock.nowNs())) {
                return FlowMachine.OVER;
            }
            if (count < length || flows.received[handle] == flows.toReceive[handle]) {
                return 0;
            }
        }
        return 0;
    }

    /** Its run is known, and what it has said is counted. */
    void onAdmitted(int handle) {
        early.forget(handle);
    }

    /** Counts what has come, and checks it; false if the connection has failed. */
    boolean take(int handle, long count, long nowNs) {
        long fits = Math.min(count, flows.toReceive[handle] - flows.received[handle]);
        onMoved(handle, nowNs);
        FlowRun run = flows.run[handle];
        long before = flows.received[handle];
        flows.received[handle] += fits;
        flows.join(handle);
        run.counts().received(fits, nowNs);
        boolean ended = run.verification().isOn() && !isRight(run, handle, before, (int) count, (int) fits, nowNs);
        if (fits < count) {
            failOfSurplus(handle, Math.max(0, (int) (readBytes - count + fits)), (int) (count - fits));
        } else if (ended) {
            ends.fail(handle, FailureCause.DAMAGED, null);
        }
        return fits == count && !ended;
    }

    /** Checks what the latest read has brought, which is the end of it; false if that connection need not go on. */
    private boolean isRight(FlowRun run, int handle, long before, int count, int fits, long nowNs) {
        // an opening that came in pieces is not in the buffer any more
        int gone = Math.max(0, count - readBytes);
        Verification verification = run.verification();
        if (fits <= gone || verification.check(handle, flows.index[handle], before + gone, net.in(), 0, fits - gone,
                nowNs)) {
            return true;
        }
        flows.flags[handle] |= Flows.DAMAGED;
        return !verification.isAtEnd(handle, flows.received[handle], flows.toReceive[handle]);
    }

    /** So much of what may come behind the end is to be read. */
    int surplusBytes(int handle) {
        return flows.run[handle].verification().isOn() ? Math.min(SURPLUS_BYTES, net.in().capacity()) : 1;
    }

    /** More came than was to come: fails, and says what it is where bytes are verified. */
    void failOfSurplus(int handle, int at, int length) {
        FlowRun run = flows.run[handle];
        String what = run.verification().isOn()
                ? run.verification().surplus(handle, flows.index[handle], flows.received[handle], net.in(), at, length,
                        clock.nowNs(), ends.socket(handle))
                : null;
        ends.fail(handle, FailureCause.TOO_MUCH_DATA, what);
    }

    private void onMoved(int handle, long nowNs) {
        onProgress(handle, nowNs);
        flows.run[handle].onMoved(handle, nowNs);
    }

    /** It makes progress. */
    void onProgress(int handle, long nowNs) {
        long runningNs = pauses.runningNs(nowNs);
        if (flows.flags[handle] != 0) {
            ends.endStarvation(handle, runningNs);
        }
        flows.progressNs[handle] = runningNs;
    }
}
