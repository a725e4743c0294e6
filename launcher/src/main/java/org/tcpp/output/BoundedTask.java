package org.tcpp.output;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs what may block in the kernel (a pipe without a reader, a lock that another process holds, a file system that is
 * gone) by a thread of its own, so that whoever asked for it waits a bounded time. What is bounded is how long it
 * stands still: on a busy host a result may take seconds to be computed, and is worth them.
 */
final class BoundedTask {

    /** Input or output that may fail. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    private BoundedTask() {}

    /**
     * Does it, or gives up.
     *
     * @param mostNs it may stand still for so long in all; less if patience ends earlier
     * @throws IOException what it threw, or that it stood for too long; it is then interrupted
     */
    static void run(Work work, Patience patience, long mostNs) throws IOException {
        FutureTask<Void> task = new FutureTask<>(() -> {
            work.run();
            return null;
        });
        Standstill standstill = new Standstill(Thread.ofPlatform().daemon().name("output").start(task));
        long stoodNs = 0;
        while (true) {
            try {
                task.get(Patience.LOOK_NS, TimeUnit.NANOSECONDS);
                return;
            } catch (TimeoutException _) {
                long mayNs = Math.min(mostNs, patience.diskNs());
                stoodNs += standstill.look() ? Patience.LOOK_NS : 0;
                if (stoodNs >= mayNs) {
                    task.cancel(true);
                    throw new IOException("gave up after " + stoodNs / 1_000_000_000 + " s");
                }
            } catch (ExecutionException e) {
                throw failure(e.getCause());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                task.cancel(true);
                throw new IOException("interrupted");
            }
        }
    }

    private static IOException failure(Throwable cause) {
        return switch (cause) {
            case IOException failed -> failed;
            case RuntimeException bug -> throw bug;
            case Error bug -> throw bug;
            default -> new IOException(cause);
        };
    }
}
