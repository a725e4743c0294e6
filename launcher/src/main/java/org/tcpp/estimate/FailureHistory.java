package org.tcpp.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tcpp.message.FailureCause;
import org.tcpp.message.FailureCount;
import org.tcpp.message.Phase;
import org.tcpp.message.Role;

/**
 * Which connections failed when, by kind, on a grid that begins at go: each count lies in the row in which the middle
 * of the interval lies that told it. At most {@value #MOST} rows, of all kinds together; when there would be more,
 * neighbours are merged and a row's length doubles. One thread.
 */
public final class FailureHistory {

    static final int MOST = 3000;

    private final TreeMap<Place, Long> counts = new TreeMap<>();
    private long widthNs;

    private record Place(long index, Role role, Phase phase, FailureCause cause) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return index != other.index
                    ? Long.compare(index, other.index)
                    : role != other.role
                            ? role.compareTo(other.role)
                            : phase != other.phase ? phase.compareTo(other.phase) : cause.compareTo(other.cause);
        }
    }

    /**
     * Failures of one kind in one row.
     *
     * @param role as whose workers saw it
     * @param fromNs start of the row, in nanoseconds since go
     * @param toNs its end
     * @param failed the kind, and how many
     */
    public record Row(Role role, long fromNs, long toNs, FailureCount failed) {
    }

    /** Rows of that length, as long as there are few enough. */
    FailureHistory(long widthNs) {
        this.widthNs = Math.max(1, widthNs);
    }

    /** Connections failed about a moment, in nanoseconds since go. */
    void add(Role role, long atNs, FailureCount failed) {
        if (failed.count() > 0) {
            counts.merge(new Place(Math.floorDiv(atNs - 1, widthNs), role, failed.phase(), failed.cause()),
                    failed.count(), Long::sum);
            while (counts.size() > MOST) {
                widen();
            }
        }
    }

    /** All rows, in order of time. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        counts.forEach((place, count) -> rows.add(new Row(place.role, place.index * widthNs,
                (place.index + 1) * widthNs, new FailureCount(place.phase, place.cause, count))));
        return rows;
    }

    /** Takes the rows that end at or before a moment since go. */
    List<Row> takeUntil(long ns) {
        List<Row> taken = rows().stream().filter(row -> row.toNs <= ns).toList();
        counts.keySet().removeIf(place -> (place.index + 1) * widthNs <= ns);
        return taken;
    }

    private void widen() {
        Map<Place, Long> wider = new TreeMap<>();
        counts.forEach((place, count) -> wider.merge(
                new Place(Math.floorDiv(place.index, 2), place.role, place.phase, place.cause), count, Long::sum));
        counts.clear();
        counts.putAll(wider);
        widthNs *= 2;
    }
}
