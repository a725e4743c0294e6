package org.tcpp.estimate;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.tcpp.message.Counters;
import org.tcpp.message.Message;

/**
 * One side of a run over time: what its workers tell, each by its own time stamps, resampled onto a common grid that
 * begins at go. Bytes go by the slices of an interval, connections by the interval; a part that lies across an edge of
 * the grid is divided in proportion, to whole numbers, so that no count is lost or made. Times are nanoseconds since
 * go. One thread.
 */
final class Grid {

    private static final int SENT = 4;
    private static final int RECEIVED = 5;
    private static final int ROUNDS = 6;
    private static final int COUNTS = 7;

    private final TreeMap<Long, long[]> cells = new TreeMap<>();
    private long widthNs;
    private long soonest;
    private Long firstNs;
    private Long lastNs;

    Grid(long widthNs) {
        this.widthNs = Math.max(1, widthNs);
    }

    /** Length of a cell. */
    long widthNs() {
        return widthNs;
    }

    /** Adds an interval of a worker whose go was at a moment of its clock. */
    void add(Message.Interval told, long goNs) {
        long[] edgesNs = told.edgesNs();
        Counters rest = told.counters();
        long fromNs = told.fromNs();
        for (int i = 0; i < edgesNs.length; i++) {
            Counters slice = new Counters(0, 0, 0, 0, told.slices().sent()[i], told.slices().received()[i]);
            add(fromNs - goNs, edgesNs[i] - goNs, slice);
            rest = rest.minus(slice);
            fromNs = edgesNs[i];
        }
        add(told.fromNs() - goNs, told.toNs() - goNs, rest);
    }

    /** Adds what happened evenly between two moments. */
    void add(long fromNs, long toNs, Counters counters) {
        if (counters.equals(Counters.NONE)) {
            return;
        }
        long[] counts = {counters.started(), counters.established(), counters.completed(), counters.failed(),
                counters.sent(), counters.received(), counters.rounds()};
        long endNs = Math.max(toNs, fromNs + 1);
        if (counters.bytes() > 0 || lastNs == null) {
            firstNs = firstNs == null ? (Long) fromNs : (Long) Math.min(firstNs, fromNs);
            lastNs = lastNs == null ? (Long) endNs : (Long) Math.max(lastNs, endNs);
        }
        long[] before = new long[COUNTS];
        for (long index = Math.floorDiv(fromNs, widthNs); index <= Math.floorDiv(endNs - 1, widthNs); index++) {
            long untilNs = Math.min(endNs, (index + 1) * widthNs);
            double part = (double) (untilNs - fromNs) / (endNs - fromNs);
            long[] cell = cells.computeIfAbsent(Math.max(soonest, index), _ -> new long[COUNTS]);
            for (int i = 0; i < COUNTS; i++) {
                long soFar = untilNs == endNs ? counts[i] : Math.round(counts[i] * part);
                cell[i] += soFar - before[i];
                before[i] = soFar;
            }
        }
    }

    /** Moves up to so many connections from the completed to the failed, those of the latest cells first. */
    void fail(long connections) {
        long left = connections;
        for (long[] cell : cells.descendingMap().values()) {
            long moved = Math.min(left, cell[2]);
            cell[2] -= moved;
            cell[3] += moved;
            left -= moved;
        }
    }

    /** Joins neighbouring cells, two and two. */
    void widen() {
        TreeMap<Long, long[]> joined = new TreeMap<>();
        cells.forEach((index, cell) -> joined.merge(Math.floorDiv(index, 2), cell, Grid::plus));
        cells.clear();
        cells.putAll(joined);
        widthNs *= 2;
    }

    boolean isEmpty() {
        return cells.isEmpty();
    }

    int size() {
        return cells.size();
    }

    /** The first cell that holds anything; only if not empty. */
    long firstIndex() {
        return cells.firstKey();
    }

    /** The last cell that holds anything; only if not empty. */
    long lastIndex() {
        return cells.lastKey();
    }

    /** What a cell holds. */
    Counters at(long index) {
        return counters(cells.get(index));
    }

    /** The same, and from now on what belongs there goes to the next cell. */
    Counters take(long index) {
        soonest = Math.max(soonest, index + 1);
        return counters(cells.remove(index));
    }

    /** Start of a cell, or of the first bytes if they came within it. */
    long fromNs(long index) {
        long startNs = index * widthNs;
        return firstNs == null || firstNs >= startNs + widthNs ? startNs : Math.max(startNs, firstNs);
    }

    /** End of a cell, or of the last bytes if they came within it. */
    long toNs(long index) {
        long startNs = index * widthNs;
        return lastNs == null || lastNs <= startNs ? startNs + widthNs : Math.min(startNs + widthNs, lastNs);
    }

    /** The last byte is known to have come at this moment. */
    void endsAt(long momentNs) {
        lastNs = lastNs == null ? null : (Long) Math.min(lastNs, momentNs);
    }

    private static Counters counters(long[] cell) {
        return cell == null
                ? Counters.NONE
                : new Counters(cell[0], cell[1], cell[2], cell[3], cell[SENT], cell[RECEIVED],
                        cell[ROUNDS]);
    }

    private static long[] plus(long[] one, long[] other) {
        long[] sum = Arrays.copyOf(one, COUNTS);
        Arrays.setAll(sum, i -> one[i] + other[i]);
        return sum;
    }

    /** A copy that changes alone. */
    Grid copy() {
        Grid copy = new Grid(widthNs);
        for (Map.Entry<Long, long[]> cell : cells.entrySet()) {
            copy.cells.put(cell.getKey(), cell.getValue().clone());
        }
        copy.soonest = soonest;
        copy.firstNs = firstNs;
        copy.lastNs = lastNs;
        return copy;
    }
}
