package org.tcpp.message;

/**
 * One extent of damaged bytes, looked at closely.
 *
 * @param worker number of the worker that received it
 * @param connection index of the connection in the run
 * @param atNs when its first byte was read, in nanoseconds on the host's monotonic clock
 * @param kind what happened
 * @param extent where
 * @param text one sentence for a person
 * @param sample its beginning
 * @param socket where it was received
 */
public record Incident(int worker, long connection, long atNs, DamageKind kind, Extent extent, String text,
        Sample sample, Socket socket) {

    /**
     * Where in the stream; the first byte of a stream is number 0, an opening included.
     *
     * @param direction which stream of the connection
     * @param from the first byte that differs
     * @param length from there to the last one that does
     * @param toEnd true if the stream never came right again
     */
    public record Extent(Direction direction, long from, long length, boolean toEnd) {
    }

    /**
     * Up to 64 bytes, in hexadecimal.
     *
     * @param expected what was sent
     * @param received what came
     */
    public record Sample(String expected, String received) {
    }

    /**
     * The connection as its kernel has it.
     *
     * @param local local address and port, or null
     * @param remote the other end's, or null
     * @param facts what else the kernel tells, for a person, or null
     */
    public record Socket(String local, String remote, String facts) {
    }

    Fields toFields() {
        return new Fields().put("worker", worker)
                .put("connection", connection)
                .put("at_ns", atNs)
                .put("kind", kind.word())
                .put("direction", extent.direction == Direction.TO_SERVER ? null : extent.direction.word())
                .put("from", extent.from)
                .put("length", extent.length)
                .put("to_end", extent.toEnd ? Boolean.TRUE : null)
                .put("text", text)
                .put("expected", sample.expected)
                .put("received", sample.received)
                .put("local", socket.local)
                .put("remote", socket.remote)
                .put("facts", socket.facts);
    }

    static Incident from(Fields in) {
        return new Incident(in.number("worker"), in.whole("connection"), in.whole("at_ns"),
                DamageKind.of(in.text("kind")),
                new Extent(in.has("direction") ? Direction.of(in.text("direction")) : Direction.TO_SERVER,
                        in.whole("from"), in.whole("length"), in.flag("to_end")),
                in.text("text"),
                new Sample(in.text("expected"), in.text("received")),
                new Socket(in.textOrNull("local"), in.textOrNull("remote"), in.textOrNull("facts")));
    }
}
