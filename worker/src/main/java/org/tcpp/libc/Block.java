package org.tcpp.libc;

import java.nio.ByteBuffer;

/** Some bytes outside of the heap: what a struct or a buffer lies in. Using it after its memory was closed throws. */
public final class Block {

    private final ByteBuffer bytes;
    private final long address;

    Block(ByteBuffer bytes, long address) {
        this.bytes = bytes;
        this.address = address;
    }

    /** Its content, in the byte order of this host. Always the same buffer. */
    public ByteBuffer bytes() {
        return bytes;
    }

    /** Where it begins. */
    public long address() {
        return address;
    }

    /** Its length in bytes. */
    public int size() {
        return bytes.capacity();
    }

    /** What it holds up to the first zero, as a C string. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < size() && bytes.get(i) != 0; i++) {
            text.append((char) (bytes.get(i) & 0xff));
        }
        return text.toString();
    }

    /** Sets all its bytes to zero. */
    public void clear() {
        for (int i = 0; i < size(); i++) {
            bytes.put(i, (byte) 0);
        }
    }
}
