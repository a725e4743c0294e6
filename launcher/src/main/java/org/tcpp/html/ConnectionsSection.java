package org.tcpp.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.tcpp.connection.Column;
import org.tcpp.connection.Connection;
import org.tcpp.connection.End;
import org.tcpp.result.Result;

/** How long each connection took, over its beginning and over its size, and which took longest. */
final class ConnectionsSection {

    private static final double US = 1e6;
    private static final double MEDIAN = 50;
    private static final double RARE = 99;
    /** Of cells in a power of ten, the finest first: a page has bounds. */
    private static final int[] FINENESS = {5, 2, 1};
    private static final int MOST_CELLS = 1000;

    private final ConnectionTimes times;

    private ConnectionsSection(ConnectionTimes times) {
        this.times = times;
    }

    /** A column of a chart. */
    private record Span(double from, double to, TimeColumn column) {
    }

    /** Empty if there are no rows. */
    static Section of(Result result, ConnectionTimes times) {
        Section section = new Section("connections", "Each connection");
        if (times != null && times.count() > 0) {
            new ConnectionsSection(times).addTo(section, result);
        }
        return section;
    }

    private void addTo(Section section, Result result) {
        section.say(whose(result) + (times.few().isEmpty()
                ? " They are too many for a dot each: the darker a cell, the more of them began then and took so long;"
                        + " a single one is to be seen."
                : " Each is a dot."));
        List<Span> starts = starts();
        section.chart(scatter(Axis.time(0, starts.getLast().to()), starts,
                connection -> ConnectionTimes.startUs(connection) / US), "Start to end, by start",
                "How long connections took, on a logarithmic scale, over when they began. "
                        + times.completed() + " completed, " + (times.count() - times.completed()) + " failed.",
                times.few().isEmpty() ? table("connections by start", "began from, s", starts) : each());
        if (times.isMixed()) {
            List<Span> sizes = sizes();
            section.chart(scatter(Axis.each("Bytes both ways, logarithmic", Unit.BYTES, times.scaleBytes()), sizes,
                    ConnectionTimes::bytes), "Start to end, by size",
                    "How long connections took over how many bytes they carried, both on logarithmic scales.",
                    table("connections by size", "bytes from", sizes));
        }
        LatencySection.curves(section, "Start to end of completed connections by size and percentile",
                times.byClass());
        section.add(slowest());
    }

    private String whose(Result result) {
        long all = ConnectionTimes.number(result, "connections_completed")
                + ConnectionTimes.number(result, "connections_failed");
        return Numbers.count(times.count()) + (times.count() < all
                ? " of the " + Numbers.count(all) + " connections that completed or failed."
                : " connections.");
    }

    private List<Span> starts() {
        List<Span> spans = new ArrayList<>();
        times.byStart().forEach((number, column) -> spans
                .add(new Span(number * times.widthSeconds(), (number + 1) * times.widthSeconds(), column)));
        return spans;
    }

    private List<Span> sizes() {
        List<Span> spans = new ArrayList<>();
        times.bySize().forEach((number, column) -> spans.add(new Span(ConnectionTimes.floorBytes(number),
                ConnectionTimes.floorBytes(number + 1), column)));
        return spans;
    }

    private Chart scatter(Axis x, List<Span> spans, ToDoubleFunction<Connection> place) {
        Chart chart = new Chart(x, Axis.each("Start to end, logarithmic", Unit.MICROSECONDS, times.scaleUs()));
        for (Connection connection : times.few()) {
            chart.dot(ink(ConnectionTimes.isComplete(connection)),
                    new Point(place.applyAsDouble(connection), Math.max(1, ConnectionTimes.tookUs(connection))), 2,
                    name(connection));
        }
        if (times.few().isEmpty()) {
            int toTen = fineness(spans);
            cells(chart, x.label(), spans, true, toTen);
            cells(chart, x.label(), spans, false, toTen);
        }
        if (times.completed() > 0) {
            chart.name(ink(true), "completed");
        }
        return times.completed() < times.count() ? chart.name(ink(false), "failed") : chart;
    }

    private static int fineness(List<Span> spans) {
        return IntStream.of(FINENESS).filter(toTen -> spans.stream().map(Span::column)
                .mapToInt(column -> column.cells(true, toTen).size() + column.cells(false, toTen).size())
                .sum() <= MOST_CELLS).findFirst().orElse(1);
    }

    private static void cells(Chart chart, String across, List<Span> spans, boolean complete, int toTen) {
        List<Map<Integer, Long>> columns = new ArrayList<>();
        spans.forEach(span -> columns.add(span.column().cells(complete, toTen)));
        long most = columns.stream().flatMap(cells -> cells.values().stream()).mapToLong(Long::longValue).max()
                .orElse(1);
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            columns.get(i).forEach((cell, count) -> {
                double low = TimeColumn.floorUs(cell, toTen);
                double high = TimeColumn.floorUs(cell + 1, toTen);
                String what = Numbers.count(count) + (complete ? " completed" : " failed") + " in "
                        + Unit.MICROSECONDS.text(low) + " to " + Unit.MICROSECONDS.text(high) + "; " + across + " "
                        + Numbers.significant(span.from(), 3) + " to " + Numbers.significant(span.to(), 3);
                chart.cell(ink(complete), new Point(span.from(), low), new Point(span.to(), high),
                        most == 1 ? 1 : Math.log(count) / Math.log(most), what);
            });
        }
    }

    private static Ink ink(boolean complete) {
        return complete ? Ink.BLUE : Ink.RED;
    }

    private static String name(Connection connection) {
        return "connection " + connection.index() + " of worker " + connection.worker() + ": "
                + ConnectionTimes.bytes(connection) + " bytes, began at "
                + Numbers.significant(ConnectionTimes.startUs(connection) / US, 4) + " s, "
                + outcome(connection) + " after " + Unit.MICROSECONDS.text(ConnectionTimes.tookUs(connection));
    }

    private static String outcome(Connection connection) {
        End.Failure failure = ConnectionTimes.told(connection).failure();
        return failure == null ? Column.COMPLETED : failure.cause().word() + " (" + failure.phase().word() + ")";
    }

    private DataTable each() {
        DataTable table = new DataTable("each connection",
                List.of("index", "worker", "began, s", "took, \u00b5s", "bytes", "outcome"));
        times.few().forEach(connection -> table.row(connection.index(), connection.worker(),
                Numbers.significant(ConnectionTimes.startUs(connection) / US, 9), ConnectionTimes.tookUs(connection),
                ConnectionTimes.bytes(connection), outcome(connection)));
        return table;
    }

    private static DataTable table(String caption, String from, List<Span> spans) {
        DataTable table = new DataTable(caption,
                List.of(from, "below", "completed", "failed", "min, \u00b5s", "p50", "p99", "max"));
        for (Span span : spans) {
            Histogram completed = span.column().completed();
            boolean any = completed.getTotalCount() > 0;
            table.row(Numbers.significant(span.from(), 4), Numbers.significant(span.to(), 4),
                    completed.getTotalCount(), span.column().failed(), any ? completed.getMinValue() : null,
                    any ? completed.getValueAtPercentile(MEDIAN) : null,
                    any ? completed.getValueAtPercentile(RARE) : null, any ? completed.getMaxValue() : null);
        }
        return table;
    }

    private DataTable slowest() {
        DataTable table = new DataTable("the connections that took longest", List.of("index", "worker", "from", "to",
                "began, s", "connecting, \u00b5s", "took, \u00b5s", "sent, B", "received, B", "outcome",
                "retransmits", "least RTT, \u00b5s", "last RTT, \u00b5s"));
        for (Connection connection : times.slowest()) {
            End end = ConnectionTimes.told(connection);
            Long establishedUs = end.times().establishedUs();
            table.row(connection.index(), connection.worker(), end.local(), end.remote(),
                    Numbers.significant(end.times().startUs() / US, 9),
                    establishedUs == null ? null : establishedUs - end.times().startUs(),
                    ConnectionTimes.tookUs(connection), end.bytes().sent(), end.bytes().received(),
                    outcome(connection), end.tcp().retransmits(), end.tcp().minRttUs(), end.tcp().rttUs());
        }
        return table;
    }
}
