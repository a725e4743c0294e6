package org.tcpp.mesh;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** How a count grew in the course of time, as rows of intervals tell. Within a row it is taken to grow evenly. */
final class Curve {

    private final long[] fromNs;
    private final long[] toNs;
    private final long[] counts;

    private Curve(List<Row> rows) {
        fromNs = rows.stream().mapToLong(Row::fromNs).toArray();
        toNs = rows.stream().mapToLong(Row::toNs).toArray();
        counts = rows.stream().mapToLong(Row::count).toArray();
    }

    /** So much between two moments. */
    record Row(long fromNs, long toNs, long count) {

        /** Null where one of these is not known, or no time passed. */
        static Row of(BigDecimal fromSeconds, BigDecimal toSeconds, Long count) {
            return fromSeconds == null || toSeconds == null || count == null || toSeconds.compareTo(fromSeconds) <= 0
                    ? null
                    : new Row(ns(fromSeconds), ns(toSeconds), count);
        }
    }

    /** Of the rows that are known. */
    static <T> Curve of(List<T> rows, Function<T, Row> form) {
        return new Curve(rows.stream().map(form).filter(row -> row != null).toList());
    }

    /** A moment of a result in nanoseconds. */
    static long ns(BigDecimal seconds) {
        return seconds.movePointRight(9).longValue();
    }

    /** What came between two moments, and how much of that is shared out by time. */
    Part between(long from, long to) {
        double sum = 0;
        double shared = 0;
        for (int i = 0; i < counts.length; i++) {
            long overlap = Math.min(to, toNs[i]) - Math.max(from, fromNs[i]);
            if (overlap > 0) {
                double part = (double) counts[i] * overlap / (toNs[i] - fromNs[i]);
                sum += part;
                shared += Math.min(part, counts[i] - part);
            }
        }
        return new Part(sum, shared);
    }

    /**
     * A part of the whole.
     *
     * @param count how much
     * @param shared so much of it or of what was left out stands in rows that an end of the part cuts
     */
    record Part(double count, double shared) {
    }

    /** True if it tells nothing. */
    boolean isEmpty() {
        return counts.length == 0;
    }

    /** All of it. */
    long total() {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }

    /** The length of its longest row, in nanoseconds; 0 if it has none. */
    long longestRowNs() {
        long longest = 0;
        for (int i = 0; i < counts.length; i++) {
            longest = Math.max(longest, toNs[i] - fromNs[i]);
        }
        return longest;
    }

    /** The start of the first row that counts anything, in nanoseconds; or null. */
    Long firstNs() {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                return fromNs[i];
            }
        }
        return null;
    }

    /** The end of the last row that counts anything, in nanoseconds; or null. */
    Long lastNs() {
        for (int i = counts.length - 1; i >= 0; i--) {
            if (counts[i] > 0) {
                return toNs[i];
            }
        }
        return null;
    }
}
