package org.tcpp.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.tcpp.report.Recorded;
import org.tcpp.result.Result;

/** The times of several runs, their percentile curves laid over each other, a chart for each kind of time. */
final class TimesTogether {

    private static final int DIGITS = 3;

    private final Section section = new Section("latencies", "Times");
    /** By kind of time and curve. */
    private final Map<String, Map<String, Histogram>> charts = new LinkedHashMap<>();

    private TimesTogether() {}

    /**
     * Of files by name. Of more single runs than can be told apart, those of one plan are one curve. What several runs
     * say together is one curve, unless it is alone and its runs can be told apart.
     */
    static Section of(Map<String, Recorded> files) {
        TimesTogether times = new TimesTogether();
        curves(files).forEach((curve, runs) -> runs.forEach(run -> times.add(curve, run)));
        files.forEach((name, file) -> {
            if (file instanceof Recorded.Series series) {
                times.add(files.size() == 1 ? null : name, series);
            }
        });
        times.charts.values().removeIf(curves -> curves.size() > FilesPage.MOST_LINES);
        times.charts.forEach((kind, curves) -> LatencySection.curves(times.section, title(kind), curves));
        return times.section;
    }

    private void add(String name, Recorded.Series series) {
        int all = series.trials().trials();
        String together = name == null ? all + " runs" : name;
        int found = 0;
        for (int trial = 1; trial <= all; trial++) {
            Optional<Result> run = series.run().apply(trial);
            if (run.isPresent()) {
                add(name == null && all <= FilesPage.MOST_LINES ? TrialsPage.name(trial) : together, run.get());
                found++;
            }
        }
        if (found < all && (found > 0 || name != null)) {
            section.say("Of the " + all + " runs" + (name == null ? "" : " of " + name) + ", " + found
                    + " are in these curves: the others' own files are not there.");
        }
    }

    private void add(String curve, Result run) {
        LatencySection.histograms(run).forEach((kind, histogram) -> {
            if (LatencySection.isOfConnections(kind)) {
                charts.computeIfAbsent(kind, _ -> new LinkedHashMap<>())
                        .computeIfAbsent(curve, _ -> new Histogram(DIGITS)).add(histogram);
            }
        });
    }

    private static Map<String, List<Result>> curves(Map<String, Recorded> files) {
        Map<String, Result> results = new LinkedHashMap<>();
        files.forEach((name, file) -> {
            if (file instanceof Recorded.Run(Result result)) {
                results.put(name, result);
            }
        });
        Map<String, List<Result>> curves = new LinkedHashMap<>();
        if (files.size() <= FilesPage.MOST_LINES) {
            results.forEach((name, result) -> curves.put(name, List.of(result)));
            return curves;
        }
        Map<String, List<String>> byPlan = results.keySet().stream().collect(Collectors.groupingBy(
                name -> results.get(name).plan().hash(), LinkedHashMap::new, Collectors.toList()));
        byPlan.values().forEach(names -> {
            String others = names.size() == 1 ? "" : " and " + (names.size() - 1) + " more of its plan";
            List<Result> runs = new ArrayList<>();
            names.forEach(name -> runs.add(results.get(name)));
            curves.put(names.getFirst() + others, runs);
        });
        return curves;
    }

    private static String title(String kind) {
        String words = kind.replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + " by percentile";
    }
}
