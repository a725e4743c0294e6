package org.tcpp.connection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.tcpp.row.Row;
import org.tcpp.row.RowWriter;

/**
 * Sorts any number of rows by index, those of one index in the order in which they came, in bounded memory: a hundred
 * thousand at a time are sorted and written to a scratch file, and all of these are merged (external merge sort). One
 * thread.
 */
final class RowSorter {

    /** Twenty megabytes of rows. */
    private static final int MOST_IN_MEMORY = 100_000;
    private static final int BLOCK_CHARACTERS = 16 << 10;

    /** A row, and the number of the process that told it. */
    record Kept(Row row, int process) {
    }

    /** Takes rows in their order. */
    interface Taker {
        void take(Kept kept) throws IOException;
    }

    private final Scratch scratch;
    private final int mostInMemory;
    private final RowWriter writer = new RowWriter(BLOCK_CHARACTERS);
    private final List<SortedRun> runs = new ArrayList<>();
    private List<Kept> kept = new ArrayList<>();

    RowSorter(Scratch scratch) {
        this(scratch, MOST_IN_MEMORY);
    }

    /** For tests: with so many rows in memory. */
    RowSorter(Scratch scratch, int mostInMemory) {
        this.scratch = scratch;
        this.mostInMemory = mostInMemory;
    }

    /** Adds a row, which is the sorter's from now on. */
    void add(Row row, int process) throws IOException {
        kept.add(new Kept(row, process));
        if (kept.size() == mostInMemory) {
            spill();
        }
    }

    /** Hands out all of them, sorted. */
    void takeAll(Taker taker) throws IOException {
        sort();
        if (runs.isEmpty()) {
            for (Kept one : kept) {
                taker.take(one);
            }
            return;
        }
        spill();
        PriorityQueue<SortedRun> next = new PriorityQueue<>(Comparator
                .comparingLong((SortedRun run) -> run.head().row().index).thenComparingInt(SortedRun::number));
        for (SortedRun run : runs) {
            if (run.advance()) {
                next.add(run);
            }
        }
        for (SortedRun run = next.poll(); run != null; run = next.poll()) {
            taker.take(run.head());
            if (run.advance()) {
                next.add(run);
            }
        }
    }

    private void sort() {
        kept.sort((one, other) -> Long.compare(one.row.index, other.row.index));
    }

    private void spill() throws IOException {
        sort();
        long from = scratch.length();
        for (Kept one : kept) {
            writer.add(one.row, one.process);
            if (!writer.hasRoom()) {
                scratch.append(writer.take());
            }
        }
        if (writer.count() > 0) {
            scratch.append(writer.take());
        }
        runs.add(new SortedRun(scratch, runs.size(), from, scratch.length()));
        kept = new ArrayList<>();
    }
}
