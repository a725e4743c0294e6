package org.tcpp.result;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.tcpp.estimate.MeanOfRuns;

/**
 * Several runs of one plan, and what they say together. Each run also has a whole result of its own.
 *
 * @param schema {@link #SCHEMA}
 * @param verdict the worst of all
 * @param trials how many runs
 * @param figures means over the whole runs, one row each: those that were interrupted or failed are left out
 * @param runs the summary of each run, in order
 */
public record Trials(String schema, Verdict verdict, int trials, List<Mean> figures, List<Summary> runs) {

    /** Name and version of the form. */
    public static final String SCHEMA = "tcpp-trials/1";

    private static final List<String> FIGURES = List.of("bits_per_second", "steady_bits_per_second",
            "connections_per_second", "steady_connections_per_second", "connect_microseconds_p50",
            "connect_microseconds_p99", "flow_completion_microseconds_p50", "flow_completion_microseconds_p99");

    /**
     * A figure over all whole runs that have it; all but its name and count are null if none has.
     *
     * @param name its name in a summary, ending in its unit
     * @param runs how many runs gave it
     * @param low lower end of the 95 % interval of confidence for the mean, cut off at 0 since no figure is below it;
     *            null with fewer than two runs
     * @param high upper end
     * @param standardDeviation of single runs; null with fewer than two
     */
    public record Mean(String name, int runs, BigDecimal mean, BigDecimal low, BigDecimal high, BigDecimal min,
            BigDecimal max, BigDecimal standardDeviation) {

        private static Mean of(String name, List<Summary> all) {
            double[] values = all.stream()
                    .map(summary -> (Number) summary.values().get(name))
                    .filter(Objects::nonNull)
                    .mapToDouble(Number::doubleValue)
                    .toArray();
            MeanOfRuns mean = MeanOfRuns.of(values).value();
            return mean == null
                    ? new Mean(name, 0, null, null, null, null, null, null)
                    : new Mean(name, mean.runs(), Decimals.six(mean.mean()),
                            mean.half() == null ? null : Decimals.six(Math.max(0, mean.mean() - mean.half())),
                            mean.half() == null ? null : Decimals.six(mean.mean() + mean.half()),
                            Decimals.six(mean.min()), Decimals.six(mean.max()),
                            Decimals.six(mean.standardDeviation()));
        }
    }

    /** How many runs were interrupted or failed, and are in no mean. */
    public long leftOut() {
        return runs.stream().filter(run -> !isWhole(run)).count();
    }

    /** True of a run's summary if the run did not end before its time. */
    private static boolean isWhole(Summary run) {
        Object verdict = run.values().get("verdict");
        return !Verdict.INTERRUPTED.toString().equals(verdict) && !Verdict.FAILED.toString().equals(verdict);
    }

    /** Of at least one run. */
    public static Trials of(List<Result> results) {
        return of(results.stream().map(Result::summary).toList(),
                results.stream().map(Result::verdict).max(Verdict::compareTo).orElseThrow());
    }

    /** Of the summaries of at least one run, and the worst of all verdicts. */
    public static Trials of(List<Summary> runs, Verdict worst) {
        List<Summary> whole = runs.stream().filter(Trials::isWhole).toList();
        return new Trials(SCHEMA, worst, runs.size(), FIGURES.stream().map(name -> Mean.of(name, whole)).toList(),
                runs);
    }
}
