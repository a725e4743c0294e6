package org.tcpp.session;

/** How far a run is. Each state but the last has a deadline, and whoever is late for it is named. */
public enum State {
    /** The servers are reached; workers start and get ready. */
    ASSEMBLE,
    /** All is ready here; the servers agree as soon as their workers are ready as well. */
    AGREE,
    /** All workers are told of the run and have prepared it. */
    READY,
    /** The two hosts' clocks are compared. */
    CLOCK,
    /** All is ready here, and others are waited for: they all begin at one moment. */
    BARRIER,
    /** The other end hears go, and says when. */
    GO,
    /** Data flows. */
    RUN,
    /** Nothing new begins; what is under way may arrive, and the workers report. */
    DRAIN,
    /** All is told that ever will be. */
    DONE
}
