package org.tcpp.control;

/** Room for what was heard and has not been dealt with yet. Any thread. */
final class Room {

    /** Beyond this nothing more is read, except one line at a time where that alone is larger. */
    private static final int MOST_BYTES = 1 << 20;
    /** However short a line is, what is made of it is not. */
    private static final int LEAST_BYTES = 256;

    private long used;
    private boolean closed;

    /** Waits until there is room, and takes it; false if the room is closed. */
    synchronized boolean enter(int bytes) throws InterruptedException {
        int size = Math.max(bytes, LEAST_BYTES);
        while (!closed && used > 0 && used + size > MOST_BYTES) {
            wait();
        }
        used += size;
        return !closed;
    }

    synchronized void leave(int bytes) {
        used -= Math.max(bytes, LEAST_BYTES);
        notifyAll();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
