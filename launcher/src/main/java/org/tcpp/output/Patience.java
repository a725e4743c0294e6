package org.tcpp.output;

import java.util.function.BooleanSupplier;

/**
 * How long an output may make no progress before it counts as failed: a minute, and much less once somebody wants the
 * command to end; but a busy disk takes a second for a file. Any thread.
 */
final class Patience {

    static final long CALM_NS = 60_000_000_000L;
    static final long HURRIED_NS = 5_000_000_000L;
    static final long NONE_NS = 2_000_000_000L;
    /** A disk is no person who may keep others waiting; it may be slow, and a result is worth some seconds. */
    static final long SLOW_DISK_NS = 5_000_000_000L;
    /** How often those who wait look whether they are to hurry. */
    static final long LOOK_NS = 50_000_000;

    private volatile BooleanSupplier hurried = () -> false;
    private volatile BooleanSupplier over = () -> false;

    /** From now on these tell whether somebody wants an end, and whether he will not wait at all. */
    void hurryWhen(BooleanSupplier wanted, BooleanSupplier wantedAtOnce) {
        hurried = wanted;
        over = wantedAtOnce;
    }

    /** How long a file may take, in nanoseconds, as things are now. */
    long diskNs() {
        return Math.max(SLOW_DISK_NS, ns());
    }

    /** How long a reader may take no byte, in nanoseconds, as things are now. */
    long ns() {
        return !hurried.getAsBoolean() ? CALM_NS : over.getAsBoolean() ? NONE_NS : HURRIED_NS;
    }
}
