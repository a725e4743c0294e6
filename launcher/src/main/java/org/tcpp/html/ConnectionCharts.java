package org.tcpp.html;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tcpp.result.IntervalView;
import org.tcpp.result.Result;

/** How many connections there were at once, and how many came and went, in the course of a run. */
final class ConnectionCharts {

    private ConnectionCharts() {}

    /** Adds the charts to a section; without an interval there is none. */
    static Section addTo(Section section, Result result) {
        List<IntervalView> rows = result.tables().intervals();
        if (rows.isEmpty()) {
            return section;
        }
        boolean client = rows.stream().anyMatch(row -> row.client().fromSeconds() != null);
        Axis time = RunTime.axis(result);
        section.chart(atOnce(result, rows, time, client), "Connections at once",
                "Connections under way at the end of each interval.", atOnceTable(rows));
        section.chart(rates(rows, time, client), "Connections per second",
                "Connections established or accepted, and completed, per second in each interval.", table(rows));
        return section;
    }

    private static Chart atOnce(Result result, List<IntervalView> rows, Axis time, boolean client) {
        List<Step> atClient = steps(rows, true, row -> row.client().connections().atOnce());
        List<Step> atServer = steps(rows, false, row -> row.server().connections().atOnce());
        Long asked = result.plan().workload().max();
        double wanted = asked == null || !client ? 0 : (double) asked * result.plan().placement().procs();
        Chart chart = new Chart(time, Axis.of("Connections", Unit.COUNT,
                Scale.fromZero(Math.max(wanted, most(Stream.of(atClient, atServer))))));
        if (wanted > 0) {
            chart.level(wanted, "asked for: " + Unit.COUNT.text(wanted));
        }
        return drawn(chart, Unit.COUNT, new Line("at the client", atClient), new Line("at the server", atServer));
    }

    private static Chart rates(List<IntervalView> rows, Axis time, boolean client) {
        Line begun = client
                ? new Line("established", perSecond(steps(rows, true, row -> row.client().connections().established())))
                : new Line("accepted", perSecond(steps(rows, false, row -> row.server().connections().accepted())));
        Line completed = new Line("completed", perSecond(client
                ? steps(rows, true, row -> row.client().connections().completed())
                : steps(rows, false, row -> row.server().connections().completed())));
        Chart chart = new Chart(time, Axis.of("Rate", Unit.PER_SECOND,
                Scale.fromZero(most(Stream.of(begun.steps, completed.steps)))));
        GoodputSection.markFailures(chart, rows);
        return drawn(chart, Unit.PER_SECOND, begun, completed);
    }

    private record Line(String name, List<Step> steps) {
    }

    private static Chart drawn(Chart chart, Unit unit, Line... lines) {
        Pointer pointer = new Pointer(unit);
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].steps.stream().anyMatch(Objects::nonNull)) {
                chart.steps(Ink.of(i), lines[i].name, lines[i].steps);
                pointer.line(lines[i].name, lines[i].steps);
            }
        }
        pointer.on(chart);
        return chart;
    }

    private static List<Step> steps(List<IntervalView> rows, boolean client, Function<IntervalView, Long> value) {
        return rows.stream().map(row -> client
                ? Step.of(row.client().fromSeconds(), row.client().toSeconds(), value.apply(row))
                : Step.of(row.server().receiverFromSeconds(), row.server().receiverToSeconds(), value.apply(row)))
                .toList();
    }

    private static List<Step> perSecond(List<Step> counts) {
        return Step.longEnough(counts.stream()
                .map(step -> step == null || step.value() == null || step.to() <= step.from()
                        ? null
                        : new Step(step.from(), step.to(), step.value() / (step.to() - step.from())))
                .toList());
    }

    private static double most(Stream<List<Step>> lines) {
        return lines.flatMap(List::stream).filter(Objects::nonNull).map(Step::value).filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue).max().orElse(0);
    }

    private static DataTable atOnceTable(List<IntervalView> rows) {
        DataTable table = new DataTable("connections at once",
                List.of("to, s", "at the client", "server to, s", "at the server"));
        rows.forEach(row -> table.row(row.client().toSeconds(), row.client().connections().atOnce(),
                row.server().receiverToSeconds(), row.server().connections().atOnce()));
        return table;
    }

    private static DataTable table(List<IntervalView> rows) {
        DataTable table = new DataTable("connections by interval", List.of("to, s", "started", "established",
                "completed", "failed", "server to, s", "accepted", "completed", "failed"));
        for (IntervalView row : rows) {
            IntervalView.Started sent = row.client().connections();
            IntervalView.Accepted received = row.server().connections();
            table.row(row.client().toSeconds(), sent.started(), sent.established(), sent.completed(), sent.failed(),
                    row.server().receiverToSeconds(), received.accepted(), received.completed(), received.failed());
        }
        return table;
    }
}
