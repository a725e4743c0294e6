package org.tcpp.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.tcpp.text.LineEnd;

/**
 * Reads one stream of a child to its end and does nothing else, so that the child never waits for it. Bytes are cut at
 * LF before they are decoded: a character may arrive in two pieces. One thread.
 */
final class LinePump implements Runnable {

    /** What happens to each line. */
    @FunctionalInterface
    interface Sink {
        /**
         * A line has come.
         *
         * @param line its text as UTF-8 without the line end, undecodable bytes replaced
         * @param whole false if it had no line end, or was too long and has been cut
         */
        void line(String line, boolean whole);
    }

    /** A line longer than this many bytes is cut. */
    static final int LONGEST_BYTES = 1 << 20;

    /** What a pipe holds on Linux, pipe(7): the pump can always empty it at once. */
    private static final int CHUNK_BYTES = 65536;

    private final InputStream in;
    private final Sink sink;
    private final int longestBytes;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean cut;

    LinePump(InputStream in, Sink sink) {
        this(in, sink, LONGEST_BYTES);
    }

    /** The same where longer or shorter lines are to be expected. */
    LinePump(InputStream in, Sink sink, int longestBytes) {
        this.in = in;
        this.sink = sink;
        this.longestBytes = longestBytes;
    }

    @Override
    public void run() {
        byte[] chunk = new byte[CHUNK_BYTES];
        try {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                take(chunk, n);
            }
        } catch (IOException _) {
            // the pipe is gone, which is an end like any other: what matters is how the process ends
        }
        if (line.size() > 0) {
            cut = true;
            emit();
        }
    }

    private void take(byte[] chunk, int length) {
        int from = 0;
        for (int end = LineEnd.next(chunk, from, length); end < length; end = LineEnd.next(chunk, from, length)) {
            append(chunk, from, end);
            emit();
            from = end + 1;
        }
        append(chunk, from, length);
    }

    private void append(byte[] chunk, int from, int to) {
        int room = longestBytes - line.size();
        cut |= to - from > room;
        line.write(chunk, from, Math.min(to - from, room));
    }

    private void emit() {
        String text = line.toString(StandardCharsets.UTF_8);
        sink.line(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text, !cut);
        line.reset();
        cut = false;
    }
}
