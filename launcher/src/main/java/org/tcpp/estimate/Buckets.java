package org.tcpp.estimate;

import java.util.ArrayList;
import java.util.List;
import org.tcpp.message.Counters;

/**
 * Sums the intervals of many workers into at most {@value #MOST} buckets of equal length for each side. When the run
 * outgrows them, neighbours are merged and the length doubles; no count is lost. A worker's interval belongs to the
 * bucket that holds its middle, for workers end their intervals with the turn of the loop that is under way. One
 * thread.
 */
final class Buckets {

    static final int MOST = 600;

    private final List<Cell> sender = new ArrayList<>();
    private final List<Cell> receiver = new ArrayList<>();
    private long widthNs;

    Buckets(long widthNs) {
        this.widthNs = Math.max(1, widthNs);
    }

    /** Length of a bucket, in nanoseconds. */
    long widthNs() {
        return widthNs;
    }

    void addSender(long fromNs, long toNs, Counters counters) {
        add(sender, fromNs, toNs, counters);
    }

    void addReceiver(long fromNs, long toNs, Counters counters) {
        add(receiver, fromNs, toNs, counters);
    }

    /** All buckets, in order of time. */
    List<Bucket> list() {
        List<Bucket.Part> sent = parts(sender);
        List<Bucket.Part> received = parts(receiver);
        List<Bucket> all = new ArrayList<>();
        for (int i = 0; i < Math.max(sent.size(), received.size()); i++) {
            Bucket.Part left = i < sent.size() ? sent.get(i) : null;
            Bucket.Part right = i < received.size() ? received.get(i) : null;
            if (left != null || right != null) {
                all.add(new Bucket(left, right));
            }
        }
        return List.copyOf(all);
    }

    private void add(List<Cell> cells, long fromNs, long toNs, Counters counters) {
        long index = index(fromNs, toNs, widthNs);
        while (index >= MOST) {
            widen();
            index = index(fromNs, toNs, widthNs);
        }
        while (cells.size() <= index) {
            cells.add(null);
        }
        Cell more = new Cell(fromNs, toNs, counters);
        Cell known = cells.get((int) index);
        cells.set((int) index, known == null ? more : known.plus(more));
    }

    /** The bucket of an interval. */
    static long index(long fromNs, long toNs, long widthNs) {
        return Math.max(0, Math.floorDiv(fromNs + (toNs - fromNs) / 2, widthNs));
    }

    private void widen() {
        widthNs *= 2;
        halve(sender);
        halve(receiver);
    }

    private static void halve(List<Cell> cells) {
        List<Cell> merged = new ArrayList<>();
        for (int i = 0; i < cells.size(); i += 2) {
            Cell left = cells.get(i);
            Cell right = i + 1 < cells.size() ? cells.get(i + 1) : null;
            merged.add(left == null ? right : right == null ? left : left.plus(right));
        }
        cells.clear();
        cells.addAll(merged);
    }

    /** Under way is the running sum of what began less what ended, so it is exact whoever spoke last. */
    private static List<Bucket.Part> parts(List<Cell> cells) {
        List<Bucket.Part> parts = new ArrayList<>();
        Counters soFar = Counters.NONE;
        for (Cell cell : cells) {
            if (cell == null) {
                parts.add(null);
            } else {
                soFar = soFar.plus(cell.counters);
                parts.add(new Bucket.Part(cell.fromNs, cell.toNs, cell.counters, soFar.underWay()));
            }
        }
        return parts;
    }

    private record Cell(long fromNs, long toNs, Counters counters) {

        Cell plus(Cell other) {
            return new Cell(Math.min(fromNs, other.fromNs), Math.max(toNs, other.toNs),
                    counters.plus(other.counters));
        }
    }
}
