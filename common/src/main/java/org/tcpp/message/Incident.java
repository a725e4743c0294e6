package org.tcpp.message;

import java.util.Base64;

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

    /**
     * What came around a damage, and what should have come, in base64; both begin at the same place of the stream and
     * are equally long.
     *
     * @param connection index of the connection in the run
     * @param direction which stream of it
     * @param damagedFrom the first byte that differs: {@link Extent#from}
     * @param from the first byte that is here
     * @param expected what should have come, of at most {@value #MOST_BYTES} bytes
     * @param received what came
     */
    public record Dump(long connection, Direction direction, long damagedFrom, long from, String expected,
            String received) {

        /** Bytes of each of the two. */
        public static final int MOST_BYTES = 65_536;

        /** Of bytes. */
        public static Dump of(long connection, Direction direction, long damagedFrom, long from, byte[] expected,
                byte[] received) {
            Base64.Encoder text = Base64.getEncoder();
            return new Dump(connection, direction, damagedFrom, from, text.encodeToString(expected),
                    text.encodeToString(received));
        }

        /** Throws IllegalArgumentException if they are none: they may come from anybody. */
        public byte[] expectedBytes() {
            return Base64.getDecoder().decode(expected);
        }

        /** Likewise. */
        public byte[] receivedBytes() {
            return Base64.getDecoder().decode(received);
        }

        Fields toFields(Fields out) {
            return out.put("connection", connection)
                    .put("direction", direction.word())
                    .put("damaged_from", damagedFrom)
                    .put("from", from)
                    .put("expected", expected)
                    .put("received", received);
        }

        static Dump from(Fields in) {
            return new Dump(in.whole("connection"), Direction.of(in.text("direction")), in.whole("damaged_from"),
                    in.whole("from"), in.text("expected"), in.text("received"));
        }
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
