package org.tcpp.it;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for conditions that nobody announces, such as what the kernel shows. */
final class Await {

    /** Longer than anything here takes on a busy machine; who waits so long has failed. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final long LOOK_NS = 5_000_000;

    private Await() {}

    /** Returns as soon as the condition holds; fails after {@link #PATIENCE}. */
    static void until(String what, BooleanSupplier condition) {
        until(what, PATIENCE, condition);
    }

    /** Returns as soon as the condition holds; fails when the time is over. */
    static void until(String what, Duration patience, BooleanSupplier condition) {
        long untilNs = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - untilNs > 0) {
                throw new AssertionError("not within " + patience.toMillis() + " ms: " + what);
            }
            LockSupport.parkNanos(LOOK_NS);
        }
    }
}
