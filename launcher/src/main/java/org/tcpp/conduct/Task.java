package org.tcpp.conduct;

import org.tcpp.reach.Order;

/** Something that is to be done because of what happened. */
public sealed interface Task {

    /**
     * Reach a host: {@link Happening.Reached} or {@link Happening.Unreached} tells what came of it.
     *
     * @param host which
     */
    record Reach(String host) implements Task {
    }

    /**
     * Tell the agent of a host something.
     *
     * @param host which
     * @param order what
     */
    record Tell(String host, Order order) implements Task {
    }

    /**
     * Read the clock of a host.
     *
     * @param host which
     */
    record ReadClock(String host) implements Task {
    }

    /**
     * Nothing more is wanted of a host: end the line to it.
     *
     * @param host which
     */
    record HangUp(String host) implements Task {
    }

    /**
     * A pair is over, or will never be.
     *
     * @param cell which, and what came of it
     */
    record Settle(Cell cell) implements Task {
    }

    /**
     * Tell the person something; a remark that -q suppresses.
     *
     * @param line one line
     */
    record Remark(String line) implements Task {
    }

    /**
     * Tell the person something that went wrong.
     *
     * @param line one line
     */
    record Complain(String line) implements Task {
    }
}
