package org.tcpp.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tcpp.message.Counters;
import org.tcpp.message.Message;
import org.tcpp.message.Role;

/**
 * The history of a run in at most {@value #MOST} rows of equal length, both sides on one grid. When the run outgrows
 * them, neighbours are merged and the length doubles; no count is lost. One thread.
 */
final class Buckets {

    static final int MOST = 600;

    private final Grid client;
    private final Grid server;

    Buckets(long widthNs) {
        this(new Grid(widthNs), new Grid(widthNs));
    }

    private Buckets(Grid client, Grid server) {
        this.client = client;
        this.server = server;
    }

    /** Length of a row, in nanoseconds. */
    long widthNs() {
        return client.widthNs();
    }

    /** Adds an interval of a worker whose go was at a moment of its clock. */
    void add(Role role, Message.Interval told, long goNs) {
        fit(told.toNs() - goNs);
        side(role).add(told, goNs);
    }

    /** Adds what happened evenly between two moments since go. */
    void add(Role role, long fromNs, long toNs, Counters counters) {
        fit(toNs);
        side(role).add(fromNs, toNs, counters);
    }

    /**
     * All rows, in order of time. Within its first and its last row a side's time is that from its first to its last
     * byte.
     *
     * @param clientLastNs when the client's last byte went, since go, or null
     * @param serverLastNs when the server's last byte came, or null
     * @param failedLate connections that the client had told to be completed before it was known that they were not
     */
    List<Bucket> list(Long clientLastNs, Long serverLastNs, long failedLate) {
        Grid left = client.copy();
        Grid right = server.copy();
        left.fail(failedLate);
        end(left, clientLastNs);
        end(right, serverLastNs);
        List<Bucket> rows = new ArrayList<>();
        List<Grid> told = Stream.of(left, right).filter(side -> !side.isEmpty()).toList();
        long first = told.stream().mapToLong(Grid::firstIndex).min().orElse(0);
        long last = told.stream().mapToLong(Grid::lastIndex).max().orElse(-1);
        for (long index = first; index <= last; index++) {
            Bucket before = rows.isEmpty() ? new Bucket(null, null) : rows.getLast();
            rows.add(new Bucket(part(left, index, before.client()), part(right, index, before.server())));
        }
        return List.copyOf(rows);
    }

    /** Under way is the running sum of what began less what ended, so it is exact whoever spoke last. */
    private static Bucket.Part part(Grid side, long index, Bucket.Part before) {
        if (side.isEmpty()) {
            return null;
        }
        Counters counters = side.at(index);
        return new Bucket.Part(side.fromNs(index), side.toNs(index), counters,
                (before == null ? 0 : before.atOnce()) + counters.underWay());
    }

    private static void end(Grid side, Long lastNs) {
        if (lastNs != null) {
            side.endsAt(lastNs);
        }
    }

    private void fit(long untilNs) {
        while ((untilNs - 1) / client.widthNs() >= MOST) {
            client.widen();
            server.widen();
        }
    }

    private Grid side(Role role) {
        return role == Role.CLIENT ? client : server;
    }
}
