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
    TURNS_RESET_INTO_FIN,
    /** What is still to be sent when a socket is closed is dropped, its FIN with it: gVisor#13393. */
    FORGETS_ORPHANS,
    /** Where very few bytes are read at once, one of them is another. */
    GARBLES_SMALL_PIECES,
    /** A segment of one byte more than whole pages gets lost, as often as it is sent. */
    DROPS_ODD_PAGES,
    /** Closing with bytes unread ends the connection in order, and more bytes are taken for nothing. */
    CLOSES_UNREAD_IN_ORDER,
    /** Whoever connects after one that left without a word is refused: gvisor-tap-vsock#127. */
    REFUSES_AFTER_ABORT,
    /** Of those that wait to be accepted some are forgotten. */
    FORGETS_WAITING,
    /** Two FINs that pass each other are taken for a fault. */
    RESETS_CROSSING_FINS,
    /** However long nothing is acknowledged, nobody gives up. */
    IGNORES_USER_TIMEOUT,
    /** Segments of no more than this are lost where a connection has no others. */
    LOSES_TINY_SEGMENTS,
    /** A connection that was quiet for a while is forgotten on the way. */
    FORGETS_IDLE,
    /** A four-tuple that was there before is taken for what is left of it, and its SYN for nothing: opte#436. */
    REMEMBERS_FOUR_TUPLES,
    /** A receive buffer that gets smaller has no window ever after: gVisor#10312. */
    SHUTS_WINDOW_THAT_SHRINKS,
    /** Memory that is not mapped yet is sent as if it had been: pages of zeros. */
    SENDS_COLD_PAGES_EMPTY,
    /** Urgent data is taken out of the stream and put back as another byte: CVE-2019-12255 ff. */
    MOVES_URGENT_DATA,
    /** What came with a SYN is delivered again when it is sent again. */
    REPEATS_WHAT_CAME_WITH_SYN;

    /** So much comes through where a tail is lost. */
    static final long HEAD_BYTES = 100;
    /** So long is quiet enough to be forgotten. */
    static final long IDLE_NS = 100_000_000L;
    static final long LATE_NS = 7_000_000_000L;
}
