package org.tcpp.connection;

import java.io.IOException;
import org.tcpp.row.Row;
import org.tcpp.row.RowReader;

/** Rows in ascending order of their indices in a part of a scratch file. One thread. */
final class SortedRun {

    private final Scratch scratch;
    private final int number;
    private final long end;
    private long at;
    private RowReader block;
    private RowSorter.Kept head;

    SortedRun(Scratch scratch, int number, long from, long end) {
        this.scratch = scratch;
        this.number = number;
        this.at = from;
        this.end = end;
    }

    /** Which of all runs, in the order in which their rows came. */
    int number() {
        return number;
    }

    /** The row that it stands at. */
    RowSorter.Kept head() {
        return head;
    }

    /** Goes on to the next row; false if there is none. */
    boolean advance() throws IOException {
        if (block == null || !block.hasNext()) {
            if (at == end) {
                return false;
            }
            String text = scratch.text(at);
            at += Scratch.bytes(text);
            block = new RowReader(text);
        }
        Row row = new Row();
        head = new RowSorter.Kept(row, (int) block.next(row));
        return true;
    }
}
