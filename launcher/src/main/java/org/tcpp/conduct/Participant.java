package org.tcpp.conduct;

import org.tcpp.control.ClockOffset;
import org.tcpp.pattern.HostEntry;
import org.tcpp.reach.Answer;

/** A host that has a part, and what is known of it. One thread. */
public final class Participant {

    /** How far a host is, or how it ended. */
    public enum Standing {
        /** It is being reached. */
        AWAITED,
        /** Its agent hears us. */
        PRESENT,
        /** It was never there, or could not do its part. */
        ABSENT,
        /** It was there, and is no more. */
        LOST,
        /** It said good-bye. */
        LEFT,
        /** Its agent waits for another run. */
        STAYED
    }

    private final HostEntry entry;
    Standing standing = Standing.AWAITED;
    boolean serving;
    ClockOffset clock;
    ClockOffset clockAtFirst;
    ClockOffset clockAtLast;
    Long lateNs;
    String why;
    Answer.Standing counts;

    Participant(HostEntry entry) {
        this.entry = entry;
    }

    /** As the user named it. */
    public HostEntry entry() {
        return entry;
    }

    /** Its name. */
    public String name() {
        return entry.name();
    }

    /** How far it is, or how it ended. */
    public Standing standing() {
        return standing;
    }

    /** Why it is not there, or no more; or null. */
    public String why() {
        return why;
    }

    /** What was known of its clock when the first round began; null if nothing was. */
    public ClockOffset clock() {
        return clockAtFirst;
    }

    /** By how much its clock gained on the head's until the last round was over; null if nobody knows. */
    public Long driftNs() {
        return clockAtFirst == null || clockAtLast == null
                ? null
                : (Long) (clockAtLast.offsetNs() - clockAtFirst.offsetNs());
    }

    /** How long after go the last of its client workers began, in the round with the largest skew; or null. */
    public Long lateNs() {
        return lateNs;
    }

    /** How its clients stood of late; null where it has none that runs. */
    public Answer.Standing counts() {
        return counts;
    }

    boolean isPresent() {
        return standing == Standing.PRESENT;
    }

    /** It takes part in a run after another; one that was lost meanwhile may be there again. */
    void follow(Participant before, boolean sameServer) {
        switch (before.standing) {
            case STAYED -> {
                standing = Standing.PRESENT;
                serving = before.serving && sameServer;
            }
            case ABSENT -> end(Standing.ABSENT, before.why);
            case AWAITED, PRESENT, LOST, LEFT -> standing = Standing.AWAITED;
        }
    }

    /** Its agent is spoken to once more, if it stayed. */
    void resume() {
        standing = standing == Standing.STAYED ? Standing.PRESENT : standing;
    }

    /** The line to it is at its end between two runs. */
    void vanish() {
        standing = standing == Standing.STAYED ? Standing.LOST : standing;
    }

    /** It will not take part; the first reason stays. */
    void end(Standing how, String reason) {
        standing = how;
        why = why == null ? reason : why;
    }
}
