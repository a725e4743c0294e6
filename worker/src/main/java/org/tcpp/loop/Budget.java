package org.tcpp.loop;

/**
 * How many bytes one connection may move in a turn. All that are ready share a turn's budget, so that a turn stays
 * short however many they are: 2,000 ready connections move 16 KiB each. Stateless.
 */
final class Budget {

    private static final long TURN_BYTES = 32 << 20;
    private static final long LEAST_BYTES = 16 << 10;
    private static final long MOST_BYTES = 1 << 20;

    private Budget() {}

    /**
     * The quantum of each connection.
     *
     * @param asked as the user wants it, or 0 for what the budget allows
     * @param ready connections that are ready
     */
    static long quantumBytes(long asked, int ready) {
        return asked > 0 ? asked : Math.clamp(TURN_BYTES / Math.max(1, ready), LEAST_BYTES, MOST_BYTES);
    }
}
