package org.tcpp.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.tcpp.message.Role;

/**
 * A column of the table of connections.
 *
 * @param name as it stands in the header, with its unit
 * @param value what a connection has there: a whole number, a word, or null
 */
public record Column(String name, Function<Connection, Object> value) {

    /** In place of a cause: the connection has carried all its bytes. */
    public static final String COMPLETED = "completed";

    /** All of them, in their order: later versions only append. */
    public static final List<Column> ALL = all();

    private static List<Column> all() {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("index", Connection::index));
        columns.add(new Column("worker", row -> (long) row.worker()));
        for (Role role : Role.values()) {
            add(columns, role, "local", End::local);
            add(columns, role, "remote", End::remote);
            add(columns, role, "start_us", end -> end.times().startUs());
            add(columns, role, "established_us", end -> end.times().establishedUs());
            add(columns, role, "first_byte_us", end -> end.times().firstByteUs());
            add(columns, role, "last_byte_us", end -> end.times().lastByteUs());
            add(columns, role, "end_us", end -> end.times().endUs());
            add(columns, role, "sent_bytes", end -> end.bytes().sent());
            add(columns, role, "received_bytes", end -> end.bytes().received());
            add(columns, role, "outcome", end -> end.failure() == null ? COMPLETED : end.failure().cause().word());
            add(columns, role, "phase", end -> end.failure() == null ? null : end.failure().phase().word());
            add(columns, role, "retransmits", end -> end.tcp().retransmits());
            add(columns, role, "min_rtt_us", end -> end.tcp().minRttUs());
            add(columns, role, "rtt_us", end -> end.tcp().rttUs());
        }
        return List.copyOf(columns);
    }

    private static void add(List<Column> columns, Role role, String name, Function<End, Object> value) {
        columns.add(new Column(role.name().toLowerCase(Locale.ROOT) + "_" + name, row -> {
            End end = role == Role.CLIENT ? row.client() : row.server();
            return end == null ? null : value.apply(end);
        }));
    }
}
