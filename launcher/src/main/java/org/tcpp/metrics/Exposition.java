package org.tcpp.metrics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Values of metrics, and their text by OpenMetrics 1.0. One thread. */
final class Exposition {

    /** Upper bounds of histograms in seconds, as OpenMetrics writes them. */
    private static final List<String> BOUNDS = List.of("1e-05", "2.5e-05", "5e-05", "0.0001", "0.00025", "0.0005",
            "0.001", "0.0025", "0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1.0", "2.5", "5.0", "10.0",
            "25.0", "50.0");
    private static final double MICROSECONDS = 1e6;

    private final Map<Metric, Map<String, Double>> values = new EnumMap<>(Metric.class);

    /** Adds to a counter; one that went back has told nothing. */
    void add(Metric metric, double more, String... labels) {
        values(metric).merge(braced(metric, labels), Math.max(0, more), Double::sum);
    }

    /** Adds what was measured, in microseconds, to a histogram in seconds; null is nothing. */
    void add(Metric metric, Histogram more) {
        for (String bound : BOUNDS) {
            long atMostUs = Math.round(Double.parseDouble(bound) * MICROSECONDS);
            add(metric, "_bucket{le=\"" + bound + "\"}", more == null ? 0 : more.getCountBetweenValues(0, atMostUs));
        }
        long count = more == null ? 0 : more.getTotalCount();
        add(metric, "_bucket{le=\"+Inf\"}", count);
        add(metric, "_count", count);
        add(metric, "_sum", count == 0 ? 0 : more.getMean() * count / MICROSECONDS);
    }

    private void add(Metric metric, String sample, double more) {
        values(metric).merge(sample, more, Double::sum);
    }

    /** The value is that from now on. */
    void set(Metric metric, double value, String... labels) {
        values(metric).put(braced(metric, labels), value);
    }

    /** The same with labels of its own beside those of the table. */
    void set(Metric metric, Map<String, String> more, String... labels) {
        values(metric).put(braced(named(metric, labels), more), 1.0);
    }

    /** There is none of that metric any more. */
    void remove(Metric metric) {
        values.remove(metric);
    }

    /**
     * All of it in the older form of Prometheus, which node_exporter reads from files: a counter is declared by the
     * name of its samples, an info is a gauge, there are no units, and nothing ends it.
     */
    String plainText() {
        StringBuilder text = new StringBuilder();
        values.forEach((metric, samples) -> {
            text.append("# HELP ").append(metric.sample()).append(' ').append(metric.help()).append('\n');
            text.append("# TYPE ").append(metric.sample()).append(' ').append(metric.plainType()).append('\n');
            samples(text, metric, samples);
        });
        return text.toString();
    }

    /** All of it, with the line that ends it. */
    String text() {
        StringBuilder text = new StringBuilder();
        values.forEach((metric, samples) -> {
            text.append("# TYPE ").append(metric.family()).append(' ').append(metric.type()).append('\n');
            if (metric.unit() != null) {
                text.append("# UNIT ").append(metric.family()).append(' ').append(metric.unit()).append('\n');
            }
            text.append("# HELP ").append(metric.family()).append(' ').append(metric.help()).append('\n');
            samples(text, metric, samples);
        });
        return text.append("# EOF\n").toString();
    }

    private static void samples(StringBuilder text, Metric metric, Map<String, Double> samples) {
        samples.forEach((labels, value) -> text.append(metric.sample()).append(labels).append(' ')
                .append(number(value)).append('\n'));
    }

    private Map<String, Double> values(Metric metric) {
        return values.computeIfAbsent(metric,
                _ -> metric.isHistogram() ? new LinkedHashMap<>() : new TreeMap<>());
    }

    private static String braced(Metric metric, String... labels) {
        return braced(named(metric, labels), Map.of());
    }

    private static Map<String, String> named(Metric metric, String... labels) {
        if (labels.length != metric.labels().size()) {
            throw new IllegalArgumentException(metric + " has the labels " + metric.labels());
        }
        Map<String, String> named = new TreeMap<>();
        for (int i = 0; i < labels.length; i++) {
            named.put(metric.labels().get(i), labels[i]);
        }
        return named;
    }

    private static String braced(Map<String, String> labels, Map<String, String> more) {
        List<String> pairs = new ArrayList<>();
        labels.forEach((name, value) -> pairs.add(name + "=\"" + escaped(value) + "\""));
        more.forEach((name, value) -> pairs.add(name + "=\"" + escaped(value) + "\""));
        return pairs.isEmpty() ? "" : "{" + String.join(",", pairs) + "}";
    }

    private static String escaped(String value) {
        return value == null ? "" : value.replace("\\", "\\\\").replace("\n", "\\n").replace("\"", "\\\"");
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
