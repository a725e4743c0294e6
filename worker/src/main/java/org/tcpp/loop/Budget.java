package org.tcpp.loop;

/**
 * What a turn of the loop may take, so that it stays short however many connections there are: so many events, each
 * with its quantum. All that are under way share the turn's bytes, whether or not they are ready, so that every
 * connection gets the same whenever it is served.
 *
 * @param quantumBytes most bytes that one connection moves in a turn as the user wants it, or 0 for its share
 * @param events most events in a turn; the others come first in the next ones
 */
public record Budget(long quantumBytes, int events) {

    private static final long TURN_BYTES = 32 << 20;
    private static final long LEAST_BYTES = 64 << 10;
    private static final long MOST_BYTES = 1 << 20;
    private static final int EVENTS = 256;

    /** With a quantum, or 0 for a share of the turn's bytes. */
    public static Budget of(long quantumBytes) {
        return new Budget(quantumBytes, EVENTS);
    }

    /** The quantum of a long connection where so many share a turn. */
    long mostBytes(int sharers) {
        return quantumBytes > 0
                ? quantumBytes
                : Math.clamp(TURN_BYTES / Math.max(1, sharers), LEAST_BYTES, MOST_BYTES);
    }

    /** The least quantum: a short connection has less than a long one, but never less than this. */
    long leastBytes() {
        return quantumBytes > 0 ? quantumBytes : LEAST_BYTES;
    }
}
