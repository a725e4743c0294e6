package org.tcpp.conduct;

/** How far a run on many hosts is. */
public enum Stage {
    /** Hosts are reached, or not. */
    REACH,
    /** Servers get ready. */
    SERVE,
    /** The clients of a round get ready. */
    PREPARE,
    /** Clocks are read. */
    CLOCKS,
    /** A round runs. */
    RUN,
    /** Clocks are read once more. */
    DRIFT,
    /** Agents end. */
    LEAVE,
    /** All is told that ever will be. */
    DONE
}
