package org.tcpp.compare;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tcpp.report.Recorded;
import org.tcpp.report.ResultReader;
import org.tcpp.report.TrialFile;
import org.tcpp.result.Summary;
import org.tcpp.result.Trials;

/**
 * The runs of one side of a comparison.
 *
 * @param name A or B
 * @param runs in the order of time, each once
 */
record Sample(String name, List<RecordedRun> runs) {

    Sample {
        runs = runs.stream().sorted((one, other) -> one.started().compareTo(other.started())).toList();
    }

    /**
     * Reads files, of one run each or of several. A run that stands in more than one of them counts once. Throws
     * {@link org.tcpp.report.InputError} with the first that cannot be read.
     */
    static Sample read(String name, List<String> files) {
        Map<Summary, RecordedRun> runs = new LinkedHashMap<>();
        for (String file : files) {
            for (RecordedRun run : read(file)) {
                runs.merge(run.summary(), run, (one, other) -> one.conditions().isEmpty() ? other : one);
            }
        }
        return new Sample(name, List.copyOf(runs.values()));
    }

    private static List<RecordedRun> read(String file) {
        return switch (ResultReader.read(Path.of(file))) {
            case Recorded.Run run -> List.of(RecordedRun.of(file, run.result()));
            case Recorded.Series series -> read(file, series.trials());
        };
    }

    /** The whole result of each of the runs lies beside what they say together, unless somebody took it away. */
    private static List<RecordedRun> read(String file, Trials trials) {
        List<RecordedRun> runs = new ArrayList<>();
        for (Summary summary : trials.runs()) {
            Path whole = TrialFile.numbered(Path.of(file), runs.size() + 1);
            runs.add(Files.isRegularFile(whole) && ResultReader.read(whole) instanceof Recorded.Run run
                    && run.result().summary().equals(summary)
                            ? RecordedRun.of(whole.toString(), run.result())
                            : RecordedRun.of(file, summary));
        }
        return runs;
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
