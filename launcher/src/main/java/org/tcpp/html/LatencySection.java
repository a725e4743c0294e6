package org.tcpp.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.tcpp.message.Conduct;
import org.tcpp.message.Report;
import org.tcpp.result.HistogramView;
import org.tcpp.result.LatencyView;
import org.tcpp.result.Result;

/** Distributions of times, as curves over their percentiles, the rare ones as far apart as the common ones. */
final class LatencySection {

    private static final String MICROSECONDS = "_microseconds";
    private static final String BY_SIZE = "flow_completion_of_";
    private static final String LOOP_LAG = "loop_lag";
    private static final int STEPS_PER_HALF = 5;
    private static final double[] PERCENTILES = {0, 25, 50, 75, 90, 95, 99, 99.9, 99.99, 100};
    /** RFC 6298: when a SYN that was lost is sent again, each time after twice as long. */
    private static final double[] SYN_RETRIES_MICROSECONDS = {1e6, 3e6, 7e6};

    private LatencySection() {}

    static Section of(Result result) {
        Section section = new Section("latencies", "Times");
        Map<String, Histogram> all = histograms(result);
        Map<String, Histogram> common = new LinkedHashMap<>();
        Map<String, Histogram> bySize = new LinkedHashMap<>();
        all.forEach((name, histogram) -> {
            if (name.startsWith(BY_SIZE)) {
                bySize.put(name.substring(BY_SIZE.length()).replace('_', ' ').replace("-", " to "), histogram);
            } else if (isOfConnections(name)) {
                common.put(name.replace('_', ' '), histogram);
            }
        });
        curves(section, "Times of connections by percentile", common);
        curves(section, "Flow completion by size and percentile", bySize);
        DataTable table = new DataTable("times, in microseconds",
                List.of("what", "side", "count", "min", "p50", "p90", "p99", "p99.9", "max"));
        for (LatencyView row : result.figures().latencies()) {
            table.row(row.name(), row.side(), row.count(), row.microseconds().min(), row.microseconds().p50(),
                    row.microseconds().p90(), row.microseconds().p99(), row.microseconds().p999(),
                    row.microseconds().max());
        }
        return section.add(table);
    }

    /** True if it is one time of all connections, and no part of them or the loop's. */
    static boolean isOfConnections(String name) {
        return !name.startsWith(BY_SIZE) && !name.startsWith(LOOP_LAG) && !name.startsWith(Conduct.ENDING);
    }

    /** Draws curves over the percentiles, if there are any. */
    static void curves(Section section, String title, Map<String, Histogram> histograms) {
        if (histograms.isEmpty()) {
            return;
        }
        double least = histograms.values().stream().mapToLong(Histogram::getMinValue).min().orElse(1);
        double most = histograms.values().stream().mapToLong(Histogram::getMaxValue).max().orElse(1);
        long count = histograms.values().stream().mapToLong(Histogram::getTotalCount).max().orElse(1);
        Chart chart = new Chart(
                new Axis("percentile, %", Scale.powers(1, Math.max(10, count)), LatencySection::percentile),
                Axis.each("Time, logarithmic", Unit.MICROSECONDS, Scale.powers(Math.max(1, least), most)));
        for (double retry : SYN_RETRIES_MICROSECONDS) {
            if (most > retry) {
                chart.level(retry, "1, 3, 7 s: a SYN sent again");
            }
        }
        int i = 0;
        for (Map.Entry<String, Histogram> entry : histograms.entrySet()) {
            chart.curve(Ink.of(i++), entry.getKey(), points(entry.getValue()));
        }
        section.chart(chart, title, "Curves of " + String.join(", ", histograms.keySet())
                + ". To the right, each grid line stands for ten times rarer values.", table(title, histograms));
    }

    /** The distributions of times that the client measured, by name without the unit. */
    static Map<String, Histogram> histograms(Result result) {
        Map<String, Histogram> histograms = new LinkedHashMap<>();
        for (HistogramView view : result.tables().histograms()) {
            if (view.side().equals(result.clientSide()) && view.name().endsWith(MICROSECONDS)
                    && !view.name().startsWith(Report.TCP_INFO)) {
                Histogram histogram = view.histogram();
                if (histogram != null && histogram.getTotalCount() > 0) {
                    histograms.put(view.name().substring(0, view.name().length() - MICROSECONDS.length()), histogram);
                }
            }
        }
        return histograms;
    }

    private static List<Point> points(Histogram histogram) {
        List<Point> points = new ArrayList<>();
        for (HistogramIterationValue step : histogram.percentiles(STEPS_PER_HALF)) {
            double rest = 1 - step.getPercentileLevelIteratedTo() / 100;
            points.add(new Point(rest <= 0 ? histogram.getTotalCount() : 1 / rest,
                    Math.max(1, histogram.getValueAtPercentile(step.getPercentileLevelIteratedTo()))));
        }
        return points;
    }

    private static String percentile(double oneIn) {
        return Numbers.significant(100 - 100 / oneIn, 12);
    }

    private static DataTable table(String title, Map<String, Histogram> histograms) {
        List<String> header = new ArrayList<>(List.of("percentile"));
        histograms.keySet().forEach(name -> header.add(name + ", \u00b5s"));
        DataTable table = new DataTable(title, header);
        for (double percentile : PERCENTILES) {
            List<Object> cells = new ArrayList<>(List.of(Numbers.significant(percentile, 6)));
            histograms.values().forEach(histogram -> cells.add(percentile == 0
                    ? histogram.getMinValue()
                    : histogram.getValueAtPercentile(percentile)));
            table.row(cells.toArray());
        }
        return table;
    }
}
