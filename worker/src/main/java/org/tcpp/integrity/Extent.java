package org.tcpp.integrity;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Damaged bytes of a stream that belong together, as they come. Keeps its beginning. One thread. */
final class Extent {

    /** Differences nearer than this are one extent; so many good bytes end it. */
    static final int GAP_BYTES = 64;
    /** So much of it is kept. */
    static final int KEPT_BYTES = 4096;
    /** Kernels fill memory with words of this size. */
    static final int PERIOD = 4;

    private final long from;
    private final long atNs;
    private final int index;
    private byte[] kept = new byte[256];
    private int keptCount;
    private long seen;
    private long length;
    private long constantBytes;
    private long periodicBytes;
    private boolean surplus;

    /**
     * Nothing of it yet.
     *
     * @param from where it begins in the stream
     * @param index where in the receive buffer its first byte stood
     * @param atNs when that was read
     */
    Extent(long from, int index, long atNs) {
        this.from = from;
        this.index = index;
        this.atNs = atNs;
    }

    /** The next byte of the stream. */
    void add(byte received, boolean good) {
        if (keptCount == seen && keptCount < KEPT_BYTES) {
            if (keptCount == kept.length) {
                kept = Arrays.copyOf(kept, 2 * keptCount);
            }
            kept[keptCount++] = received;
        }
        if (constantBytes == seen && received == kept[0]) {
            constantBytes++;
        }
        if (periodicBytes == seen && received == kept[(int) (seen % PERIOD)]) {
            periodicBytes++;
        }
        seen++;
        length = good ? length : seen;
    }

    /** So many more bytes came that are not looked at one by one, but for whether they still repeat a word. */
    void addBad(ByteBuffer in, int at, int count) {
        if (count == 0) {
            return;
        }
        boolean repeats = periodicBytes == seen && startsWithWord(in, at) && in.slice(at, count - PERIOD)
                .mismatch(in.slice(at + PERIOD, count - PERIOD)) < 0;
        constantBytes += repeats && constantBytes == seen ? count : 0;
        periodicBytes += repeats ? count : 0;
        seen += count;
        length = seen;
    }

    private boolean startsWithWord(ByteBuffer in, int at) {
        for (int i = 0; i < PERIOD; i++) {
            if (in.get(at + i) != kept[(int) ((seen + i) % PERIOD)]) {
                return false;
            }
        }
        return true;
    }

    /** True if so many good bytes have come that it is over. */
    boolean isOver() {
        return !surplus && seen - length >= GAP_BYTES;
    }

    /** True if no more good bytes have come since than may be so by chance. */
    boolean isBadToItsEnd() {
        return seen - length < Long.BYTES;
    }

    /** True if the stream did not come right again before it ended. */
    boolean reachesEnd() {
        return surplus || isBadToItsEnd();
    }

    /** A byte came behind the end of the stream, up to which this reached: tells what this is, and is no part of it. */
    void addSurplus(byte received) {
        surplus = true;
        add(received, true);
    }

    boolean hasSurplus() {
        return surplus;
    }

    long from() {
        return from;
    }

    /** From its first byte to the last that differs. */
    long length() {
        return length;
    }

    long atNs() {
        return atNs;
    }

    int index() {
        return index;
    }

    /** One beyond the last byte that has come. */
    long end() {
        return from + seen;
    }

    /** What has come, from its first byte on; it may go on behind its last bad byte, and behind the end. */
    byte[] kept() {
        return Arrays.copyOf(kept, keptCount);
    }

    /** True if all of it is one byte. */
    boolean isConstant() {
        return constantBytes >= length;
    }

    /** True if all of it is one word of 32 bits, at least twice: once it would be any four bytes. */
    boolean isPeriodic() {
        return periodicBytes >= length && length >= 2 * PERIOD;
    }
}
