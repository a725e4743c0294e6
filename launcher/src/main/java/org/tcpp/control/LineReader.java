package org.tcpp.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.tcpp.text.LineEnd;

/** Lines of JSON from a socket, with a bound on their length and on the waiting. One thread. */
final class LineReader {

    private static final int CHUNK_BYTES = 8_192;

    private final InputStream in;
    private final byte[] chunk = new byte[CHUNK_BYTES];
    private int next;
    private int end;

    LineReader(Socket socket) throws IOException {
        socket.setSoTimeout(Patience.LOOK_MS);
        in = socket.getInputStream();
    }

    /**
     * A line without its end, or null at the end of the stream.
     *
     * @throws SocketTimeoutException if it did not come in time
     * @throws IOException if it is longer than {@code mostBytes}, or does not begin like a JSON object
     */
    String line(int mostBytes, Patience patience) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            int from = next;
            next = LineEnd.next(chunk, next, end);
            if (line.size() == 0 && from < end && chunk[from] != '{') {
                throw new IOException("it does not speak tcpp's control protocol");
            }
            line.write(chunk, from, next - from);
            if (line.size() > mostBytes) {
                throw new IOException("a line of more than " + mostBytes + " bytes came");
            }
            if (next < end) {
                next++;
                return line.toString(StandardCharsets.UTF_8);
            }
            if (!fill(patience)) {
                return null;
            }
        }
    }

    /** Reads what there is, or waits a moment for it; false at the end of the stream. */
    private boolean fill(Patience patience) throws IOException {
        long beganNs = System.nanoTime();
        int got;
        try {
            got = in.read(chunk);
        } catch (SocketTimeoutException _) {
            got = 0;
        }
        next = 0;
        end = Math.max(got, 0);
        patience.spend(System.nanoTime() - beganNs, got > 0);
        if (patience.isOver()) {
            throw new SocketTimeoutException("nothing was heard for " + patience.seconds() + " s");
        }
        return got >= 0;
    }
}
