package org.tcpp.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tcpp.connection.Connection;
import org.tcpp.connection.End;
import org.tcpp.connection.Joiner;
import org.tcpp.connection.Scratch;
import org.tcpp.estimate.RowLedger;
import org.tcpp.estimate.WorkerKey;
import org.tcpp.message.Message;
import org.tcpp.message.Role;

/** The rows that a client's launcher has heard of both ends, joined. */
final class HeardRows {

    private record Heard(WorkerKey key, Message.Rows rows) {
    }

    private final RowLedger ledger;
    private final List<Heard> heard = new ArrayList<>();
    private final Map<Role, long[]> sums = new HashMap<>();
    private long joined;

    HeardRows(RowLedger ledger) {
        this.ledger = ledger;
        ledger.giveTo((key, rows) -> heard.add(new Heard(key, rows)));
    }

    /** Joins them; throws AssertionError if they cannot be one table. */
    HeardRows join() {
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "rows-" + UUID.randomUUID());
        try (Scratch scratch = Scratch.at(file)) {
            Joiner joiner = new Joiner(scratch, ledger::goNs);
            for (Heard one : heard) {
                joiner.add(one.key, one.rows);
            }
            long[] before = {Long.MIN_VALUE};
            joiner.takeAll(connection -> {
                if (connection.index() < before[0]) {
                    throw new AssertionError("connection " + connection.index() + " comes late");
                }
                before[0] = connection.index();
                add(Role.CLIENT, connection.client());
                add(Role.SERVER, connection.server());
                joined += isWhole(connection) ? 1 : 0;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Connections that completed at both ends, in one row. */
    long whole() {
        return joined;
    }

    long connections(Role role) {
        return sums(role)[0];
    }

    long sent(Role role) {
        return sums(role)[1];
    }

    long received(Role role) {
        return sums(role)[2];
    }

    private static boolean isWhole(Connection connection) {
        return connection.client() != null && connection.client().failure() == null && connection.server() != null
                && connection.server().failure() == null;
    }

    private long[] sums(Role role) {
        return sums.computeIfAbsent(role, _ -> new long[3]);
    }

    private void add(Role role, End end) {
        if (end != null) {
            sums(role)[0]++;
            sums(role)[1] += end.bytes().sent();
            sums(role)[2] += end.bytes().received();
        }
    }
}
