package org.tcpp.sim;

import java.nio.ByteBuffer;

/** Somebody on the way who changes bytes. */
interface Tampering {

    /** Leaves everything as it is. */
    Tampering NONE = (_, _, _, _) -> {
    };

    /** An application reads {@code length} bytes, which begin at that position of the stream, into a buffer's begin. */
    void onRead(SimSocket reader, long position, ByteBuffer into, int length);
}
