package org.tcpp.cli;

import java.util.concurrent.TimeUnit;
import org.tcpp.message.Arrivals;
import org.tcpp.message.Closing;
import org.tcpp.message.Engine;
import org.tcpp.message.Exchange;

/** Every default, once; help, manual and parser all read it here. The first six are those of the original. */
public final class Defaults {

    /** Worker processes. */
    public static final int PROCESSES = 1;
    /** Connections per worker over the run. */
    public static final long CONNECTIONS = 1;
    /** Connections at once per client worker. */
    public static final int AT_ONCE = 32;
    /** The same where each has its moment: those of two seconds, and no fewer than this. */
    public static final int LEAST_AT_ONCE = 1000;
    /** And no more than this. */
    public static final int MOST_AT_ONCE = 16_000;
    /** Bytes per connection. */
    public static final long BYTES = 10_485_760;
    /** The same of a bystander, where others misbehave. */
    public static final long CHAOS_BYTES = 65_536;
    /** Base port. */
    public static final int BASE_PORT = 10_000;
    /** Successive local addresses. */
    public static final int LOCAL_COUNT = 1;
    /** A connection without progress for so long has failed, in nanoseconds. */
    public static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(30);
    /** Length of an interval, in nanoseconds. */
    public static final long INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);
    /** Which way to the sockets. */
    public static final Engine ENGINE = Engine.AUTO;
    /** Questions on each connection. */
    public static final long ROUNDS = 1;
    /** Who closes first, where the client sends: who receives last, for that confirms all of it. */
    public static final Closing CLOSING = Exchange.PUSH.closing();
    /** As the original does. */
    public static final Closing CLASSIC_CLOSING = Closing.CLIENT;
    /** Most bytes that one connection moves in one turn; 0: its share of the turn's budget. */
    public static final int QUANTUM_BYTES = 0;
    /** Most bytes that a worker passes in one system call. */
    public static final int BUFFER_BYTES = 1 << 20;
    /** TCP_NODELAY, as the original sets it. */
    public static final boolean NO_DELAY = true;
    /** Whole runs, one after the other. */
    public static final int TRIALS = 1;
    /** Where the draws of a size mix start. */
    public static final long SEED = 1;
    /** Failed connections that leave the verdict complete. */
    public static final Tolerance MAX_FAILURES = new Tolerance(0, 0);

    private Defaults() {}

    /** Connections at once of each of so many client workers. */
    static int atOnce(Arrivals arrivals, int processes) {
        if (!arrivals.isOpen()) {
            return AT_ONCE;
        }
        long burst = arrivals.shape() == Arrivals.Shape.BURST ? arrivals.number() : 0;
        return (int) Math.clamp((2 * arrivals.mostPerSecond() + burst) / Math.max(1, processes), LEAST_AT_ONCE,
                MOST_AT_ONCE);
    }
}
