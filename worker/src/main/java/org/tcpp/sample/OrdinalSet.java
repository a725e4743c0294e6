package org.tcpp.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tcpp.message.IndexSet;
import org.tcpp.message.IndexSet.Range;

/**
 * A set of ordinals that are added roughly in order: a bit each, in pages of {@value #PAGE_BITS}; a page that is full
 * is no page any more. So a billion of them take some megabytes. One thread; allocates one page for so many ordinals,
 * and uses the pages of full ones again.
 */
final class OrdinalSet {

    private static final int PAGE_BITS = 4096;
    private static final int PAGE_LONGS = PAGE_BITS / Long.SIZE;
    private static final long[] FULL = new long[0];

    private long[][] pages = new long[16][];
    private int[] counts = new int[16];
    private long[] spare;
    private int used;

    /** Adds one that is not in it. */
    void add(long ordinal) {
        int number = (int) (ordinal / PAGE_BITS);
        if (number >= pages.length) {
            int length = Math.max(number + 1, pages.length * 2);
            pages = Arrays.copyOf(pages, length);
            counts = Arrays.copyOf(counts, length);
        }
        used = Math.max(used, number + 1);
        if (pages[number] == null) {
            pages[number] = spare != null ? spare : new long[PAGE_LONGS];
            spare = null;
        }
        int bit = (int) (ordinal % PAGE_BITS);
        pages[number][bit / Long.SIZE] |= 1L << bit;
        if (++counts[number] == PAGE_BITS) {
            spare = pages[number];
            Arrays.fill(spare, 0);
            pages[number] = FULL;
        }
    }

    /** True if it is in it. */
    boolean contains(long ordinal) {
        int number = (int) (ordinal / PAGE_BITS);
        if (number >= used || pages[number] == null) {
            return false;
        }
        int bit = (int) (ordinal % PAGE_BITS);
        return pages[number] == FULL || (pages[number][bit / Long.SIZE] & 1L << bit) != 0;
    }

    /** As ranges, the lowest ones if there are too many. */
    IndexSet toIndexSet() {
        List<Range> ranges = new ArrayList<>();
        long end = (long) used * PAGE_BITS;
        long from = next(0, end, true);
        while (from < end && ranges.size() < IndexSet.MOST_RANGES) {
            long to = next(from, end, false);
            ranges.add(new Range(from, to));
            from = next(to, end, true);
        }
        return new IndexSet(ranges, from >= end);
    }

    /** The first ordinal at or after {@code from} that is in it, or not in it; {@code end} if there is none before. */
    private long next(long from, long end, boolean in) {
        long at = from;
        while (at < end) {
            long[] page = pages[(int) (at / PAGE_BITS)];
            if (page == null || page == FULL) {
                if (page == FULL == in) {
                    return at;
                }
                at = (at / PAGE_BITS + 1) * PAGE_BITS;
                continue;
            }
            long word = page[(int) (at % PAGE_BITS / Long.SIZE)];
            long bits = (in ? word : ~word) & -1L << at;
            if (bits != 0) {
                return at / Long.SIZE * Long.SIZE + Long.numberOfTrailingZeros(bits);
            }
            at = (at / Long.SIZE + 1) * Long.SIZE;
        }
        return end;
    }
}
