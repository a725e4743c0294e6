package org.tcpp.connection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The lines of a text, none of them longer than a connection's can be. One thread. */
final class Lines {

    private static final int LONGEST_BYTES = 64 << 10;

    private final InputStream in;
    private final byte[] buffer = new byte[LONGEST_BYTES];
    private int from;
    private int to;
    private long number;

    Lines(InputStream in) {
        this.in = in;
    }

    /** Which line {@link #next} gave last, from 1. */
    long number() {
        return number;
    }

    /** The next one, without its end; null behind the last one. */
    String next() throws IOException {
        int at = from;
        while (true) {
            for (; at < to; at++) {
                if (buffer[at] == '\n') {
                    return line(at, at + 1);
                }
            }
            System.arraycopy(buffer, from, buffer, 0, to - from);
            at -= from;
            to -= from;
            from = 0;
            if (to == buffer.length) {
                throw new IOException("line " + (number + 1) + " is longer than " + LONGEST_BYTES + " bytes");
            }
            int read = in.read(buffer, to, buffer.length - to);
            if (read < 0) {
                return to == 0 ? null : line(to, to);
            }
            to += read;
        }
    }

    private String line(int end, int next) {
        String line = new String(buffer, from, end - from, StandardCharsets.UTF_8).stripTrailing();
        from = next;
        number++;
        return line;
    }
}
