package org.tcpp.sim;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.tcpp.message.Counters;
import org.tcpp.message.Failures;
import org.tcpp.message.Message;
import org.tcpp.message.Report;
import org.tcpp.message.RowSample;
import org.tcpp.row.Row;
import org.tcpp.row.RowReader;

/** Looks whether the rows that a worker told of its connections agree with its sums. */
final class RowAudit {

    private final Book book;
    private final RowSample sample;
    private final Map<String, Long> outcomes = new HashMap<>();
    private final Set<Long> indices = new HashSet<>();
    private long count;
    private long completed;
    private long sent;
    private long received;

    private RowAudit(Book book) {
        this.book = book;
        sample = book.load.share().rows();
    }

    /** Throws AssertionError if they do not. */
    static void check(Book book) {
        RowAudit audit = new RowAudit(book);
        book.rows.forEach(audit::add);
        audit.compare();
    }

    private void add(Message.Rows told) {
        RowReader reader = new RowReader(told.rows());
        Row row = new Row();
        for (int i = 0; i < told.count(); i++) {
            reader.next(row);
            check(row);
            count++;
            sent += row.sentBytes;
            received += row.receivedBytes;
            if (row.outcome == Row.NO_WORD) {
                completed++;
            } else {
                outcomes.merge(told.words().get(row.outcome), 1L, Long::sum);
            }
        }
        require(!reader.hasNext(), "more rows than " + told.count());
    }

    private void check(Row row) {
        require(sample.takes(row.index), "a row of connection " + row.index + ", which is not in the sample");
        require(book.load.share().ordinal(row.index) >= 0, "a row of connection " + row.index + " of another worker");
        require(indices.add(row.index) || book.worker.isServer(), "two rows of connection " + row.index);
        long at = row.startUs;
        for (long us : new long[]{row.establishedUs, row.firstByteUs, row.lastByteUs, row.endUs}) {
            require(us == Row.NEVER || us >= at, "times of connection " + row.index + " out of order: start "
                    + row.startUs + ", then " + row.establishedUs + " " + row.firstByteUs + " " + row.lastByteUs + " "
                    + row.endUs);
            at = us == Row.NEVER ? at : us;
        }
        boolean moved = row.sentBytes + row.receivedBytes > 0;
        require(row.outcome != Row.NO_WORD || row.establishedUs != Row.NEVER && row.firstByteUs != Row.NEVER && moved,
                "connection " + row.index + " completed and never began");
        require(row.lastByteUs == Row.NEVER == (row.firstByteUs == Row.NEVER), "a last byte without a first");
    }

    private void compare() {
        if (sample.isNone()) {
            require(count == 0, "rows that nobody has asked for");
            return;
        }
        Counters known = book.known();
        long ended = known.completed() + known.failed();
        require(count <= ended || book.report == null, count + " rows of " + ended + " connections");
        if (!sample.equals(RowSample.ALL)) {
            return;
        }
        // of one that was killed, rows may tell more than the last interval did
        require(count >= ended, count + " rows of " + ended + " connections");
        if (book.report != null) {
            require(completed == known.completed(), completed + " rows of " + known.completed() + " completed");
            require(sent == known.sent(), "rows sum to " + sent + " bytes sent of " + known.sent());
            require(received == known.received(), "rows sum to " + received + " bytes received of " + known.received());
            require(outcomes.equals(failures(book.report)), outcomes + " in rows, " + failures(book.report)
                    + " in all");
        }
    }

    private static Map<String, Long> failures(Report report) {
        Map<String, Long> counts = new HashMap<>();
        for (Failures kind : report.failures()) {
            counts.put(kind.phase().word() + " " + kind.cause().word(), kind.count());
        }
        return counts;
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(book.worker + ", run " + book.load.run() + ": " + what);
        }
    }
}
