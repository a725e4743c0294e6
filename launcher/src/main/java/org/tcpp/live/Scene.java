package org.tcpp.live;

import java.util.List;

/**
 * How runs stand at a moment, as a person is to see it. Rates are bits per second.
 *
 * @param title what this command is
 * @param status what is under way while nothing is measured; null: nothing to speak of
 * @param progress how far it has come
 * @param goodput what arrives
 * @param connections how many
 * @param failures which failed, the most frequent kind first
 * @param hosts both ends, as far as they tell
 * @param notes lines for a person, the latest last
 */
record Scene(String title, String status, Progress progress, Goodput goodput, Connections connections,
        Failures failures, List<Host> hosts, List<String> notes) {

    Scene {
        hosts = List.copyOf(hosts);
        notes = List.copyOf(notes);
    }

    /**
     * How far it has come.
     *
     * @param elapsedNs since go; on a server since its start
     * @param part of all that is to be done, 0 to 1; null where nobody knows
     * @param leftNs how long it will take yet; null where nobody knows
     */
    record Progress(long elapsedNs, Double part, Long leftNs) {
    }

    /**
     * What arrives.
     *
     * @param verb received, or sent where only the sender tells
     * @param now in the last interval
     * @param minute in the last minute
     * @param sent by the sender in the last interval; null where that is the only figure
     * @param back the other way, in the last interval; null where nothing goes there
     * @param bytes in all
     * @param history each quarter of a second, the latest last
     */
    record Goodput(String verb, double now, double minute, Double sent, Double back, long bytes, double... history) {
    }

    /**
     * Connections.
     *
     * @param atOnce under way
     * @param atOnceWanted so many are wanted; null: no such number
     * @param completed so far
     * @param failed so far
     * @param wanted in all; null: no such number
     * @param perSecond completed in the last interval, for each second
     */
    record Connections(long atOnce, Long atOnceWanted, long completed, long failed, Long wanted, double perSecond) {
    }

    /**
     * Connections that failed.
     *
     * @param kinds how many and how, the most frequent first
     * @param lastNs so long ago the last of them was told; null: there is none
     */
    record Failures(List<String> kinds, Long lastNs) {
        Failures {
            kinds = List.copyOf(kinds);
        }
    }

    /**
     * One end. Null: it does not tell.
     *
     * @param role client or server
     * @param busy share of all processors' time, 0 to 1
     * @param cores processors that its workers use
     * @param busiest share of one processor that the busiest of them uses
     * @param retransmitsPerSecond TCP segments that the host sent again, whoever's
     * @param drops packets that the interface received and dropped, since go
     */
    record Host(String role, Double busy, Double cores, Double busiest, Double retransmitsPerSecond, Long drops) {
    }
}
