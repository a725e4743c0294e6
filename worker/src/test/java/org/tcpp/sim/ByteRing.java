package org.tcpp.sim;

import java.nio.ByteBuffer;

/** Bytes of a stream by their position in it, the last so many; it grows as more are held. One thread. */
final class ByteRing {

    private static final int FIRST_BYTES = 512;

    private byte[] bytes;

    ByteRing() {
        this(new byte[FIRST_BYTES]);
    }

    private ByteRing(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Makes room for the bytes from one position to another, of which those before {@code held} are in it. */
    void hold(long from, long held, long to) {
        int length = bytes.length;
        while (length < to - from) {
            length *= 2;
        }
        if (length > bytes.length) {
            ByteRing smaller = new ByteRing(bytes);
            bytes = new byte[length];
            copy(smaller, from, (int) (held - from));
        }
    }

    void put(long position, ByteBuffer from, int offset, int length) {
        int at = (int) (position % bytes.length);
        int first = Math.min(length, bytes.length - at);
        from.get(offset, bytes, at, first);
        from.get(offset + first, bytes, 0, length - first);
    }

    /** Turns over all bits of a byte. */
    void flip(long position) {
        bytes[(int) (position % bytes.length)] ^= (byte) 0xff;
    }

    void zero(long position, int length) {
        for (int i = 0; i < length; i++) {
            bytes[(int) ((position + i) % bytes.length)] = 0;
        }
    }

    void get(long position, ByteBuffer into, int length) {
        int at = (int) (position % bytes.length);
        int first = Math.min(length, bytes.length - at);
        into.put(0, bytes, at, first);
        into.put(first, bytes, 0, length - first);
    }

    void copy(ByteRing from, long position, int length) {
        for (int done = 0; done < length;) {
            int to = (int) ((position + done) % bytes.length);
            int at = (int) ((position + done) % from.bytes.length);
            int some = Math.min(length - done, Math.min(bytes.length - to, from.bytes.length - at));
            System.arraycopy(from.bytes, at, bytes, to, some);
            done += some;
        }
    }
}
