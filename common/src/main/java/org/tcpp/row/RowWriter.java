package org.tcpp.row;

import java.nio.charset.StandardCharsets;

/**
 * Rows as ASCII, each as what differs from the one before it: some thirty characters. Allocates nothing but what
 * {@link #take} hands out. One thread.
 */
public final class RowWriter {

    /** Every text begins so. */
    static final String BEGIN = "ROWS";
    private static final byte[] BEGIN_BYTES = BEGIN.getBytes(StandardCharsets.US_ASCII);
    private static final int NUMBERS = 18;

    private final byte[] text;
    private final Row before = new Row();
    private int length;
    private int count;

    /** With room for so many characters, a thousand or more. */
    public RowWriter(int characters) {
        text = new byte[characters];
        clear();
    }

    /** True if there is room for another row. */
    public boolean hasRoom() {
        return length + NUMBERS * Digits.MOST <= text.length;
    }

    /** How many rows there are. */
    public int count() {
        return count;
    }

    /** Adds a row, and a number that is the caller's, from 0; there must be room. */
    public void add(Row row, long tag) {
        put(tag);
        put(Digits.zigzag(row.index - before.index));
        put(Digits.zigzag(row.startUs - before.startUs));
        long at = time(row.establishedUs, row.startUs);
        at = time(row.firstByteUs, at);
        at = time(row.lastByteUs, at);
        put(Digits.zigzag(row.endUs - at));
        put(Digits.zigzag(row.sentBytes - before.sentBytes));
        put(Digits.zigzag(row.receivedBytes - before.receivedBytes));
        put(row.retransmits + 1);
        put(row.minRttUs + 1);
        put(row.rttUs + 1);
        put(row.outcome + 1);
        put(row.localHost + 1);
        put(row.localPort);
        put(row.remoteHost + 1);
        put(row.remotePort);
        before.index = row.index;
        before.startUs = row.startUs;
        before.sentBytes = row.sentBytes;
        before.receivedBytes = row.receivedBytes;
        count++;
    }

    /** What was added since the last call, and begins anew. */
    public String take() {
        // these letters in the charset whose bytes need no look
        String taken = new String(text, 0, length, StandardCharsets.ISO_8859_1);
        clear();
        return taken;
    }

    private void clear() {
        System.arraycopy(BEGIN_BYTES, 0, text, 0, BEGIN_BYTES.length);
        length = BEGIN_BYTES.length;
        count = 0;
        before.index = 0;
        before.startUs = 0;
        before.sentBytes = 0;
        before.receivedBytes = 0;
    }

    /** Puts a moment as its distance from the one before it; the one that the next is told by. */
    private long time(long us, long beforeUs) {
        if (us == Row.NEVER) {
            put(0);
            return beforeUs;
        }
        put(Digits.zigzag(us - beforeUs) + 1);
        return us;
    }

    private void put(long number) {
        length = Digits.put(text, length, number);
    }
}
