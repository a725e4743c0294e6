package org.tcpp.it;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds the threads of scripted peers until the test lets them go. */
final class Gate implements AutoCloseable {

    private final CountDownLatch open = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Waits until it is opened; the last of so many opens it itself. */
    void await(int number, int count) {
        if (number == count - 1) {
            open();
        }
        await(open);
    }

    /** Waits until it is opened. */
    void await() {
        await(open);
    }

    void open() {
        open.countDown();
    }

    /** Waits for the end of the test. */
    void hold() {
        await(closed);
    }

    @Override
    public void close() {
        open();
        closed.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("nobody opened the gate");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
