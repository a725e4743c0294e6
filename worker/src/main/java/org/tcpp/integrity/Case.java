package org.tcpp.integrity;

import org.tcpp.payload.Pattern;

/**
 * Damaged bytes that are to be explained.
 *
 * @param pattern what should have come
 * @param connection on which connection of the run
 * @param from position of the first bad byte
 * @param length to the last bad byte
 * @param toEnd true if the stream ended with it
 * @param constant true if all of it is one byte, or one word of 32 bits
 * @param received its beginning, and perhaps good bytes behind it
 */
record Case(Pattern pattern, long connection, long from, long length, boolean toEnd, boolean constant,
        byte[] received) {

    /** How many damaged bytes are there to be looked at. */
    int known() {
        return (int) Math.min(length, received.length);
    }

    /** What came at an index of it; before and behind what is known, what should have come. */
    int received(int index) {
        return index >= 0 && index < received.length ? received[index] & 0xff : expected(index);
    }

    /** What should have come at an index of it. */
    int expected(int index) {
        return pattern.byteAt(connection, from + index);
    }

    /** Bits that differ at an index of it. */
    int difference(int index) {
        return received(index) ^ expected(index);
    }

    /** The eight bytes that came from an index on, little-endian; all of them must be known. */
    long word(int index) {
        long word = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            word |= (long) received(index + i) << Byte.SIZE * i;
        }
        return word;
    }
}
