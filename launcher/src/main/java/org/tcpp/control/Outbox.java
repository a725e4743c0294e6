package org.tcpp.control;

import java.util.ArrayDeque;
import java.util.Queue;

/** Lines that wait to be sent, of bounded size together. Any thread. */
final class Outbox {

    /** All workers of a large server report at once, and a slow way takes its time over it. */
    private static final int MOST_BYTES = 64 << 20;
    /** Who leaves so much unread for so long does not read at all. */
    private static final int MOST_STALLED_BYTES = 16 << 20;
    private static final long STALLED_NS = 10_000_000_000L;

    private final Queue<String> lines = new ArrayDeque<>();
    private long bytes;
    private boolean closed;
    private long takenNs = System.nanoTime();

    /** Puts a line in; false if there is no room. What comes after the end is dropped. */
    synchronized boolean put(String line) {
        if (closed) {
            return true;
        }
        boolean stalled = System.nanoTime() - takenNs > STALLED_NS;
        if (bytes + line.length() > (stalled ? MOST_STALLED_BYTES : MOST_BYTES)) {
            return false;
        }
        bytes += line.length();
        lines.add(line);
        notifyAll();
        return true;
    }

    /** No more lines come. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** The next line, or null if none comes within that time, or at the end. */
    synchronized String take(long patienceMs) throws InterruptedException {
        if (lines.isEmpty() && !closed) {
            wait(patienceMs);
        }
        String line = lines.poll();
        takenNs = System.nanoTime();
        if (line != null) {
            bytes -= line.length();
        }
        return line;
    }

    /** How much waits to be sent. */
    synchronized long bytes() {
        return bytes;
    }

    /** True if nothing is left, and nothing more will come. */
    synchronized boolean isDone() {
        return closed && lines.isEmpty();
    }
}
