package org.tcpp.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tcpp.result.FailureIntervalView;
import org.tcpp.result.Result;

/** Which connections failed when: bars, the kinds one above the other. */
final class FailureChart {

    private FailureChart() {}

    /** Adds it to a section, if anything failed at a time that is known. */
    static void addTo(Section section, Result result) {
        List<FailureIntervalView> rows = result.tables().failureIntervals();
        if (rows.isEmpty()) {
            return;
        }
        Map<Double, Long> heights = new HashMap<>();
        rows.forEach(row -> heights.merge(row.fromSeconds().doubleValue(), row.count(), Long::sum));
        Chart chart = new Chart(RunTime.axis(result), Axis.of("Failed connections in each interval", Unit.COUNT,
                Scale.fromZero(heights.values().stream().mapToLong(Long::longValue).max().orElse(0))));
        DataTable table = new DataTable("failures by interval",
                List.of("from, s", "to, s", "side", "phase", "cause", "count"));
        List<String> kinds = new ArrayList<>();
        Map<Double, Long> drawn = new HashMap<>();
        for (FailureIntervalView row : rows) {
            String kind = row.cause().replace('_', ' ') + " in " + row.phase() + " (" + row.side() + ")";
            if (!kinds.contains(kind)) {
                kinds.add(kind);
                chart.name(Ink.of(kinds.size() - 1), kind);
            }
            double from = row.fromSeconds().doubleValue();
            long below = drawn.getOrDefault(from, 0L);
            drawn.put(from, below + row.count());
            chart.box(Ink.of(kinds.indexOf(kind)), new Point(from, below),
                    new Point(row.toSeconds().doubleValue(), (double) below + row.count()),
                    Numbers.plain(row.fromSeconds()) + " to " + Numbers.plain(row.toSeconds()) + " s: " + row.count()
                            + " " + kind);
            table.row(row.fromSeconds(), row.toSeconds(), row.side(), row.phase(), row.cause(), row.count());
        }
        section.chart(chart, "Failures over time", "Bars of how many connections failed in each interval, by kind: "
                + String.join(", ", kinds) + ".", table);
    }
}
