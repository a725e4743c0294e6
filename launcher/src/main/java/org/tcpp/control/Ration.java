package org.tcpp.control;

/** How much a client may say: he has a dozen lines to, and a beat now and then; each costs us work. One thread. */
final class Ration {

    private static final int MOST_AT_FIRST = 500;
    private static final long NS_PER_LINE = 100_000_000;

    private final long sinceNs = System.nanoTime();
    private long lines;

    /** True unless the line that has just come is one too many. */
    boolean allowsLine(long nowNs) {
        lines++;
        return lines <= MOST_AT_FIRST + (nowNs - sinceNs) / NS_PER_LINE;
    }
}
