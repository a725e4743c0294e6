package org.tcpp.estimate;

import java.util.Arrays;

/**
 * How a count grew over time: points (moment, count so far), joined by straight lines. It holds at most
 * {@value #MOST_POINTS} points; a longer history loses every other point, so that it becomes coarser but each point
 * that stays is exact. Times are nanoseconds on one monotonic clock, compared by subtraction. One thread.
 */
final class Curve {

    static final int MOST_POINTS = 4096;

    private long[] atNs = new long[16];
    private long[] soFar = new long[16];
    private int size;

    /** Something happened between two moments; slices come in order of time. */
    void add(long fromNs, long toNs, long count) {
        if (size == 0) {
            append(fromNs, 0);
        } else if (fromNs - lastNs() > 0) {
            append(fromNs, total());
        }
        if (toNs - lastNs() > 0) {
            append(toNs, total() + count);
        } else {
            soFar[size - 1] += count;
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    long firstNs() {
        return atNs[0];
    }

    long lastNs() {
        return atNs[size - 1];
    }

    long total() {
        return size == 0 ? 0 : soFar[size - 1];
    }

    /** The count at a moment; between two points in proportion. */
    long at(long ns) {
        int after = firstIndexFrom(ns);
        if (after == size) {
            return total();
        }
        if (after == 0 || atNs[after] == ns) {
            return soFar[after];
        }
        double part = (double) (ns - atNs[after - 1]) / (atNs[after] - atNs[after - 1]);
        return soFar[after - 1] + Math.round(part * (soFar[after] - soFar[after - 1]));
    }

    /** The first point at or after a moment; the last point if there is none. */
    long edgeFrom(long ns) {
        return atNs[Math.min(firstIndexFrom(ns), size - 1)];
    }

    /** The last point at or before a moment; the first point if there is none. */
    long edgeUntil(long ns) {
        int index = firstIndexFrom(ns);
        return index < size && atNs[index] == ns ? ns : atNs[Math.max(0, index - 1)];
    }

    /** The longest distance between neighbouring points of which at least one lies between two moments. */
    long longestSliceNs(long fromNs, long toNs) {
        long longest = 0;
        for (int i = 1; i < size; i++) {
            if (atNs[i] - fromNs > 0 && atNs[i - 1] - toNs < 0) {
                longest = Math.max(longest, atNs[i] - atNs[i - 1]);
            }
        }
        return longest;
    }

    private int firstIndexFrom(long ns) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (atNs[middle] - ns < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void append(long ns, long count) {
        if (size == MOST_POINTS) {
            thin();
        }
        if (size == atNs.length) {
            atNs = Arrays.copyOf(atNs, size * 2);
            soFar = Arrays.copyOf(soFar, size * 2);
        }
        atNs[size] = ns;
        soFar[size] = count;
        size++;
    }

    private void thin() {
        int kept = 0;
        for (int i = 0; i < size; i += 2) {
            atNs[kept] = atNs[i];
            soFar[kept] = soFar[i];
            kept++;
        }
        // the last point carries the total and the next slice starts there
        if (atNs[kept - 1] != atNs[size - 1]) {
            atNs[kept] = atNs[size - 1];
            soFar[kept] = soFar[size - 1];
            kept++;
        }
        size = kept;
    }
}
