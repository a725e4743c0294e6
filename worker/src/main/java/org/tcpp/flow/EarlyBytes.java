package org.tcpp.flow;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * What connections have said before anybody knew their run: it may have to be checked once that is known. One thread.
 */
final class EarlyBytes {

    /** More is not kept, and then not checked. */
    private static final int MOST_BYTES = 16 << 20;

    private final Map<Integer, byte[]> kept = new HashMap<>();
    private int keptBytes;

    /** Keeps the first {@code length} bytes of a buffer. */
    void keep(int handle, ByteBuffer from, int length) {
        forget(handle);
        if (keptBytes + length <= MOST_BYTES) {
            byte[] bytes = new byte[length];
            from.get(0, bytes);
            kept.put(handle, bytes);
            keptBytes += length;
        }
    }

    /** Puts them where they stood; how many there are, or 0 if they were not kept. */
    int recall(int handle, ByteBuffer into) {
        byte[] bytes = kept.get(handle);
        if (bytes == null) {
            return 0;
        }
        into.put(0, bytes);
        return bytes.length;
    }

    /** They are not needed any more. */
    void forget(int handle) {
        byte[] bytes = kept.isEmpty() ? null : kept.remove(handle);
        keptBytes -= bytes == null ? 0 : bytes.length;
    }
}
