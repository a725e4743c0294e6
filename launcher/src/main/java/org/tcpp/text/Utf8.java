package org.tcpp.text;

import java.nio.charset.StandardCharsets;

/** Bytes as text. Pure; any thread. */
public final class Utf8 {

    private static final int PIECE_BYTES = 256;

    private Utf8() {}

    /** What these bytes say in UTF-8; those that say nothing are replaced. */
    public static String text(byte[] bytes) {
        // where all are ASCII, in the charset whose letters need no look
        return new String(bytes, isAscii(bytes) ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    /** Piece by piece, as {@link LineEnd#next} goes: a decoder's one long loop is interpreted each time. */
    private static boolean isAscii(byte[] bytes) {
        boolean ascii = true;
        for (int at = 0; ascii && at < bytes.length; at += PIECE_BYTES) {
            ascii = isAscii(bytes, at, Math.min(at + PIECE_BYTES, bytes.length));
        }
        return ascii;
    }

    private static boolean isAscii(byte[] bytes, int from, int to) {
        int all = 0;
        for (int at = from; at < to; at++) {
            all |= bytes[at];
        }
        return all >= 0;
    }
}
