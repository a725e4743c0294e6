package org.tcpp.message;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A set of connections of one worker, by their ordinal among that worker's connections of the run, from 0. Both ends of
 * a run tell which connections completed, so that the two can be compared one by one. Connections complete roughly in
 * order, so a few ranges tell nearly everything.
 *
 * @param ranges ascending, without overlap, at most {@value #MOST_RANGES}
 * @param whole false if there were more ranges: what lies beyond the last one is not known
 */
public record IndexSet(List<Range> ranges, boolean whole) {

    /** More are not told, so that no message grows without bound. */
    public static final int MOST_RANGES = 4096;

    /** Nothing in it. */
    public static final IndexSet EMPTY = new IndexSet(List.of(), true);

    /**
     * Successive ordinals.
     *
     * @param from the first
     * @param to one beyond the last
     */
    public record Range(long from, long to) {

        /** Checks that there is something in it. */
        public Range {
            if (from < 0 || to <= from) {
                throw new IllegalArgumentException("not a range of ordinals: " + from + " to " + to);
            }
        }
    }

    /** Checks the order. */
    public IndexSet {
        ranges = List.copyOf(ranges);
        for (int i = 1; i < ranges.size(); i++) {
            if (ranges.get(i).from <= ranges.get(i - 1).to) {
                throw new IllegalArgumentException("ranges out of order at " + ranges.get(i).from);
            }
        }
    }

    /** How many are known to be in it. */
    public long count() {
        return ranges.stream().mapToLong(range -> range.to - range.from).sum();
    }

    /** Below this ordinal it is known whether a connection is in the set. */
    public long knownBelow() {
        return whole ? Long.MAX_VALUE : ranges.getLast().to;
    }

    /** Those of this set that are not in {@code other}, as far as both are known. */
    public IndexSet minus(IndexSet other) {
        long end = Math.min(knownBelow(), other.knownBelow());
        List<Range> rest = new ArrayList<>();
        int at = 0;
        for (Range range : ranges) {
            long from = range.from;
            long to = Math.min(range.to, end);
            while (at < other.ranges.size() && other.ranges.get(at).to <= from) {
                at++;
            }
            for (int i = at; i < other.ranges.size() && other.ranges.get(i).from < to && from < to; i++) {
                addUnlessEmpty(rest, from, other.ranges.get(i).from);
                from = Math.max(from, other.ranges.get(i).to);
            }
            addUnlessEmpty(rest, from, to);
        }
        return new IndexSet(rest, end == Long.MAX_VALUE || rest.isEmpty());
    }

    /** The smallest of them, at most so many. */
    public long[] first(int most) {
        return ranges.stream().flatMapToLong(range -> LongStream.range(range.from, range.to)).limit(most).toArray();
    }

    Fields toFields() {
        long[] bounds = ranges.stream().flatMapToLong(range -> LongStream.of(range.from, range.to)).toArray();
        return new Fields().put("ranges", bounds).put("whole", whole);
    }

    static IndexSet from(Fields in) {
        long[] bounds = in.wholes("ranges");
        if (bounds.length % 2 != 0 || bounds.length / 2 > MOST_RANGES) {
            throw new IllegalArgumentException("field 'ranges' has " + bounds.length + " bounds");
        }
        List<Range> ranges = new ArrayList<>();
        for (int i = 0; i < bounds.length; i += 2) {
            ranges.add(new Range(bounds[i], bounds[i + 1]));
        }
        return new IndexSet(ranges, in.flag("whole"));
    }

    private static void addUnlessEmpty(List<Range> ranges, long from, long to) {
        if (from < to) {
            ranges.add(new Range(from, to));
        }
    }
}
