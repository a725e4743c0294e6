package org.tcpp.control;

/**
 * How far the other host's monotonic clock is ahead of ours, between two bounds. One ping gives a bound each way, since
 * it cannot have come before it was sent: its answer was written later than it was sent and earlier than it was heard.
 * More pings narrow it, the quickest most. Immutable.
 *
 * @param leastNs it is ahead by at least this, in nanoseconds
 * @param mostNs it is ahead by at most this, in nanoseconds
 */
public record ClockOffset(long leastNs, long mostNs) {

    /**
     * What one ping shows.
     *
     * @param pong its answer
     * @param receivedNs when that had come, on our clock
     */
    public static ClockOffset of(ControlMessage.Pong pong, long receivedNs) {
        return new ClockOffset(pong.answeredNs() - receivedNs, pong.heardNs() - pong.sentNs());
    }

    /** What both say together; the newer one alone if they contradict each other, for clocks drift. */
    public ClockOffset and(ClockOffset newer) {
        long least = Math.max(leastNs, newer.leastNs);
        long most = Math.min(mostNs, newer.mostNs);
        return least <= most ? new ClockOffset(least, most) : newer;
    }

    /** The middle between the bounds. */
    public long offsetNs() {
        return leastNs + (mostNs - leastNs) / 2;
    }

    /** By how much {@link #offsetNs} may be wrong, either way; half of the round trip of the quickest ping at most. */
    public long errorNs() {
        return (mostNs - leastNs + 1) / 2;
    }

    /** What the other host's clock shows when ours shows {@code oursNs}, to within {@link #errorNs}. */
    public long theirs(long oursNs) {
        return oursNs + offsetNs();
    }
}
