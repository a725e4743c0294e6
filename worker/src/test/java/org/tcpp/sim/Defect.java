package org.tcpp.sim;

/** What is broken about every stack of a world, or about what stands between them. */
enum Defect {
    /** Nothing. */
    NONE,
    /** What comes after an own FIN is acknowledged, and from some byte on not handed over: haproxy#3457. */
    LOSES_TAIL_AFTER_HALF_CLOSE,
    /** A window that was shut stays shut: nobody says, or asks, whether it has opened. */
    FORGETS_ZERO_WINDOW,
    /** A reset is passed on after a long while. */
    ANSWERS_RESET_LATE,
    /** A reset is not passed on. */
    SWALLOWS_RESETS,
    /** The other end is told of an orderly end where there was a reset. */
    TURNS_RESET_INTO_FIN;

    /** So much comes through where a tail is lost. */
    static final long HEAD_BYTES = 100;
    static final long LATE_NS = 7_000_000_000L;
}
