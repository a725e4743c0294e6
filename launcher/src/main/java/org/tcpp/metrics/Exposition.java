package org.tcpp.metrics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Values of metrics, and their text by OpenMetrics 1.0. One thread. */
final class Exposition {

    private final Map<Metric, Map<String, Double>> values = new EnumMap<>(Metric.class);

    /** Adds to a counter; one that went back has told nothing. */
    void add(Metric metric, double more, String... labels) {
        values(metric).merge(braced(metric, labels), Math.max(0, more), Double::sum);
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

    /** All of it, with the line that ends it. */
    String text() {
        StringBuilder text = new StringBuilder();
        values.forEach((metric, samples) -> {
            text.append("# TYPE ").append(metric.family()).append(' ').append(metric.type()).append('\n');
            if (metric.unit() != null) {
                text.append("# UNIT ").append(metric.family()).append(' ').append(metric.unit()).append('\n');
            }
            text.append("# HELP ").append(metric.family()).append(' ').append(metric.help()).append('\n');
            samples.forEach((labels, value) -> text.append(metric.sample()).append(labels).append(' ')
                    .append(number(value)).append('\n'));
        });
        return text.append("# EOF\n").toString();
    }

    private Map<String, Double> values(Metric metric) {
        return values.computeIfAbsent(metric, _ -> new TreeMap<>());
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
