package org.tcpp.server;

import java.util.List;
import org.tcpp.behaviour.Behaviour;
import org.tcpp.behaviour.ChaosPlan;
import org.tcpp.flow.Environment;
import org.tcpp.flow.FlowMachine;
import org.tcpp.net.Knob;
import org.tcpp.net.Net;
import org.tcpp.net.NetCode;
import org.tcpp.net.Ready;
import org.tcpp.time.Backoff;
import org.tcpp.time.Clock;

/**
 * Takes connections from the listener, as many as may be served at once; the rest waits in the backlog. Where the host
 * has no descriptor or memory left it waits for a moment, and the stranger who has been silent for longest makes room.
 * One thread.
 */
final class Acceptor {

    /** Connections accepted in one turn, so that those under way are not kept waiting. */
    private static final int ACCEPTS_A_TURN = 64;
    /** Where places are limited: so many may be about to say what they are. */
    private static final int MOST_UNOPENED = 256;
    /** So many may be in SYN_RECV with bytes that have come already. */
    private static final int FAST_OPEN_QUEUE = 1024;
    /** How often to look whether one of them has been silent for too long. */
    private static final long LOOK_NS = 100_000_000;

    private final Net net;
    private final Clock clock;
    private final FlowMachine machine;
    private final ServedRuns runs;
    private final int listener;
    private final int atOnce;
    private final Backoff shortage = new Backoff();
    private boolean listening = true;
    private long stalledUntilNs;
    private boolean stalled;

    Acceptor(Environment environment, FlowMachine machine, ServedRuns runs, int listener, int atOnce) {
        net = environment.net();
        clock = environment.clock();
        this.machine = machine;
        this.runs = runs;
        this.listener = listener;
        this.atOnce = atOnce;
        net.watch(listener, Ready.READ);
    }

    /** Connections that behave like that are to come. */
    void expect(ChaosPlan chaos) {
        if (chaos.has(Behaviour.FAST_OPEN)) {
            net.set(listener, Knob.FAST_OPEN_QUEUE, FAST_OPEN_QUEUE);
        }
    }

    boolean isListener(int handle) {
        return handle == listener;
    }

    /** Listens again where that makes sense now. */
    void doDue(long nowNs) {
        machine.serveWaiting();
        stalled &= nowNs - stalledUntilNs < 0;
        if (!listening && !stalled && !shortage.holds(nowNs)
                && (mayAccept() || hasPlace() && machine.evictSilent(nowNs))) {
            listen(true);
        }
    }

    /** How long the loop may wait because of a listener that rests. */
    long waitNs(long nowNs) {
        if (stalled) {
            return Math.max(0, stalledUntilNs - nowNs);
        } else if (listening || !hasPlace()) {
            return Long.MAX_VALUE;
        }
        return mayAccept() ? shortage.waitNs(nowNs) : LOOK_NS;
    }

    void accept() {
        for (int i = 0; i < ACCEPTS_A_TURN; i++) {
            if (stalled || !mayAccept()) {
                listen(false);
                return;
            }
            long nowNs = clock.nowNs();
            int handle = net.accept(listener);
            if (handle == NetCode.WOULD_BLOCK) {
                return;
            } else if (NetCode.isShortage(handle)) {
                putOff(handle, nowNs);
                return;
            } else if (handle >= 0) {
                onWaited(shortage.onSuccess(nowNs));
                machine.accept(handle, runs.classic(), nowNs);
            }
            // Anything else is a connection that ended before it was taken: it is nobody's.
        }
    }

    /** Takes none for so long. */
    void stall(long ns) {
        long untilNs = clock.nowNs() + ns;
        stalledUntilNs = stalled ? Math.max(stalledUntilNs, untilNs) : untilNs;
        stalled = true;
        listen(false);
    }

    /** True if one more connection may be served. */
    boolean hasPlace() {
        return atOnce < 0 || machine.admitted() < atOnce;
    }

    /** Strangers who say nothing take no places, but there may not be any number of them. */
    private boolean mayAccept() {
        return hasPlace() && (atOnce < 0 || machine.unopened() < MOST_UNOPENED);
    }

    private void listen(boolean on) {
        net.watch(listener, on ? Ready.READ : 0);
        listening = on;
    }

    private void putOff(int code, long nowNs) {
        List<ServedRun> served = runs.controlled();
        for (int i = 0; i < served.size(); i++) {
            count(served.get(i), code);
        }
        if (served.isEmpty()) {
            count(runs.classic(), code);
        }
        shortage.onFailure(nowNs, nowNs);
        machine.evictSilent(nowNs);
        listen(false);
    }

    private static void count(ServedRun run, int code) {
        if (code == NetCode.NO_DESCRIPTORS) {
            run.counts().shortages().ofDescriptor();
        } else {
            run.counts().shortages().ofBuffer();
        }
    }

    private void onWaited(long waitedNs) {
        for (int i = 0; waitedNs > 0 && i < runs.controlled().size(); i++) {
            runs.controlled().get(i).counts().shortages().waited(waitedNs);
        }
        if (waitedNs > 0 && runs.controlled().isEmpty()) {
            runs.classic().counts().shortages().waited(waitedNs);
        }
    }
}
