package org.tcpp.payload;

import org.tcpp.message.Direction;

/**
 * Where each stream lies in the {@link Region}. A stream is known by a number of 64 bits that follows from run,
 * direction and connection; it begins at a phase in the region, goes round it again and again, and each round has a key
 * that its bytes are xored with. Stateless; any thread.
 */
final class Streams {

    private static final long GOLDEN = 0x9e37_79b9_7f4a_7c15L;

    private Streams() {}

    /** The number of a stream. */
    static long number(int run, Direction direction, long connection) {
        return Mix.of(Mix.of(((long) run << 1 | direction.ordinal()) + GOLDEN) + connection);
    }

    /** Where the stream begins in the region, in bytes, a multiple of 8. */
    static int phase(long stream) {
        return (int) Long.remainderUnsigned(Mix.of(stream + GOLDEN), Region.WORDS) * Long.BYTES;
    }

    /** The key of a round, counted from 0. */
    static long key(long stream, long round) {
        return Mix.of(stream + round);
    }
}
