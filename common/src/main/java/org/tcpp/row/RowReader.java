package org.tcpp.row;

import java.nio.charset.StandardCharsets;

/** Reads what {@link RowWriter} writes. One thread. */
public final class RowReader {

    private final byte[] text;
    private final Row before = new Row();
    private int at;

    /**
     * From the beginning of a text.
     *
     * @throws IllegalArgumentException if it begins differently
     */
    public RowReader(String rows) {
        text = rows.getBytes(StandardCharsets.ISO_8859_1);
        if (!rows.startsWith(RowWriter.BEGIN)) {
            throw new IllegalArgumentException("these are no rows");
        }
        at = RowWriter.BEGIN.length();
    }

    /** True if another row follows. */
    public boolean hasNext() {
        return at < text.length;
    }

    /**
     * Fills the next row.
     *
     * @return the number that its writer gave it
     * @throws IllegalArgumentException if it is not whole, or a number does not fit its place
     */
    public long next(Row into) {
        long tag = number();
        into.index = before.index + signed();
        into.startUs = before.startUs + signed();
        into.establishedUs = time(into.startUs);
        long knownUs = later(into.establishedUs, into.startUs);
        into.firstByteUs = time(knownUs);
        knownUs = later(into.firstByteUs, knownUs);
        into.lastByteUs = time(knownUs);
        into.endUs = later(into.lastByteUs, knownUs) + signed();
        into.sentBytes = before.sentBytes + signed();
        into.receivedBytes = before.receivedBytes + signed();
        into.retransmits = number() - 1;
        into.minRttUs = number() - 1;
        into.rttUs = number() - 1;
        into.outcome = small() - 1;
        into.localHost = small() - 1;
        into.localPort = small();
        into.remoteHost = small() - 1;
        into.remotePort = small();
        before.index = into.index;
        before.startUs = into.startUs;
        before.sentBytes = into.sentBytes;
        before.receivedBytes = into.receivedBytes;
        return tag;
    }

    private long time(long beforeUs) {
        long number = number();
        return number == 0 ? Row.NEVER : beforeUs + Digits.unzigzag(number - 1);
    }

    private static long later(long us, long otherwiseUs) {
        return us == Row.NEVER ? otherwiseUs : us;
    }

    private long signed() {
        return Digits.unzigzag(number());
    }

    private int small() {
        long number = number();
        if (number != (int) number || number < 0) {
            throw new IllegalArgumentException("a number of a row does not fit: " + number);
        }
        return (int) number;
    }

    private long number() {
        long number = 0;
        int shift = 0;
        int digit;
        do {
            if (at == text.length || shift >= Digits.MOST * Digits.width()) {
                throw new IllegalArgumentException("a row does not end");
            }
            digit = Digits.of(text[at++]);
            number |= (long) Digits.bits(digit) << shift;
            shift += Digits.width();
        } while (Digits.isMore(digit));
        return number;
    }
}
