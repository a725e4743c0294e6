package org.tcpp.loop;

import java.util.Queue;
import org.tcpp.message.Command;
import org.tcpp.net.Net;
import org.tcpp.net.Ready;
import org.tcpp.sample.Sampler;

/**
 * The event loop, a turn at a time: do what is due, ask for as many ready events as there are connections, serve each
 * once with at most one quantum, and only then ask again. That is what makes it fair: no connection is served twice
 * before every other that is ready was served once.
 *
 * <p>One thread. Commands come through a queue that another thread may fill; it wakes the loop by {@link Net#wake}.
 */
public final class Turn {

    private final Net net;
    private final Side side;
    private final Sampler sampler;
    private final Queue<Command> commands;
    private final Ready ready = new Ready(64);

    /** A loop over {@code net} for one side. */
    public Turn(Net net, Side side, Sampler sampler, Queue<Command> commands) {
        this.net = net;
        this.side = side;
        this.sampler = sampler;
        this.commands = commands;
    }

    /** Turns until the side is over. */
    public void untilOver() {
        while (once(Long.MAX_VALUE)) {
            // The turn is all there is to do.
        }
    }

    /**
     * One turn.
     *
     * @param patienceNs do not wait longer than this for something to become ready
     * @return false if the side is over
     */
    public boolean once(long patienceNs) {
        long nowNs = System.nanoTime();
        sampler.tick(nowNs);
        for (Command command = commands.poll(); command != null; command = commands.poll()) {
            side.command(command, nowNs);
        }
        if (!side.begin(nowNs)) {
            return false;
        }
        long beganNs = System.nanoTime() - nowNs;
        ready.ensureCapacity(side.handles());
        long edgeNs = Math.max(0, sampler.intervalEdgeNs() - nowNs);
        net.poll(ready, Math.min(patienceNs, Math.min(edgeNs, side.waitNs(nowNs))));
        long polledNs = System.nanoTime();
        nowNs = polledNs;
        for (int i = 0; i < ready.count(); i++) {
            sampler.tick(nowNs);
            side.serve(ready.handle(i), nowNs);
            nowNs = System.nanoTime();
        }
        sampler.turned(beganNs + nowNs - polledNs);
        return true;
    }
}
