package org.tcpp.loop;

import java.util.Queue;
import org.tcpp.flow.Environment;
import org.tcpp.flow.FlowMachine;
import org.tcpp.message.Command;
import org.tcpp.net.Net;
import org.tcpp.net.Ready;
import org.tcpp.sample.Samplers;
import org.tcpp.time.Clock;
import org.tcpp.time.Pauses;
import org.tcpp.time.TimerWheel;

/**
 * The event loop, a turn at a time: do what is due, ask for ready events, serve each once with at most one quantum,
 * fire timers, close what has ended, and only then ask again. What becomes due meanwhile begins between two of these
 * steps. Where more are ready than a turn has room for, those that were served go to the end of the queue (epoll keeps
 * it). That is what makes it fair: no connection is served twice before every other that is ready was served once.
 *
 * <p>One thread. Commands come through a queue that another thread may fill; it wakes the loop by {@link Net#wake}.
 */
public final class Loop {

    /** The longest rest, so that a pause of the process is noticed as such. */
    private static final long LONGEST_REST_NS = 1_000_000_000L;
    /** Handles that are no connections: the listener, and what wakes the loop. */
    private static final int OTHER_HANDLES = 2;

    private final Net net;
    private final Clock clock;
    private final Pauses pauses;
    private final TimerWheel wheel;
    private final FlowMachine machine;
    private final Samplers samplers;
    private final Work work;
    private final Queue<Command> commands;
    private final Budget budget;
    private final TimerWheel.Expiry timers = this::fire;
    private final Ready ready = new Ready(64);
    private int[] movers = new int[64];
    /** Events served since timers were last looked at. */
    private long served;

    /**
     * A loop that has not turned.
     *
     * @param environment what it runs in
     * @param work what it does, and with which connections
     * @param commands what the launcher says
     * @param budget what a turn may take
     */
    public Loop(Environment environment, Work work, Queue<Command> commands, Budget budget) {
        net = environment.net();
        clock = environment.clock();
        pauses = environment.pauses();
        wheel = environment.wheel();
        samplers = environment.samplers();
        machine = work.machine();
        this.work = work;
        this.commands = commands;
        this.budget = budget;
    }

    /** Turns until the work is over. */
    public void run() {
        while (turn(Long.MAX_VALUE)) {
            // The turn is all there is to do.
        }
    }

    /**
     * One turn.
     *
     * @param patienceNs do not wait longer than this for something to become ready
     * @return false if the work is over
     */
    public boolean turn(long patienceNs) {
        long beganNs = clock.nowNs();
        pauses.run(beganNs, 0);
        samplers.tick(beganNs);
        obey(beganNs);
        machine.allow(budget.leastBytes(), budget.mostBytes(work.sharers()));
        boolean more = work.doDue(beganNs);
        closeEnded();
        if (!more) {
            return false;
        }
        long readyNs = clock.nowNs();
        long restNs = Math.min(patienceNs, restNs(readyNs));
        ready.ensureCapacity(Math.min(budget.events(), machine.underWay() + OTHER_HANDLES));
        net.poll(ready, restNs);
        long polledNs = clock.nowNs();
        pauses.run(polledNs, restNs);
        machine.allow(budget.leastBytes(), budget.mostBytes(machine.underWay()));
        serve(polledNs);
        fireTimers(polledNs);
        closeEnded();
        samplers.turned(readyNs - beganNs + clock.nowNs() - polledNs);
        return true;
    }

    /** Once all that was ready has been served, for which several turns may be needed. */
    private void fireTimers(long polledNs) {
        served += ready.count();
        if (ready.count() < ready.capacity() || served >= machine.underWay() + OTHER_HANDLES) {
            wheel.expire(pauses.runningNs(polledNs), timers);
            served = 0;
        }
    }

    private void fire(int handle, long nowNs) {
        machine.timers().onTimer(handle, nowNs);
        work.beginDue(clock.nowNs());
    }

    private void closeEnded() {
        while (machine.closeSome()) {
            work.beginDue(clock.nowNs());
        }
    }

    private void obey(long nowNs) {
        for (Command command = commands.poll(); command != null; command = commands.poll()) {
            work.command(command, nowNs);
        }
    }

    /** Serves what is ready: first the connections that are being set up or ended, then those that move data. */
    private void serve(long polledNs) {
        int moving = 0;
        if (movers.length < ready.count()) {
            movers = new int[ready.capacity()];
        }
        for (int i = 0; i < ready.count(); i++) {
            if (machine.isUrgent(ready.handle(i))) {
                serve(i, polledNs);
            } else {
                movers[moving++] = i;
            }
        }
        for (int i = 0; i < moving; i++) {
            serve(movers[i], polledNs);
        }
    }

    private void serve(int event, long polledNs) {
        int handle = ready.handle(event);
        long nowNs = clock.nowNs();
        samplers.tick(nowNs);
        work.beginDue(nowNs);
        machine.onServed(handle, nowNs - polledNs);
        if (!work.accept(handle)) {
            machine.serve(handle, ready.events(event));
        }
    }

    private long restNs(long nowNs) {
        long edgeNs = samplers.intervalEdgeNs() == Long.MAX_VALUE
                ? Long.MAX_VALUE
                : Math.max(0, samplers.intervalEdgeNs() - nowNs);
        long timerNs = wheel.waitNs(pauses.runningNs(nowNs));
        return Math.min(LONGEST_REST_NS, Math.min(edgeNs, Math.min(timerNs, work.waitNs(nowNs))));
    }
}
