package org.tcpp.payload;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The bytes that all streams are made of, {@value #BYTES} of them. Word i is a bijection's image of a fixed tag and i,
 * so that each word tells where it stands; and the number of words is a prime, so that nothing that is displaced by a
 * page, a ring of buffers or any other power of two falls on its like. Filled once, and never changed. Any thread.
 */
public final class Region {

    /** 2^17 - 1, a prime. */
    static final int WORDS = 131_071;

    /** Its length. */
    public static final int BYTES = WORDS * Long.BYTES;

    /** The high bits of what is mixed; the low ones are the number of the word. */
    private static final long TAG = 0x7463_7070_4c00_0000L;
    private static final long INDEX_MASK = (1 << 17) - 1;

    private final ByteBuffer bytes;
    private final int number;
    private final long checksum;

    /**
     * The region in memory that {@link #fill} has filled.
     *
     * @param memory of {@link #BYTES} bytes
     * @param number how the network calls it
     */
    public Region(ByteBuffer memory, int number) {
        bytes = memory.duplicate().clear().order(ByteOrder.LITTLE_ENDIAN);
        this.number = number;
        checksum = currentChecksum();
    }

    /** Puts the bytes of the region into memory. */
    public static void fill(ByteBuffer memory) {
        ByteBuffer words = memory.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < WORDS; i++) {
            words.putLong(i * Long.BYTES, word(i));
        }
    }

    /** How the network calls it. */
    public int number() {
        return number;
    }

    /** False if its memory has changed since: then it is this host that is not to be trusted. */
    public boolean isIntact() {
        return checksum == currentChecksum();
    }

    /** A view of its bytes, little-endian, with limits of its own. */
    public ByteBuffer view() {
        return bytes.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** What word {@code index} is. */
    static long word(int index) {
        return Mix.of(TAG | index);
    }

    /** The number of the word that this is, or -1 if it is none: by chance one in 2^47 is. */
    static int indexOf(long word) {
        long origin = Mix.inverse(word);
        long index = origin & INDEX_MASK;
        return (origin ^ TAG) == index && index < WORDS ? (int) index : -1;
    }

    private long currentChecksum() {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate().clear());
        return crc.getValue();
    }
}
