package org.tcpp.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tcpp.result.Verdict;
import org.tcpp.search.Answer;
import org.tcpp.search.Demand;
import org.tcpp.search.Grade;
import org.tcpp.search.Limit;
import org.tcpp.search.LoadRange;
import org.tcpp.search.Purpose;
import org.tcpp.search.Search;
import org.tcpp.search.SearchFigure;
import org.tcpp.search.SearchResult;
import org.tcpp.search.SearchSpec;
import org.tcpp.search.Trial;
import org.tcpp.search.TrialView;

/** A search for a person at a terminal. ASCII only, the same in every locale. Pure. */
public final class SearchText {

    private static final double SECOND_NS = 1e9;
    /** The answer that the trials of a dry run lead to, as a multiple of the first load. */
    private static final int SUPPOSED = 20;
    /** Rates below it are written in full: bounds differ in their last digits. */
    private static final long LONG = 100_000;

    private static final String CUT = "...";
    /** Whatever the width, there is room for so much of a reason. */
    private static final int SHORTEST = 20;

    private SearchText() {}

    /** All of it, with a line end after every line. */
    public static String of(SearchResult result, Style style) {
        List<String> lines = new ArrayList<>();
        String figure = result.plan().figure();
        lines.addAll(Ascii.wrapped(answer(result), style.width(), "  "));
        if (!style.quiet()) {
            lines.addAll(Ascii.wrapped("limits: " + String.join(", ", result.plan().limits()), style.width(), "  "));
            after(result).ifPresent(text -> lines.addAll(Ascii.wrapped(text, style.width(), "  ")));
            if (!result.trials().isEmpty()) {
                lines.add("");
                lines.addAll(table(result.trials(), figure, style.width()));
            }
        }
        if (result.verdict() != Verdict.COMPLETE) {
            lines.add("");
            lines.addAll(Ascii.wrapped(result.verdict() + ": " + String.join("; ", result.verdictReasons()),
                    style.width(), "  "));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String answer(SearchResult result) {
        String figure = result.plan().figure();
        Answer.Between bounds = result.answer().bounds();
        String unit = figure + ": ";
        if (bounds.lower() == null && bounds.upper() == null) {
            return unit + "nothing is known";
        }
        if (bounds.lower() == null) {
            return unit + "less than " + load(bounds.upper(), figure) + ", which is not carried";
        }
        String carried = unit + load(bounds.lower(), figure) + " is carried";
        if (bounds.upper() == null) {
            return carried + ", and nothing larger was to be tried";
        }
        return carried + ", " + load(bounds.upper(), figure)
                + (bounds.upperIsClient() ? " the client cannot offer" : " is not") + String.format(Locale.ROOT,
                        " (%.1f %% apart)", bounds.relativeWidth().movePointRight(2));
    }

    private static Optional<String> after(SearchResult result) {
        Answer.After after = result.answer().after();
        if (after.overloadLoad() == null) {
            return Optional.empty();
        }
        String figure = result.plan().figure();
        boolean good = result.trials().stream()
                .anyMatch(trial -> trial.purpose() == Purpose.OVERLOAD && trial.grade() == Grade.GOOD);
        String recovery = result.trials().stream().filter(trial -> trial.purpose() == Purpose.RECOVERY).findFirst()
                .map(trial -> "; " + load(trial.offer().load(), figure) + " was " + (after.recoverySeconds() == null
                        ? "not carried again"
                        : "carried again " + Quantity.seconds(after.recoverySeconds()) + " s later"))
                .orElse("");
        return Optional.of("asked for " + load(after.overloadLoad(), figure) + " it did "
                + measured(after.overloadMeasured(), figure)
                + (good ? ", within all limits, though less was not: the limit wavers" : "") + recovery);
    }

    private static List<String> table(List<TrialView> trials, String figure, int width) {
        Table table = new Table(List.of("trial", "load", "for", "did", "grade"));
        for (TrialView trial : trials) {
            table.row(List.of(Integer.toString(trial.trial()), load(trial.offer().load(), figure),
                    Quantity.seconds(trial.offer().seconds()) + "s", measured(trial.measure().measured(), figure),
                    trial.grade().toString()));
        }
        List<String> lines = new ArrayList<>(table.lines(width));
        for (int i = 0; i < trials.size(); i++) {
            TrialView trial = trials.get(i);
            List<String> words = new ArrayList<>(trial.reasons());
            if (trial.purpose() != Purpose.SEARCH) {
                words.addFirst(trial.purpose().toString());
            }
            if (!words.isEmpty()) {
                String line = lines.get(i + 1);
                lines.set(i + 1,
                        line + "  " + cut(String.join("; ", words), Math.max(SHORTEST, width - line.length() - 2)));
            }
        }
        return lines;
    }

    private static String cut(String words, int width) {
        String line = Ascii.of(words);
        return line.length() <= width ? line : line.substring(0, width - CUT.length()) + CUT;
    }

    /** A trial that is over, in a line. */
    public static String progress(TrialView trial, SearchFigure figure) {
        return Ascii.of("trial " + trial.trial() + ": " + load(trial.offer().load(), figure.word()) + " for "
                + Quantity.seconds(trial.offer().seconds()) + " s"
                + (trial.purpose() == Purpose.SEARCH ? "" : " (" + trial.purpose() + ")") + ": " + trial.grade()
                + (trial.reasons().isEmpty() ? "" : ": " + String.join("; ", trial.reasons())));
    }

    /** What would be done: the limits, a trial, and those that one answer would take. */
    public static String dryRun(SearchSpec spec, LoadRange range, Demand first, List<String> line) {
        String figure = spec.figure().word();
        Search search = spec.search(range);
        long supposed = Math.clamp(first.load() * SUPPOSED, range.lowest(), range.highest());
        List<Trial> trials = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        text.append("limits: ").append(String.join(", ", spec.limits().stream().map(Limit::text).toList()))
                .append("\nfirst trial: tcpp ").append(Ascii.of(String.join(" ", line))).append("\nif ")
                .append(load(supposed, figure)).append(" were the limit:\n");
        double seconds = 0;
        for (Optional<Demand> next = search.next(trials); next.isPresent(); next = search.next(trials)) {
            Demand demand = next.get();
            boolean good = demand.load() <= supposed;
            trials.add(new Trial(demand.load(), demand.durationNs(), good ? Grade.GOOD : Grade.BAD, 0));
            text.append(String.format(Locale.ROOT, "  %s for %.2f s: %s\n", load(demand.load(), figure),
                    demand.durationNs() / SECOND_NS, good ? Grade.GOOD : Grade.BAD));
            seconds += demand.durationNs() / SECOND_NS;
        }
        return text.append(String.format(Locale.ROOT, "%d trials, %.0f s of load, and rests\n", trials.size(), seconds))
                .toString();
    }

    /** A load as a person reads it. */
    private static String load(long load, String figure) {
        return switch (figure) {
            case "bps" -> Quantity.rate(load);
            case "cps" -> load < LONG ? load + "/s" : Quantity.perSecond(BigDecimal.valueOf(load));
            default -> Long.toString(load);
        };
    }

    private static String measured(BigDecimal measured, String figure) {
        return measured == null ? "-" : load(Math.round(measured.doubleValue()), figure);
    }
}
