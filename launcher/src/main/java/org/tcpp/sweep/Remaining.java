package org.tcpp.sweep;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** How long the rest of a sweep takes, as far as that can be known. Times are in nanoseconds. One thread. */
public final class Remaining {

    /** Starting, warming up and ending take about so long. */
    private static final long AROUND_A_RUN_NS = 2_000_000_000L;

    private final long pauseNs;
    private final Map<Cell, Long> expected = new HashMap<>();
    private final Map<Cell, Long> sums = new HashMap<>();
    private final Map<Cell, Integer> counts = new HashMap<>();

    /** With such a pause between runs. */
    public Remaining(long pauseNs) {
        this.pauseNs = pauseNs;
    }

    /** A run of this cell is asked to take so long; it counts until one has been seen. */
    public void expect(Cell cell, long durationNs) {
        expected.put(cell, durationNs + AROUND_A_RUN_NS + pauseNs);
    }

    /** Data flowed for so long in a run of this cell, of which no more is known. */
    public void recall(Cell cell, long flowedNs) {
        see(cell, flowedNs + AROUND_A_RUN_NS + pauseNs);
    }

    /** A run of this cell took so long, with all around it. */
    public void see(Cell cell, long ns) {
        sums.merge(cell, ns, Long::sum);
        counts.merge(cell, 1, Integer::sum);
        expected.put(cell, sums.get(cell) / counts.get(cell));
    }

    /** How long these runs take; a cell of which nothing is known counts as the mean of the others. */
    public OptionalLong of(List<PlannedRun> left) {
        if (expected.isEmpty()) {
            return OptionalLong.empty();
        }
        double mean = expected.values().stream().mapToLong(Long::longValue).average().orElseThrow();
        return OptionalLong.of(Math.round(left.stream()
                .mapToDouble(run -> expected.containsKey(run.cell()) ? expected.get(run.cell()) : mean)
                .sum()));
    }

    /** For a person: {@code 40 s}, {@code 12 min}, {@code 3 h 20 min}. */
    public static String text(long ns) {
        long seconds = Math.round(ns / 1e9);
        if (seconds < 100) {
            return seconds + " s";
        }
        long minutes = Math.round(seconds / 60.0);
        return minutes < 100 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }
}
