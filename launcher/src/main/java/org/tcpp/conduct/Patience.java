package org.tcpp.conduct;

/** How long hosts are waited for, in nanoseconds. */
final class Patience {

    static final long SECOND_NS = 1_000_000_000L;
    /** Workers start on all hosts at once, and hosts may be crowded. */
    static final long PREPARE_NS = 90 * SECOND_NS;
    static final long CLOCK_NS = 20 * SECOND_NS;
    /** Runs that are to end early have workers and servers to hear of first. */
    static final long STOP_NS = 30 * SECOND_NS;
    /** An agent ends its server and its workers, which have seconds to report. */
    static final long LEAVE_NS = 15 * SECOND_NS;
    /** The same where nobody is to be waited for. */
    static final long HURRY_NS = 3 * SECOND_NS;
    /** Go is said so long before it is, and for each host some more, since each is told apart. */
    static final long LEAD_NS = SECOND_NS / 2;
    static final long LEAD_PER_HOST_NS = 10_000_000;
    /** A server hears of a cut link 30 s later, and takes some more to end the run. */
    static final long ORPHAN_NS = 50 * SECOND_NS;

    private Patience() {}

    /** For a sentence about what did not come: {@code  within 90 s}. */
    static String within(long ns) {
        return " within " + ns / SECOND_NS + " s";
    }
}
