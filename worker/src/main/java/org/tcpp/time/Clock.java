package org.tcpp.time;

/** A monotonic clock. All times of a worker come from one, so that a simulation can put its own in its place. */
@FunctionalInterface
public interface Clock {

    /** That of the system: CLOCK_MONOTONIC on Linux, shared by all processes of a host. */
    Clock SYSTEM = System::nanoTime;

    /** The present moment, in nanoseconds; only differences mean something. */
    long nowNs();
}
