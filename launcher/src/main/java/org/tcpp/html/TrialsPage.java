package org.tcpp.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tcpp.result.Median;
import org.tcpp.result.Summary;
import org.tcpp.result.Trials;
import org.tcpp.result.Verdict;

/**
 * Several runs of one plan as a page of HTML: each run a dot, their median, and the interval of confidence for their
 * mean. Pure; any thread.
 */
public final class TrialsPage {

    private static final String STEADY = "steady_bits_per_second";
    private static final String WHOLE = "bits_per_second";
    private static final double PERCENT = 100;

    private TrialsPage() {}

    /** The page, ending in a line end. */
    public static String of(Trials trials) {
        return page(trials).text();
    }

    /** A page of these runs, by their numbers. */
    static Page page(Trials trials) {
        List<NamedRun> runs = new ArrayList<>();
        for (Summary summary : trials.runs()) {
            runs.add(new NamedRun(name(runs.size() + 1), summary));
        }
        return page(trials, runs);
    }

    /** What the page calls a run, counted from 1. */
    static String name(int run) {
        return "run " + run;
    }

    /** A page of these runs, whose names are in the order of the trials' runs. */
    static Page page(Trials trials, List<NamedRun> runs) {
        Page page = new Page("tcpp: " + trials.trials() + " runs", header(trials));
        return page.add(figures(trials, runs)).add(means(trials)).add(runs(runs));
    }

    private static Element header(Trials trials) {
        Element header = Element.of("header").add(Element.of("h1", "tcpp: " + trials.trials() + " runs"));
        Trials.Mean mean = mean(trials, STEADY).runs() > 0 ? mean(trials, STEADY) : mean(trials, WHOLE);
        String what = mean.name().equals(STEADY) ? "in the steady window" : "over the whole run";
        header.add(Element.of("p", mean.mean() == null ? "no rate" : Unit.BITS_PER_SECOND.text(mean.mean()))
                .with("class", "quote"));
        if (mean.low() == null) {
            header.add(Element.of("p", "Mean of " + mean.runs() + " runs, " + what
                    + ". It takes two runs for an interval of confidence."));
        } else {
            double half = (mean.high().doubleValue() - mean.mean().doubleValue()) / mean.mean().doubleValue();
            header.add(Element.of("p", "Mean of " + mean.runs() + " runs, " + what + ". 95 % confidence: "
                    + Unit.BITS_PER_SECOND.text(mean.low()) + " to " + Unit.BITS_PER_SECOND.text(mean.high())
                    + " (\u00b1"
                    + Numbers.significant(half * PERCENT, 2) + " %)."));
        }
        Element verdict = Element.of("p").add(Element.of("strong", trials.verdict().toString()))
                .text(" is the worst verdict of all.");
        return header.add(trials.verdict() == Verdict.COMPLETE ? verdict : verdict.with("class", "bad"));
    }

    private static Section figures(Trials trials, List<NamedRun> runs) {
        Section section = new Section("figures", "Every run");
        for (Trials.Mean mean : trials.figures()) {
            if (mean.runs() > 0) {
                dots(section, mean, runs);
            }
        }
        return section;
    }

    private static void dots(Section section, Trials.Mean mean, List<NamedRun> runs) {
        Unit unit = Unit.of(mean.name());
        double[] values = runs.stream().map(run -> run.number(mean.name())).filter(Objects::nonNull)
                .mapToDouble(Number::doubleValue).sorted().toArray();
        double low = mean.low() == null ? values[0] : Math.min(values[0], mean.low().doubleValue());
        double high = mean.high() == null
                ? values[values.length - 1]
                : Math.max(values[values.length - 1], mean.high().doubleValue());
        Chart chart = new Chart(Axis.items("run", 1, runs.size()), Axis.of(title(mean.name()), unit,
                Scale.around(low, high)));
        if (mean.low() != null) {
            chart.belt(mean.low().doubleValue(), mean.high().doubleValue(), "95 % confidence for the mean");
        }
        chart.level(Median.of(values), "median " + unit.text(Median.of(values)));
        DataTable table = new DataTable(title(mean.name()) + " by run", List.of("run", mean.name()));
        for (int i = 0; i < runs.size(); i++) {
            Number value = runs.get(i).number(mean.name());
            if (value != null) {
                chart.dot(Ink.BLUE, new Point(i, value.doubleValue()), 4, runs.get(i).name() + ": " + unit.text(value));
            }
            table.row(runs.get(i).name(), value);
        }
        section.chart(chart.name(Ink.BLUE, "one run"), title(mean.name()),
                values.length + " runs from " + unit.text(values[0]) + " to " + unit.text(values[values.length - 1])
                        + ", median " + unit.text(Median.of(values)) + ".",
                table);
    }

    private static Section means(Trials trials) {
        DataTable table = new DataTable("means over the runs",
                List.of("figure", "runs", "mean", "95 % from", "to", "min", "max", "standard deviation"));
        for (Trials.Mean mean : trials.figures()) {
            if (mean.runs() > 0) {
                table.row(mean.name(), mean.runs(), mean.mean(), mean.low(), mean.high(), mean.min(), mean.max(),
                        mean.standardDeviation());
            }
        }
        return new Section("means", "Means").add(table)
                .say("Student's interval over whole runs, cut off at 0; a result of each run has all the rest."
                        + (trials.leftOut() == 0
                                ? ""
                                : " Left out are " + trials.leftOut() + " of " + trials.trials()
                                        + " runs, which were interrupted or failed."));
    }

    /** The main figures of each run. */
    static Section runs(List<NamedRun> runs) {
        List<String> columns = Arrays.asList("started", "verdict", "seconds", "bytes", WHOLE, STEADY,
                "connections_completed", "connections_failed", "connections_per_second", "connect_microseconds_p50",
                "connect_microseconds_p99", "flow_completion_microseconds_p50", "flow_completion_microseconds_p99");
        List<String> header = new ArrayList<>(List.of("run"));
        header.addAll(columns);
        DataTable table = new DataTable("figures of each run", header);
        for (NamedRun run : runs) {
            Map<String, Object> summary = run.summary().values();
            List<Object> cells = new ArrayList<>(List.of(run.name()));
            columns.forEach(column -> cells.add(summary.get(column)));
            table.row(cells.toArray());
        }
        return new Section("runs", "The runs").add(table);
    }

    private static Trials.Mean mean(Trials trials, String name) {
        return trials.figures().stream().filter(mean -> mean.name().equals(name)).findFirst()
                .orElse(new Trials.Mean(name, 0, null, null, null, null, null, null));
    }

    /** A figure of a summary as a heading. */
    static String title(String name) {
        String words = name.replace("_microseconds", "").replace("bits_per_second", "goodput")
                .replace("cpu", "CPU").replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
