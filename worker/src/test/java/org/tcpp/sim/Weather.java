package org.tcpp.sim;

/** How often what an application has no right to rely on does not hold: once in so many times, never where it is 0. */
final class Weather {
    /** A read or a write moves less than it could. */
    int shortOneIn;
    /** A read or a write that could move something says WOULD_BLOCK. */
    int againOneIn;
    /** A poll reports a watched handle that is not ready. */
    int spuriousOneIn;
    /** A poll reports only some of what is ready. */
    int partialOneIn;
    /** A poll ends early without anything, as after a signal. */
    int interruptedOneIn;
    /** A connect or an accept finds no kernel memory. */
    int noBuffersOneIn;
    /** RST overtakes what is still on its way, which then never arrives. */
    int resetOvertakesOneIn;
    /** What was received and not read is dropped by RST, as on the BSDs; Linux keeps it. */
    boolean resetDropsUnread;
    /** How long a woken process waits for a processor, at most. */
    long wakeUpNs = 20_000;

    /** What a call moves that could move {@code most}. */
    int shorten(SimRandom random, int most) {
        return most > 1 && random.oneIn(shortOneIn) ? (int) random.between(1, most) : most;
    }
}
