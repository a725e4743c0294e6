package org.tcpp.it;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for conditions that nobody announces, such as what the kernel shows. */
public final class Await {

    /**
     * The one deadline of all tests that wait for processes: longer than anything here takes, the start of a JVM beside
     * many busy ones included. A shorter one stands only where the program itself promises one.
     */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final long LOOK_NS = 5_000_000;

    private Await() {}

    /** Returns as soon as the condition holds; fails after {@link #PATIENCE}. */
    public static void until(String what, BooleanSupplier condition) {
        until(what, PATIENCE, condition);
    }

    /** Returns as soon as the condition holds; fails when the time is over. */
    static void until(String what, Duration patience, BooleanSupplier condition) {
        within(patience, List.of(), what, condition);
    }

    /**
     * The same where the program promises a time: fails when these processes have had so much of it, not counting what
     * they waited for a processor.
     */
    static void within(Duration promised, Collection<ProcessHandle> processes, String what,
            BooleanSupplier condition) {
        RunningTime time = new RunningTime(processes);
        // read before each look: what holds by then has come in time, however late this thread gets to look
        for (long ns = time.ns(); !condition.getAsBoolean(); ns = time.ns()) {
            if (ns > promised.toNanos()) {
                throw new AssertionError("not within " + promised.toMillis() + " ms: " + what);
            }
            LockSupport.parkNanos(LOOK_NS);
        }
    }
}
