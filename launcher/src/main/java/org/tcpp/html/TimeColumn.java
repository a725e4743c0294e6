package org.tcpp.html;

import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** How long the connections of one column of a chart took. One thread. */
final class TimeColumn {

    private static final int DIGITS = 2;

    private final Histogram completed = new Histogram(DIGITS);
    private final Histogram failed = new Histogram(DIGITS);

    void add(long tookUs, boolean complete) {
        (complete ? completed : failed).recordValue(tookUs);
    }

    void add(TimeColumn other) {
        completed.add(other.completed);
        failed.add(other.failed);
    }

    Histogram completed() {
        return completed;
    }

    long failed() {
        return failed.getTotalCount();
    }

    /** How many completed, or failed, in each cell, by its number; there are so many cells to a power of ten. */
    TreeMap<Integer, Long> cells(boolean complete, int toTen) {
        TreeMap<Integer, Long> cells = new TreeMap<>();
        (complete ? completed : failed).recordedValues().forEach(value -> cells.merge(
                (int) Math.floor(Math.log10(Math.max(1, value.getValueIteratedTo())) * toTen),
                value.getCountAddedInThisIterationStep(), Long::sum));
        return cells;
    }

    /** Where the cell of that number begins, in microseconds. */
    static double floorUs(int cell, int toTen) {
        return Math.pow(10, (double) cell / toTen);
    }
}
