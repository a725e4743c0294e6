package org.tcpp.message;

/**
 * What happened to connections, as exact counts. In an interval they are differences, in a report totals. Both ends
 * count alike: what one end has sent, the other has received or not yet.
 *
 * @param started connections attempted (client) or accepted (server)
 * @param established of these, those that were established (client) or opened properly (server)
 * @param completed of these, those that carried all their bytes and ended as agreed
 * @param failed started connections that ended in any other way
 * @param sent bytes accepted by the kernel, openings included, whatever became of their connection
 * @param received bytes received from the kernel, openings included, whatever became of their connection
 * @param rounds questions that were answered in full, as the client saw it
 */
public record Counters(long started, long established, long completed, long failed, long sent, long received,
        long rounds) {

    /** Nothing happened. */
    public static final Counters NONE = new Counters(0, 0, 0, 0, 0, 0);

    /** Without rounds. */
    public Counters(long started, long established, long completed, long failed, long sent, long received) {
        this(started, established, completed, failed, sent, received, 0);
    }

    /** The sum of both. */
    public Counters plus(Counters other) {
        return new Counters(started + other.started, established + other.established, completed + other.completed,
                failed + other.failed, sent + other.sent, received + other.received, rounds + other.rounds);
    }

    /** What came on top of {@code earlier}. */
    public Counters minus(Counters earlier) {
        return new Counters(started - earlier.started, established - earlier.established,
                completed - earlier.completed, failed - earlier.failed, sent - earlier.sent,
                received - earlier.received,
                rounds - earlier.rounds);
    }

    /** Connections under way: started and not ended. */
    public long underWay() {
        return started - completed - failed;
    }

    /** Bytes of both directions. */
    public long bytes() {
        return sent + received;
    }

    /** Of these, what the end of that role has sent or received in that direction. */
    public long bytes(Direction direction, Role role) {
        return direction.sender() == role ? sent : received;
    }

    Fields toFields() {
        return new Fields().put("started", started)
                .put("established", established)
                .put("completed", completed)
                .put("failed", failed)
                .put("sent", sent)
                .put("received", received)
                .put("rounds", rounds == 0 ? null : (Long) rounds);
    }

    static Counters from(Fields in) {
        return new Counters(in.whole("started"), in.whole("established"), in.whole("completed"), in.whole("failed"),
                in.whole("sent"), in.whole("received"), in.whole("rounds", 0));
    }
}
