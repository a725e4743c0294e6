package org.tcpp.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.tcpp.doctor.Diagnosis;
import org.tcpp.report.InputError;
import org.tcpp.report.Recorded;
import org.tcpp.report.ResultReader;
import org.tcpp.report.TrialFile;
import org.tcpp.result.Summary;
import org.tcpp.result.Trials;
import org.tcpp.search.SearchResult;
import org.tcpp.sweep.SweepRecord;

/**
 * The runs of one side of a comparison.
 *
 * @param name A or B
 * @param runs in the order of time, each once
 */
record Sample(String name, List<RecordedRun> runs) {

    private static final String SUFFIX = ".json";
    private static final Set<String> OF_NO_RUN = Set.of(SweepRecord.SCHEMA, SearchResult.SCHEMA, Diagnosis.SCHEMA,
            ComparisonJson.SCHEMA);

    Sample {
        runs = runs.stream().sorted((one, other) -> one.started().compareTo(other.started())).toList();
    }

    /**
     * Reads files, of one run each or of several, and all results in a folder. A run that stands in more than one of
     * them counts once. Throws {@link InputError} with the first that cannot be read.
     */
    static Sample read(String name, List<String> places) {
        Map<Summary, RecordedRun> runs = new LinkedHashMap<>();
        for (String place : places) {
            for (Path file : files(Path.of(place))) {
                for (RecordedRun run : read(file)) {
                    runs.merge(run.summary(), run, (one, other) -> one.conditions().isEmpty() ? other : one);
                }
            }
        }
        return new Sample(name, List.copyOf(runs.values()));
    }

    private static List<Path> files(Path place) {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> files = Files.list(place)) {
            List<Path> results = files.filter(file -> file.toString().endsWith(SUFFIX) && !isBeside(file)).sorted()
                    .toList();
            if (results.isEmpty()) {
                throw new InputError(place + ": no result is in this folder");
            }
            return results;
        } catch (IOException e) {
            throw new InputError(place + ": cannot be read (" + e.getMessage() + ")");
        }
    }

    /** True if tcpp wrote it, but not of a run: such files lie among results, and nobody has named this one. */
    private static boolean isBeside(Path file) {
        return OF_NO_RUN.contains(ResultReader.tree(file).path("schema").asText());
    }

    private static List<RecordedRun> read(Path file) {
        Recorded recorded = ResultReader.read(file);
        return recorded instanceof Recorded.Series series ? read(file, series.trials()) : List.of(one(file, recorded));
    }

    /** The whole result of each of the runs lies beside what they say together, unless somebody took it away. */
    private static List<RecordedRun> read(Path file, Trials trials) {
        List<RecordedRun> runs = new ArrayList<>();
        for (Summary summary : trials.runs()) {
            int trial = runs.size() + 1;
            runs.add(TrialFile.run(file, trial, summary)
                    .map(whole -> one(TrialFile.numbered(file, trial), whole))
                    .orElseGet(() -> RecordedRun.of(file.toString(), summary)));
        }
        return runs;
    }

    /** The run in a file; null if there are several. */
    private static RecordedRun one(Path file, Recorded recorded) {
        return switch (recorded) {
            case Recorded.Run run -> RecordedRun.of(file.toString(), run.result());
            case Recorded.Mesh mesh -> RecordedRun.of(file.toString(), mesh.result());
            case Recorded.Series _ -> null;
            case Recorded.Search _ ->
                throw new InputError(file + ": it is of a search, which is many loads and no run");
        };
    }

    /** Only the runs that are complete. */
    Sample complete() {
        return new Sample(name, runs.stream().filter(RecordedRun::isComplete).toList());
    }

    /** The figure of each run that has it. */
    double[] figures(String figure) {
        return runs.stream().map(run -> run.figure(figure)).filter(Objects::nonNull).mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** True if every run has the figure, and it is more than 0: there are quotients then. */
    boolean hasQuotients(String figure) {
        return !runs.isEmpty() && runs.stream().allMatch(run -> run.figure(figure) != null && run.figure(figure) > 0);
    }
}
