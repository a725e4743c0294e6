package org.tcpp.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes records by a thread of its own, so that a reader who does not read holds nobody up. The first error ends it
 * and is kept; records that come after it are dropped. Any thread may call it.
 */
final class AsyncWriter {

    /** Where the bytes go. */
    interface Target {
        /** Writes some of them, none if it cannot take any now. */
        int write(ByteBuffer bytes) throws IOException;

        /** A record failed after so many of its bytes were written; takes them back where that is possible. */
        default void takeBack(int written) throws IOException {}
    }

    /** More than this waiting for a reader means that he does not keep up. */
    static final int MOST_WAITING_BYTES = 16 << 20;
    private static final int CHUNK_BYTES = 1 << 16;
    private static final long BUSY_NS = 2_000_000;

    private final String name;
    private final Target target;
    private final Patience patience;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private long progressNs = System.nanoTime();
    private IOException failure;
    private boolean started;

    AsyncWriter(String name, Target target, Patience patience) {
        this.name = name;
        this.target = target;
        this.patience = patience;
    }

    /** Will write a record; never blocks. */
    synchronized void write(byte[] bytes) {
        if (failure != null || bytes.length == 0) {
            return;
        }
        if (waitingBytes > 0 && waitingBytes + bytes.length > MOST_WAITING_BYTES) {
            fail(new IOException("its reader does not keep up: more than " + (MOST_WAITING_BYTES >> 20)
                    + " MiB were waiting"));
            return;
        }
        if (waiting.isEmpty()) {
            progressNs = System.nanoTime();
        }
        waiting.add(bytes);
        waitingBytes += bytes.length;
        notifyAll();
        if (!started) {
            started = true;
            Thread.ofPlatform().daemon().name(name).start(this::writeAll);
        }
    }

    /** Why it does not write any more, or null. */
    synchronized IOException failure() {
        return failure;
    }

    /** True if a reader who is only slow will not be taken for one who does not keep up. */
    synchronized boolean hasRoom() {
        return waitingBytes < MOST_WAITING_BYTES / 2;
    }

    /** True if everything has been written, as far as is known now. */
    synchronized boolean isIdle() {
        return waiting.isEmpty();
    }

    /** Waits until everything is written, or until no byte went for as long as patience lasts; that is a failure. */
    void drain() {
        drain(Long.MAX_VALUE);
    }

    /** The same, but where it takes longer than {@code mostNs} it goes on without having failed. */
    synchronized void drain(long mostNs) {
        long beganNs = System.nanoTime();
        while (failure == null && !waiting.isEmpty()) {
            long nowNs = System.nanoTime();
            long patienceNs = patience.ns();
            if (nowNs - progressNs >= patienceNs) {
                fail(new IOException("nobody read it for " + patienceNs / 1_000_000_000 + " s"));
            } else if (nowNs - beganNs >= mostNs) {
                return;
            } else if (!await(Math.min(mostNs, Patience.LOOK_NS))) {
                return;
            }
        }
    }

    private synchronized void fail(IOException reason) {
        failure = failure == null ? reason : failure;
        waiting.clear();
        waitingBytes = 0;
        notifyAll();
    }

    private void writeAll() {
        for (byte[] record = next(null); record != null; record = next(record)) {
            ByteBuffer rest = ByteBuffer.wrap(record);
            try {
                while (rest.hasRemaining() && failure() == null) {
                    write(rest);
                }
            } catch (IOException e) {
                takeBack(rest.position());
                fail(e);
            }
        }
    }

    private void write(ByteBuffer rest) throws IOException {
        rest.limit(Math.min(rest.capacity(), rest.position() + CHUNK_BYTES));
        int written = target.write(rest);
        rest.limit(rest.capacity());
        if (written > 0) {
            synchronized (this) {
                progressNs = System.nanoTime();
            }
        } else {
            // somebody else made the pipe or terminal non-blocking, and it is full
            LockSupport.parkNanos(BUSY_NS);
        }
    }

    private void takeBack(int written) {
        try {
            target.takeBack(written);
        } catch (IOException _) {
            // what is told is the first error
        }
    }

    /** The next record, after the one before is done with; null: no more. It stays in the queue until then. */
    private synchronized byte[] next(byte[] done) {
        if (done != null && !waiting.isEmpty()) {
            waiting.remove();
            waitingBytes -= done.length;
            notifyAll();
        }
        while (waiting.isEmpty() && failure == null) {
            if (!await(Patience.CALM_NS)) {
                return null;
            }
        }
        return failure == null ? waiting.element() : null;
    }

    private synchronized boolean await(long ns) {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, ns);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
