package org.tcpp.conduct;

import java.util.UUID;
import org.tcpp.pattern.Pair;

/** A pair of a round, and how far it is. One thread. */
public final class Cell {

    /** Who told what came of it. */
    public enum Witness {
        /** Its client's host, which knows what both ends counted. */
        CLIENT,
        /** Its server's host, since the client's was lost. */
        SERVER,
        /** Nobody. */
        NOBODY
    }

    enum Stage {
        WAITING, PREPARING, READY, RUNNING, ORPHANED, SETTLED
    }

    final int number;
    final int round;
    final Pair pair;
    final String run = UUID.randomUUID().toString();
    Stage stage = Stage.WAITING;
    Witness witness = Witness.NOBODY;
    String result;
    /** What its server's host told, for as long as its client's may still tell more. */
    String served;
    Long lateNs;
    String why;
    /** Until when its server's host may tell of it. */
    long orphanedUntilNs;

    Cell(int number, int round, Pair pair) {
        this.number = number;
        this.round = round;
        this.pair = pair;
    }

    /** Its number among all pairs of all rounds, from 0. */
    public int number() {
        return number;
    }

    /** Its round, from 0. */
    public int round() {
        return round;
    }

    /** Who. */
    public Pair pair() {
        return pair;
    }

    /** Who told of it. */
    public Witness witness() {
        return witness;
    }

    /** The result as a file has it; null if nobody told. */
    public String result() {
        return result;
    }

    /** How long after go the last of the client's workers began, in nanoseconds; null if nobody knows. */
    public Long lateNs() {
        return lateNs;
    }

    /** Why there is no result, or none of the client's; null if all is well. */
    public String why() {
        return why;
    }

    String client() {
        return pair.client().name();
    }

    String server() {
        return pair.server().name();
    }
}
