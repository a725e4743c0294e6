package org.tcpp.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.tcpp.result.Result;
import org.tcpp.result.Summary;
import org.tcpp.result.WorkerView;

/** The table of workers, one line each and one for all. */
final class WorkerTable {

    /** More workers than this are told one by one only on demand. */
    private static final int MANY = 16;
    private static final int WIDE = 120;

    private WorkerTable() {}

    static List<String> of(Result result, String role, Style style) {
        boolean wide = style.width() >= WIDE;
        Table table = new Table(header(role, wide));
        List<WorkerView> workers = result.tables().workers().stream()
                .filter(worker -> worker.process().role().equals(role)).toList();
        boolean some = workers.size() > MANY && !style.verbose();
        workers.stream()
                .filter(worker -> !some || worker.connections().connectionsFailed() > 0
                        || !worker.ending().ended().equals("as_agreed"))
                .limit(some ? MANY : Long.MAX_VALUE)
                .forEach(worker -> table.row(row(worker, role, wide)));
        table.row(all(result, workers, role, wide));
        List<String> lines = new ArrayList<>(table.lines(style.width()));
        if (some) {
            lines.add("(" + workers.size() + " workers: only those with failures are shown, at most " + MANY
                    + "; -v shows all)");
        }
        return lines;
    }

    private static List<String> header(String role, boolean wide) {
        List<String> cells = new ArrayList<>(List.of(role, "completed", "failed"));
        if (wide) {
            cells.add("not attempted");
        }
        cells.addAll(List.of("bytes", "rate"));
        if (wide) {
            cells.add("conns");
        }
        if (role.equals("client")) {
            cells.addAll(List.of("connect:min", "p50", "p99", "max"));
        }
        cells.add("fair");
        return cells;
    }

    private static List<String> row(WorkerView worker, String role, boolean wide) {
        List<String> cells = new ArrayList<>(List.of(
                worker.process().number()
                        + (worker.process().incarnation() == 0 ? "" : "." + worker.process().incarnation())
                        + (worker.ending().ended().equals("as_agreed") ? "" : " lost"),
                Quantity.count(worker.connections().connectionsCompleted()),
                Quantity.count(worker.connections().connectionsFailed())));
        if (wide) {
            cells.add(Quantity.count(worker.connections().connectionsNotAttempted()));
        }
        cells.add(wide ? Quantity.count(worker.traffic().bytes()) : Quantity.bytes(worker.traffic().bytes()));
        cells.add(Quantity.rate(worker.traffic().bitsPerSecond()));
        if (wide) {
            cells.add(Quantity.perSecond(worker.traffic().connectionsPerSecond()));
        }
        if (role.equals("client")) {
            cells.addAll(List.of(Quantity.time(worker.traffic().connect().min()),
                    Quantity.time(worker.traffic().connect().p50()), Quantity.time(worker.traffic().connect().p99()),
                    Quantity.time(worker.traffic().connect().max())));
        }
        cells.add(Quantity.index(worker.traffic().fairnessConnections()));
        return cells;
    }

    private static List<String> all(Result result, List<WorkerView> workers, String role, boolean wide) {
        Summary summary = result.summary();
        List<String> cells = new ArrayList<>(List.of("all",
                Long.toString(workers.stream().mapToLong(worker -> worker.connections().connectionsCompleted()).sum()),
                Long.toString(workers.stream().mapToLong(worker -> worker.connections().connectionsFailed()).sum())));
        if (wide) {
            cells.add(Long.toString(
                    workers.stream().mapToLong(worker -> worker.connections().connectionsNotAttempted()).sum()));
        }
        boolean client = role.equals("client");
        boolean sends = client != "reverse".equals(summary.text("exchange"));
        Long bytes = workers.stream().mapToLong(worker -> worker.traffic().bytes()).sum();
        BigDecimal seconds = summary.decimal(sends ? "seconds_sender" : "seconds_receiver");
        cells.add(wide ? Quantity.count(bytes) : Quantity.bytes(bytes));
        cells.add(Quantity.rate(seconds == null ? null : (Long) Math.round(bytes * 8 / seconds.doubleValue())));
        if (wide) {
            cells.add(client ? Quantity.perSecond(summary.decimal("connections_per_second")) : "");
        }
        if (client) {
            cells.addAll(List.of(Quantity.time(summary.whole("connect_microseconds_min")),
                    Quantity.time(summary.whole("connect_microseconds_p50")),
                    Quantity.time(summary.whole("connect_microseconds_p99")),
                    Quantity.time(summary.whole("connect_microseconds_max"))));
        }
        // each end judges by what it receives
        boolean back = client && summary.whole("reverse_bytes") != null;
        cells.add(client || summary.whole("bytes_sent") == null
                ? Quantity.index(summary.decimal(back ? "reverse_fairness_connections" : "fairness_connections"))
                : "");
        return cells;
    }
}
