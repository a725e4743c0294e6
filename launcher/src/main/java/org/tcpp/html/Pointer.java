package org.tcpp.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a chart tells where the pointer is: the values of all its lines there. One thread. */
final class Pointer {

    /** More places than this are not hit by hand; neighbours share one then. */
    private static final int MOST_PLACES = 150;

    private final Unit unit;
    private final Map<String, List<Step>> lines = new LinkedHashMap<>();

    Pointer(Unit unit) {
        this.unit = unit;
    }

    /** Another line; all have as many steps. */
    Pointer line(String name, List<Step> steps) {
        lines.put(name, steps);
        return this;
    }

    /** Tells it on a chart. */
    void on(Chart chart) {
        int steps = lines.values().stream().mapToInt(List::size).min().orElse(0);
        int together = Math.max(1, Math.ceilDiv(steps, MOST_PLACES));
        for (int i = 0; i < steps; i += together) {
            int first = i;
            int end = Math.min(steps, i + together);
            List<Step> known = lines.values().stream().flatMap(line -> line.subList(first, end).stream())
                    .filter(Objects::nonNull).toList();
            if (!known.isEmpty()) {
                double from = known.stream().mapToDouble(Step::from).min().orElseThrow();
                double to = known.stream().mapToDouble(Step::to).max().orElseThrow();
                chart.tell(from, to, text(first, end, from, to));
            }
        }
    }

    private String text(int first, int end, double from, double to) {
        List<String> words = new ArrayList<>();
        words.add(Numbers.significant(from, 4) + " to " + Numbers.significant(to, 4) + " s");
        lines.forEach((name, line) -> {
            double[] values = line.subList(first, end).stream().filter(Objects::nonNull).map(Step::value)
                    .filter(Objects::nonNull).mapToDouble(Double::doubleValue).sorted().toArray();
            if (values.length > 0) {
                String low = unit.text(values[0]);
                String high = unit.text(values[values.length - 1]);
                words.add(name + " " + (low.equals(high) ? low : low + " to " + high));
            }
        });
        return String.join(", ", words);
    }
}
