package org.tcpp.sim;

import java.nio.ByteBuffer;

/** Somebody on the way who changes bytes. */
interface Tampering {

    /** Leaves everything as it is. */
    Tampering NONE = (_, _, _, _) -> {
    };

    /** An application reads {@code length} bytes, which begin at that position of the stream, into a buffer's begin. */
    void onRead(SimSocket reader, long position, ByteBuffer into, int length);

    /** Where the stream that it reads loses bytes or gets some more; null: nowhere. */
    default Splice splice(SimSocket reader) {
        return null;
    }

    /** A place where bytes of a stream are lost, or others put in. */
    final class Splice {

        final long at;
        private final byte[] more;
        private long lost;
        private int put;

        /** Loses {@code lost} bytes at a place, or puts {@code more} in there. */
        Splice(long at, long lost, byte[] more) {
            this.at = at;
            this.lost = lost;
            this.more = more;
        }

        /** So many of those that are there get lost now. */
        long lose(long there) {
            long some = Math.min(lost, there);
            lost -= some;
            return some;
        }

        /** Puts in what fits, and says how much. */
        int put(ByteBuffer into, int length) {
            int some = Math.min(length, more.length - put);
            into.put(0, more, put, some);
            put += some;
            return some;
        }
    }
}
