package org.tcpp.launcher;

import java.util.concurrent.locks.LockSupport;
import org.tcpp.host.Leftovers;
import org.tcpp.host.Ports;
import org.tcpp.output.Console;
import org.tcpp.plan.RunSpec;

/**
 * Waits between trials until this host is as it was before the first: what a trial has left behind would be part of the
 * next. One thread.
 */
final class RestPause {

    private static final long LOOK_NS = 100_000_000;
    /** A hundredth of the local ports that Linux hands out; fewer in TIME_WAIT stand in nobody's way. */
    private static final long FEW = 282;

    private final Console console;
    private final Signals signals;
    private final long mostNs;
    private final Use before;
    private final Ports ports;

    /**
     * Sockets there are.
     *
     * @param sockets with the run's ports, in use; null: not known, or too many on this host to look through
     * @param timeWait with the run's ports, in TIME_WAIT; null as well then
     * @param hostTimeWait of the whole host, in TIME_WAIT; null: not known
     */
    private record Use(Long sockets, Long timeWait, Long hostTimeWait) {
    }

    /**
     * The present state is what to wait for.
     *
     * @param plan of the trials, for their ports
     * @param mostNs no longer than this
     */
    RestPause(Console console, Signals signals, RunSpec plan, long mostNs) {
        this.console = console;
        this.signals = signals;
        this.mostNs = mostNs;
        ports = plan.serverPorts();
        before = look();
    }

    /**
     * What the wait came to.
     *
     * @param ns how long it took
     * @param left sockets that are there beyond those before the first trial; null: nobody can tell on this system
     */
    record Rested(long ns, Long left) {
    }

    /** Waits. */
    Rested await() {
        long beganNs = System.nanoTime();
        Long left = left();
        while (left != null && left > 0 && System.nanoTime() - beganNs < mostNs && !signals.received()) {
            console.busy("resting: " + left + " sockets of earlier trials are left");
            signals.attend(console::say);
            LockSupport.parkNanos(LOOK_NS);
            left = left();
        }
        console.clear();
        return new Rested(System.nanoTime() - beganNs, left);
    }

    /** Like with like: a host that has too many now may have had few enough before, and the other way round. */
    private Long left() {
        Use now = look();
        if (now.sockets != null && before.sockets != null) {
            return Math.max(0, now.sockets - before.sockets) + many(now.timeWait - before.timeWait);
        }
        return now.hostTimeWait != null && before.hostTimeWait != null
                ? (Long) many(now.hostTimeWait - before.hostTimeWait)
                : null;
    }

    private static long many(long more) {
        return more > FEW ? more : 0;
    }

    private Use look() {
        Leftovers ours = Leftovers.read(ports);
        Long hostTimeWait = ours.use().timeWait();
        return ours.known()
                ? new Use(ours.sockets(), ours.states().getOrDefault("time_wait", 0L), hostTimeWait)
                : new Use(null, null, hostTimeWait);
    }
}
