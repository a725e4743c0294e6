package org.tcpp.control;

import java.util.ArrayDeque;
import java.util.Queue;

/** Lines that wait to be sent, of bounded size together. Any thread. */
final class Outbox {

    /** Who leaves so much unread does not read at all. */
    static final int MOST_BYTES = 16 << 20;

    private final Queue<String> lines = new ArrayDeque<>();
    private long bytes;
    private boolean closed;

    /** Puts a line in; false if there is no room. What comes after the end is dropped. */
    synchronized boolean put(String line) {
        if (closed) {
            return true;
        }
        if (bytes + line.length() > MOST_BYTES) {
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
        if (line != null) {
            bytes -= line.length();
        }
        return line;
    }

    /** True if nothing is left, and nothing more will come. */
    synchronized boolean isDone() {
        return closed && lines.isEmpty();
    }
}
