package org.tcpp.text;

/** Finds the ends of lines. Pure; any thread. */
public final class LineEnd {

    private static final int PIECE_BYTES = 256;

    private LineEnd() {}

    /**
     * Where the first LF of a part of these bytes is, or {@code to}. Piece by piece: a JVM soon compiles what is called
     * often, but a long loop that is entered now and then it begins to interpret each time.
     */
    public static int next(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at += PIECE_BYTES) {
            int end = Math.min(at + PIECE_BYTES, to);
            int found = inPiece(bytes, at, end);
            if (found < end) {
                return found;
            }
        }
        return to;
    }

    private static int inPiece(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return at;
    }
}
