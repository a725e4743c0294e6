package org.tcpp.launcher;

import java.util.concurrent.locks.LockSupport;
import org.tcpp.cli.Mode;
import org.tcpp.host.HeldPorts;
import org.tcpp.host.LimitsReader;
import org.tcpp.host.PortRoom;
import org.tcpp.output.Console;
import org.tcpp.plan.Planner;
import org.tcpp.plan.RunSpec;

/**
 * Waits before a run until the local ports that it needs are free: earlier runs leave some in TIME_WAIT, and a run that
 * has to wait for ports measures that. One thread.
 */
final class PortWait {

    private static final long LOOK_NS = 200_000_000;
    /** Linux keeps a connection in TIME_WAIT for 60 s (TCP_TIMEWAIT_LEN), and frees some of them at a time. */
    private static final long MOST_NS = 65_000_000_000L;

    private final Console console;
    private final Signals signals;
    private boolean told;

    PortWait(Console console, Signals signals) {
        this.console = console;
        this.signals = signals;
    }

    /**
     * Waits for the ports of a run.
     *
     * @param name how people call it
     * @param expected connections over the run, where its plan does not say how many
     */
    void await(String name, RunSpec plan, long expected) {
        if (plan.mode() == Mode.MESH) {
            return;
        }
        PortRoom room = PortRoom.of(Planner.demand(plan), LimitsReader.read().ports(), expected);
        if (room != null) {
            await(name, room, plan);
        }
        console.clear();
    }

    private void await(String name, PortRoom room, RunSpec plan) {
        long beganNs = System.nanoTime();
        for (long held = held(plan); room.isShort(held) && !signals.received(); held = held(plan)) {
            if (!told) {
                told = true;
                console.say(name + ": waits for local ports, as others will: it needs " + room.needed() + " of "
                        + room.all() + ", and " + held + " are in TIME_WAIT after earlier runs");
            }
            if (System.nanoTime() - beganNs >= MOST_NS) {
                console.say(name + ": begins with " + Math.max(0, room.all() - held) + " local ports free of the "
                        + room.needed() + " that it needs: others hold the rest");
                break;
            }
            console.busy("waiting for local ports: " + held + " are in TIME_WAIT");
            signals.attend(console::say);
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    /** Where nobody can tell, none. */
    private static long held(RunSpec plan) {
        Long held = HeldPorts.to(plan.basePort(), plan.basePort() + plan.processes() - 1);
        return held == null ? 0 : held;
    }
}
