package org.tcpp.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tcpp.mesh.MeshResult;
import org.tcpp.report.InputError;
import org.tcpp.report.JsonReport;
import org.tcpp.report.Recorded;
import org.tcpp.result.IntervalView;
import org.tcpp.result.Result;
import org.tcpp.result.Summary;
import org.tcpp.result.Trials;
import org.tcpp.result.Verdict;

/** Whatever files of results hold as one page of HTML: one run, or several together. Pure; any thread. */
public final class FilesPage {

    /** More lines in one chart cannot be told apart. */
    static final int MOST_LINES = 7;

    private FilesPage() {}

    /** The page, ending in a line end, of at least one file, by name and in order, without single connections. */
    public static String of(Map<String, Recorded> files) {
        return of(files, null);
    }

    /**
     * The page, ending in a line end.
     *
     * @param files at least one file, by name and in order
     * @param times the connections of the one run that they hold; null where they hold more, or nobody knows
     */
    public static String of(Map<String, Recorded> files, ConnectionTimes times) {
        if (files.size() == 1) {
            return switch (files.values().iterator().next()) {
                case Recorded.Run run -> ResultPage.of(run.result(), times);
                case Recorded.Mesh mesh -> MeshPage.of(mesh.result());
                case Recorded.Series series -> series(series);
                case Recorded.Search search -> SearchPage.of(search.result());
            };
        }
        List<NamedRun> runs = new ArrayList<>();
        Map<String, Result> results = new LinkedHashMap<>();
        Map<String, Result> examples = new LinkedHashMap<>();
        Verdict worst = Verdict.COMPLETE;
        for (Map.Entry<String, Recorded> file : files.entrySet()) {
            Verdict verdict = switch (file.getValue()) {
                case Recorded.Run(Result result) -> {
                    runs.add(new NamedRun(file.getKey(), result.summary()));
                    results.put(file.getKey(), result);
                    examples.put(file.getKey(), result);
                    yield result.verdict();
                }
                case Recorded.Mesh(MeshResult mesh) -> {
                    runs.add(new NamedRun(file.getKey(), mesh.summary()));
                    yield mesh.verdict();
                }
                case Recorded.Series series -> {
                    Trials trials = series.trials();
                    firstOf(series).ifPresent(first -> examples.put(file.getKey(), first));
                    int number = 0;
                    for (Summary summary : trials.runs()) {
                        runs.add(new NamedRun(file.getKey() + " (" + ++number + ")", summary));
                    }
                    yield trials.verdict();
                }
                case Recorded.Search _ ->
                    throw new InputError(file.getKey() + ": it is of a search, which has a page of its own");
            };
            worst = verdict.compareTo(worst) > 0 ? verdict : worst;
        }
        Trials together = Trials.of(runs.stream().map(NamedRun::summary).toList(), worst);
        return TrialsPage.page(together, runs).add(overTime(results)).add(TimesTogether.of(files))
                .add(differences(examples)).text();
    }

    /** What several runs say together, and what their own files say, as far as these are there. */
    private static String series(Recorded.Series series) {
        int trials = series.trials().trials();
        Recorded.Series read = series;
        Map<String, Result> results = new LinkedHashMap<>();
        if (trials <= MOST_LINES) { // of more, no two are held at once
            read = series.inMemory();
            for (int trial = 1; trial <= trials; trial++) {
                String name = TrialsPage.name(trial);
                read.run().apply(trial).ifPresent(result -> results.put(name, result));
            }
        }
        return TrialsPage.page(read.trials()).add(overTime(results)).add(TimesTogether.of(Map.of("", read))).text();
    }

    /** All have one plan, so any will do. */
    private static Optional<Result> firstOf(Recorded.Series series) {
        return IntStream.rangeClosed(1, series.trials().trials()).mapToObj(series.run()).flatMap(Optional::stream)
                .findFirst();
    }

    private static Section overTime(Map<String, Result> results) {
        Section section = new Section("time", "Over time");
        Map<String, List<Step>> lines = new LinkedHashMap<>();
        results.forEach((name, result) -> lines.put(name, steps(result.tables().intervals())));
        lines.values().removeIf(line -> line.stream().noneMatch(Objects::nonNull));
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            return section;
        }
        List<Step> all = lines.values().stream().flatMap(List::stream).filter(Objects::nonNull)
                .filter(step -> step.value() != null).toList();
        Chart chart = new Chart(Axis.time(0, all.stream().mapToDouble(Step::to).max().orElse(1)),
                Axis.of("Goodput", Unit.BITS_PER_SECOND,
                        Scale.fromZero(all.stream().mapToDouble(Step::value).max().orElse(0))));
        DataTable table = new DataTable("goodput by run and interval", List.of("run", "from, s", "to, s", "bit/s"));
        int i = 0;
        for (Map.Entry<String, List<Step>> line : lines.entrySet()) {
            chart.steps(Ink.of(i++), line.getKey(), line.getValue());
            line.getValue().stream().filter(Objects::nonNull).forEach(step -> table.row(line.getKey(),
                    Numbers.significant(step.from(), 9), Numbers.significant(step.to(), 9),
                    step.value() == null ? null : Numbers.significant(step.value(), 15)));
        }
        return section.chart(chart, "Goodput of each run",
                "One line for each run, as the receiver counted where it told.",
                table);
    }

    private static List<Step> steps(List<IntervalView> rows) {
        boolean received = rows.stream().anyMatch(row -> row.server().receiverFromSeconds() != null);
        return Step.longEnough(rows.stream().map(row -> received
                ? Step.of(row.server().receiverFromSeconds(), row.server().receiverToSeconds(),
                        row.server().bitsPerSecondReceived())
                : Step.of(row.client().fromSeconds(), row.client().toSeconds(), row.client().bitsPerSecondSent()))
                .toList());
    }

    /** What was planned otherwise: a mean over different experiments means nothing. */
    private static Section differences(Map<String, Result> results) {
        Map<String, JsonNode> plans = new LinkedHashMap<>();
        results.forEach((name, result) -> plans.put(name, JsonReport.tree(result).get("plan")));
        Set<String> fields = new LinkedHashSet<>();
        plans.values().forEach(plan -> plan.properties().forEach(field -> fields.add(field.getKey())));
        fields.remove("hash"); // of all the others
        List<String> header = new ArrayList<>(List.of("option"));
        header.addAll(plans.keySet());
        DataTable table = new DataTable("options that differ", header);
        for (String field : fields) {
            List<String> values = plans.values().stream().map(plan -> plan.path(field).asText("-"))
                    .collect(Collectors.toList());
            if (values.stream().distinct().count() > 1) {
                values.addFirst(field);
                table.row(values.toArray());
            }
        }
        Section section = new Section("differences", "What differs between the plans");
        boolean sameExperiment = results.values().stream().map(result -> result.plan().hash()).distinct().count() <= 1;
        if (!sameExperiment) {
            section.say("These are different experiments: a mean over all of them means little.");
        }
        return section.add(table);
    }
}
