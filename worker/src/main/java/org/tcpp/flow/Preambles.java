package org.tcpp.flow;

import java.nio.ByteBuffer;
import org.tcpp.wire.Opening;

/** Keeps the beginning of openings that come in pieces; most come whole and never get here. One thread. */
final class Preambles {

    private ByteBuffer kept = ByteBuffer.allocate(0);

    /**
     * Keeps a piece.
     *
     * @param handle whose
     * @param from where the piece stands, from index 0
     * @param before bytes of the opening that are kept already
     * @param length bytes of the piece
     */
    void keep(int handle, ByteBuffer from, int before, int length) {
        int at = at(handle);
        if (at + Opening.BYTES > kept.capacity()) {
            ByteBuffer larger = ByteBuffer.allocate((handle + 1) * Opening.BYTES * 2);
            larger.put(0, kept, 0, kept.capacity());
            kept = larger;
        }
        kept.put(at + before, from, 0, length);
    }

    /** Where openings are kept. */
    ByteBuffer buffer() {
        return kept;
    }

    /** Where that of a handle begins. */
    int at(int handle) {
        return handle * Opening.BYTES;
    }
}
