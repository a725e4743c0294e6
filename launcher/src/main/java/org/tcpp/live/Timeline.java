package org.tcpp.live;

import java.util.Arrays;

/** How many bits came in each quarter of a second of the last ten minutes. One thread. */
final class Timeline {

    static final long COLUMN_NS = 250_000_000;
    static final int MOST = 2400;
    private static final double NS_PER_SECOND = 1e9;

    private final double[] bits = new double[MOST];
    private long first;
    private long next;

    /** Adds what came evenly between two moments; what is older than ten minutes is forgotten. */
    void add(long fromNs, long toNs, double amount) {
        long endNs = Math.max(toNs, fromNs + 1);
        long last = Math.floorDiv(endNs - 1, COLUMN_NS);
        reach(last);
        for (long column = Math.max(Math.floorDiv(fromNs, COLUMN_NS), last - MOST + 1); column <= last; column++) {
            double partNs = Math.min(endNs, (column + 1) * COLUMN_NS) - Math.max(fromNs, column * COLUMN_NS);
            if (column >= next - MOST) {
                bits[Math.floorMod(column, MOST)] += amount * partNs / (endNs - fromNs);
                first = Math.min(first, column);
            }
        }
    }

    /** Bits per second over the columns that ended within so many nanoseconds before the last that is known. */
    double rate(long lastNs) {
        long columns = Math.min(next - first, Math.max(1, lastNs / COLUMN_NS));
        double sum = 0;
        for (long column = next - columns; column < next; column++) {
            sum += bits[Math.floorMod(column, MOST)];
        }
        return columns <= 0 ? 0 : sum * NS_PER_SECOND / (columns * COLUMN_NS);
    }

    /** Bits per second in each column, the latest last. */
    double[] rates() {
        double[] rates = new double[(int) (next - first)];
        Arrays.setAll(rates, i -> bits[Math.floorMod(first + i, MOST)] * NS_PER_SECOND / COLUMN_NS);
        return rates;
    }

    /** Nothing more will come that is older than this. */
    void closeUntil(long ns) {
        reach(Math.floorDiv(ns, COLUMN_NS));
    }

    private void reach(long column) {
        if (first == next || column - next >= MOST) {
            Arrays.fill(bits, 0);
            first = first == next ? column : column - MOST + 1;
            next = column + 1;
        }
        for (; next <= column; next++) {
            bits[Math.floorMod(next, MOST)] = 0;
        }
        first = Math.max(first, next - MOST);
    }
}
