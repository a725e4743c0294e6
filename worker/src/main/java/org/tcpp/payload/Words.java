package org.tcpp.payload;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The two inner loops, as plain as they can be: so C2 makes vector code of them, and not if they are unrolled by hand.
 * Both go over memory segments, whose methods are part of their callers whatever a JVM is told of
 * inlining: over byte buffers they take twice as long, and in a worker's JVM thirty times (Java 25). Stateless.
 */
final class Words {

    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private Words() {}

    /** Writes {@code words} words of the source, each xored with the key. */
    static void put(MemorySegment to, long at, MemorySegment from, long place, int words, long key) {
        for (int i = 0; i < words; i++) {
            to.set(WORD, at + i * (long) Long.BYTES, from.get(WORD, place + i * (long) Long.BYTES) ^ key);
        }
    }

    /** 0 if {@code words} words are those of the source, each xored with the key. */
    static long difference(MemorySegment in, long at, MemorySegment from, long place, int words, long key) {
        long difference = 0;
        for (int i = 0; i < words; i++) {
            difference |= in.get(WORD, at + i * (long) Long.BYTES) ^ from.get(WORD, place + i * (long) Long.BYTES)
                    ^ key;
        }
        return difference;
    }
}
