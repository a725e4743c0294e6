package org.tcpp.control;

/**
 * How long one end waits for the other, in milliseconds in which this process itself ran.
 *
 * @param flightMs for each line of the hello
 * @param firstWordsMs for a client's plan, after the hello
 * @param silenceMs for any byte at all, afterwards
 * @param stoppedMs the same for a client whose kernel still acknowledges, so that it is merely stopped
 */
record Limits(int flightMs, int firstWordsMs, int silenceMs, int stoppedMs) {

    /**
     * Round trips of several seconds, as by satellite, and a lost packet among them; and a launcher that shares two
     * processors with a hundred busy workers has been late by eight seconds.
     */
    static final Limits USUAL = new Limits(10_000, 30_000, 30_000, 600_000);
}
