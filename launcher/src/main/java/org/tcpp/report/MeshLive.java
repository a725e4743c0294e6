package org.tcpp.report;

import java.util.List;

/**
 * How a run of many hosts stands.
 *
 * @param elapsedNs since the instant at which the round began
 * @param round which, from 1
 * @param rounds how many there are
 * @param pairs of the round
 * @param running of these, those that have told of the last interval
 * @param bytesPerSecond delivered by all of them in it
 * @param connections of the round so far
 * @param silent hosts that should have told and have not
 */
public record MeshLive(long elapsedNs, int round, int rounds, int pairs, int running, double bytesPerSecond,
        Connections connections, List<String> silent) {

    /** Connections of the round so far. */
    public record Connections(long completed, long failed) {
    }

    public MeshLive {
        silent = List.copyOf(silent);
    }
}
