package org.tcpp.message;

/**
 * What happened to connections, as exact counts. In an interval they are differences, in a report totals.
 *
 * @param started connections attempted (client) or accepted (server)
 * @param established of these, those that were established (client) or opened properly (server)
 * @param completed of these, those that carried all their bytes and ended as agreed
 * @param failed started connections that ended in any other way
 * @param bytes bytes accepted by the kernel (client) or received from it (server), openings included, whatever became
 *            of their connection
 */
public record Counters(long started, long established, long completed, long failed, long bytes) {

    /** Nothing happened. */
    public static final Counters NONE = new Counters(0, 0, 0, 0, 0);

    /** The sum of both. */
    public Counters plus(Counters other) {
        return new Counters(started + other.started, established + other.established, completed + other.completed,
                failed + other.failed, bytes + other.bytes);
    }

    /** What came on top of {@code earlier}. */
    public Counters minus(Counters earlier) {
        return new Counters(started - earlier.started, established - earlier.established,
                completed - earlier.completed, failed - earlier.failed, bytes - earlier.bytes);
    }

    /** Connections under way: started and not ended. */
    public long underWay() {
        return started - completed - failed;
    }

    Fields toFields() {
        return new Fields().put("started", started)
                .put("established", established)
                .put("completed", completed)
                .put("failed", failed)
                .put("bytes", bytes);
    }

    static Counters from(Fields in) {
        return new Counters(in.whole("started"), in.whole("established"), in.whole("completed"), in.whole("failed"),
                in.whole("bytes"));
    }
}
