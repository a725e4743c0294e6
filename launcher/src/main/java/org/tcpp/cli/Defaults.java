package org.tcpp.cli;

import org.tcpp.message.Closing;
import org.tcpp.message.Engine;

/** Every default, once; --help and the manual page print these. The first six are the original's. */
public final class Defaults {

    /** -p: worker processes. */
    public static final int PROCESSES = 1;
    /** -t: connections per worker. */
    public static final long CONNECTIONS = 1;
    /** -m: connections at once per worker. */
    public static final int AT_ONCE = 32;
    /** -b: bytes per connection. */
    public static final long BYTES = 10_485_760;
    /** -r: base port. */
    public static final int BASE_PORT = 10_000;
    /** -M: local addresses. */
    public static final int LOCAL_COUNT = 1;
    /** --timeout. */
    public static final long TIMEOUT_NS = 30_000_000_000L;
    /** --interval. */
    public static final long INTERVAL_NS = 1_000_000_000L;
    /** --engine. */
    public static final Engine ENGINE = Engine.AUTO;
    /** --close. */
    public static final Closing CLOSING = Closing.CLIENT;
    /** --quantum: most bytes that one connection moves in one turn of the loop. */
    public static final int QUANTUM_BYTES = 64 * 1024;

    private Defaults() {}
}
