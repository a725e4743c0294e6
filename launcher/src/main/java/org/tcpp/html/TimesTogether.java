package org.tcpp.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.tcpp.result.Result;

/** The times of several runs, their percentile curves laid over each other, a chart for each kind of time. */
final class TimesTogether {

    private static final int DIGITS = 3;

    private TimesTogether() {}

    /** Of runs by name; of more than can be told apart, those of one plan are one curve. */
    static Section of(Map<String, Result> results) {
        Section section = new Section("latencies", "Times");
        Map<String, Map<String, Histogram>> charts = new LinkedHashMap<>();
        lines(results).forEach((name, runs) -> {
            for (Result run : runs) {
                LatencySection.histograms(run).forEach((kind, histogram) -> {
                    if (LatencySection.isOfConnections(kind)) {
                        charts.computeIfAbsent(kind, _ -> new LinkedHashMap<>())
                                .computeIfAbsent(name, _ -> new Histogram(DIGITS)).add(histogram);
                    }
                });
            }
        });
        charts.values().removeIf(lines -> lines.size() > FilesPage.MOST_LINES);
        charts.forEach((kind, lines) -> LatencySection.curves(section, title(kind), lines));
        return section;
    }

    private static Map<String, List<Result>> lines(Map<String, Result> results) {
        Map<String, List<Result>> lines = new LinkedHashMap<>();
        if (results.size() <= FilesPage.MOST_LINES) {
            results.forEach((name, result) -> lines.put(name, List.of(result)));
            return lines;
        }
        Map<String, List<String>> byPlan = results.keySet().stream().collect(Collectors.groupingBy(
                name -> results.get(name).plan().hash(), LinkedHashMap::new, Collectors.toList()));
        byPlan.values().forEach(names -> {
            String others = names.size() == 1 ? "" : " and " + (names.size() - 1) + " more of its plan";
            List<Result> runs = new ArrayList<>();
            names.forEach(name -> runs.add(results.get(name)));
            lines.put(names.getFirst() + others, runs);
        });
        return lines;
    }

    private static String title(String kind) {
        String words = kind.replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + " by percentile, each run";
    }
}
