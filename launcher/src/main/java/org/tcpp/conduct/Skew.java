package org.tcpp.conduct;

import java.util.HashMap;
import java.util.Map;

/**
 * How late the hosts of a round began; the round in which they lay farthest apart is the one that is told. One thread.
 */
final class Skew {

    private final Map<String, Long> lates = new HashMap<>();
    private long widestNs = -1;

    /** A round begins. */
    void begin() {
        lates.clear();
    }

    /** A pair of it is over: of several on one host the latest counts. */
    void take(Cell cell) {
        if (cell.lateNs() != null) {
            lates.merge(cell.client(), cell.lateNs(), Math::max);
        }
    }

    /** The round is over. */
    void end(Board board) {
        long most = lates.values().stream().mapToLong(Long::longValue).max().orElse(0);
        long least = lates.values().stream().mapToLong(Long::longValue).min().orElse(0);
        if (!lates.isEmpty() && most - least > widestNs) {
            widestNs = most - least;
            board.hosts().forEach(host -> host.lateNs = lates.get(host.name()));
        }
    }
}
