package org.tcpp.html;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.tcpp.result.Verdict;
import org.tcpp.search.Answer;
import org.tcpp.search.Check;
import org.tcpp.search.Grade;
import org.tcpp.search.LoadView;
import org.tcpp.search.SearchResult;
import org.tcpp.search.TrialView;

/**
 * A search as a page of HTML: what was done of each load, with every trial as a point whose shape says how it went, and
 * the bounds as lines; and each time that has a limit. Pure; any thread.
 */
public final class SearchPage {

    private static final double NEAR = 0.25;
    private static final double PERCENT = 100;
    private static final String LOAD = "Load";

    private final SearchResult search;
    private final Unit unit;

    private SearchPage(SearchResult search) {
        this.search = search;
        unit = switch (search.plan().figure()) {
            case "bps" -> Unit.BITS_PER_SECOND;
            case "cps" -> Unit.PER_SECOND;
            default -> Unit.COUNT;
        };
    }

    /** The page, ending in a line end. */
    public static String of(SearchResult search) {
        return new SearchPage(search).text();
    }

    private String text() {
        return new Page("tcpp: search for " + search.plan().unit(), header()).add(curve()).add(times()).add(loads())
                .add(trials()).add(plan()).text();
    }

    private Element header() {
        Answer.Between bounds = search.answer().bounds();
        Element header = Element.of("header").add(Element.of("h1", "tcpp: search for " + search.plan().unit()));
        header.add(Element.of("p", bounds.lower() == null ? "no load is known to be carried" : load(bounds.lower()))
                .with("class", "quote"));
        header.add(Element.of("p", sentence(bounds)));
        Element verdict = Element.of("p").add(Element.of("strong", search.verdict().toString())).text(
                search.verdictReasons().isEmpty() ? "." : ": " + String.join("; ", search.verdictReasons()) + ".");
        header.add(search.verdict() == Verdict.COMPLETE ? verdict : verdict.with("class", "bad"));
        return header.add(Element.of("pre", "tcpp " + String.join(" ", search.origin().commandLine())));
    }

    private String sentence(Answer.Between bounds) {
        String limits = "Limits: " + String.join(", ", search.plan().limits()) + ". ";
        if (bounds.lower() == null) {
            return limits + (bounds.upper() == null ? "" : load(bounds.upper()) + " is not carried.");
        }
        String carried = limits + "The largest load that is carried within them";
        if (bounds.upper() == null) {
            return carried + ", and the largest that was to be tried.";
        }
        return carried + "; " + load(bounds.upper())
                + (bounds.upperIsClient() ? " the client cannot offer" : " is not carried") + ", "
                + Numbers.significant(bounds.relativeWidth().doubleValue() * PERCENT, 2) + " % apart.";
    }

    private Section curve() {
        Section section = new Section("curve", "What was done of each load");
        Function<TrialView, Double> done = trial -> trial.measure().measured() == null
                ? null
                : (Double) trial.measure().measured().doubleValue();
        chart(section, "All loads", "Done", unit, done, _ -> true, null);
        Answer.Between bounds = search.answer().bounds();
        if (bounds.lower() != null && bounds.upper() != null) {
            Predicate<TrialView> near = trial -> trial.offer().load() >= bounds.lower() * (1 - NEAR)
                    && trial.offer().load() <= bounds.upper() * (1 + NEAR);
            chart(section, "Near the limit", "Done", unit, done, near, null);
        }
        return section;
    }

    private Section times() {
        Section section = new Section("times", "What has a limit");
        for (String limit : search.plan().limits()) {
            Check some = checks(limit).findFirst().orElse(null);
            if (some != null && some.unit().equals("microseconds")) {
                chart(section, limit, limit.substring(0, limit.indexOf('=')), Unit.MICROSECONDS,
                        trial -> trial.checks().stream().filter(check -> check.limit().equals(limit))
                                .map(Check::value).filter(Objects::nonNull).map(Long::doubleValue).findFirst()
                                .orElse(null),
                        _ -> true, some.bound());
            }
        }
        return section;
    }

    private Stream<Check> checks(String limit) {
        return search.trials().stream().flatMap(trial -> trial.checks().stream())
                .filter(check -> check.limit().equals(limit));
    }

    private void chart(Section section, String title, String label, Unit of, Function<TrialView, Double> value,
            Predicate<TrialView> which, Long bound) {
        List<TrialView> shown = search.trials().stream().filter(which).filter(trial -> value.apply(trial) != null)
                .toList();
        if (shown.isEmpty()) {
            return;
        }
        DoubleSummaryStatistics loads = DoubleStream.concat(shown.stream().mapToDouble(trial -> trial.offer().load()),
                bounds()).summaryStatistics();
        double least = loads.getMin();
        double most = loads.getMax();
        double low = shown.stream().mapToDouble(value::apply).filter(one -> one > 0).min().orElse(1);
        double high = Math.max(shown.stream().mapToDouble(value::apply).max().orElseThrow(), bound == null ? 0 : bound);
        boolean wide = most > least * (1 + NEAR) * (1 + NEAR) / (1 - NEAR);
        Chart chart = wide
                ? new Chart(Axis.each(LOAD, unit, Scale.powers(least, most)),
                        Axis.each(label, of, Scale.powers(low, high)))
                : new Chart(Axis.of(LOAD, unit, Scale.around(least, most)),
                        Axis.of(label, of, Scale.around(low, high)));
        bounds(chart);
        if (bound != null) {
            chart.level(bound, "limit " + of.text((double) bound));
        }
        DataTable table = new DataTable(title + ", every trial", List.of("trial", "load", "grade", label));
        for (TrialView trial : shown) {
            double at = value.apply(trial);
            chart.mark(ink(trial.grade()), mark(trial.grade()), new Point(trial.offer().load(), at),
                    what(trial, at, of));
            table.row(trial.trial(), trial.offer().load(), trial.grade(), Numbers.significant(at, 12));
        }
        for (Grade grade : Grade.values()) {
            if (shown.stream().anyMatch(trial -> trial.grade() == grade)) {
                chart.name(ink(grade), mark(grade), grade + " trial");
            }
        }
        section.chart(chart, title, label + " by load, every trial as a point whose shape says how it went; the bounds"
                + " are lines.", table);
    }

    private DoubleStream bounds() {
        Answer.Between bounds = search.answer().bounds();
        return Stream.of(bounds.lower(), bounds.upper()).filter(Objects::nonNull).mapToDouble(Number::doubleValue);
    }

    private void bounds(Chart chart) {
        Answer.Between bounds = search.answer().bounds();
        if (bounds.lower() != null) {
            chart.upright(Ink.GREEN, bounds.lower(), "carried: " + load(bounds.lower()));
        }
        if (bounds.upper() != null) {
            chart.upright(Ink.ORANGE, bounds.upper(),
                    (bounds.upperIsClient() ? "beyond the client: " : "not carried: ") + load(bounds.upper()));
        }
    }

    private String what(TrialView trial, double value, Unit of) {
        return "trial " + trial.trial() + ", " + load(trial.offer().load()) + ": " + of.text(value) + ", "
                + trial.grade() + (trial.reasons().isEmpty() ? "" : ": " + String.join("; ", trial.reasons()));
    }

    private Section loads() {
        DataTable table = new DataTable("what the trials at each load say together",
                List.of("load", "standing", "trials", "good, s", "bad, s"));
        for (LoadView load : search.loads()) {
            table.row(load.load(), word(load.standing()), load.trials(), load.goodSeconds(), load.badSeconds());
        }
        return new Section("loads", "The loads").add(table);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private Section trials() {
        DataTable table = new DataTable("every trial",
                List.of("trial", "purpose", "load", "for, s", "grade", "done", "rested, s", "why"));
        for (TrialView trial : search.trials()) {
            table.row(trial.trial(), trial.purpose(), trial.offer().load(), trial.offer().seconds(), trial.grade(),
                    trial.measure().measured(), trial.offer().restedSeconds(), String.join("; ", trial.reasons()));
        }
        return new Section("trials", "The trials").add(table);
    }

    private Section plan() {
        DataTable table = new DataTable("how it was searched", List.of("what", "value"))
                .row("loads from", search.plan().loads().lowestLoad())
                .row("loads to", search.plan().loads().highestLoad())
                .row("in steps of", search.plan().loads().loadStep())
                .row("width", search.plan().goal().width())
                .row("exceed ratio", search.plan().goal().exceedRatio())
                .row("a long trial, s", search.plan().goal().trialSeconds())
                .row("time that decides, s", search.plan().goal().sumSeconds())
                .row("carried at the lower bound", search.answer().carried())
                .row("overload", search.answer().after().overloadLoad())
                .row("done of that", search.answer().after().overloadMeasured())
                .row("recovered after, s", search.answer().after().recoverySeconds())
                .row("started", search.origin().started())
                .row("system", search.origin().system())
                .row("tcpp", search.origin().tcppVersion());
        return new Section("plan", "How").add(table);
    }

    private String load(long load) {
        return unit.text((double) load);
    }

    private static Ink ink(Grade grade) {
        return switch (grade) {
            case GOOD -> Ink.BLUE;
            case BAD -> Ink.RED;
            case INVALID, REFUSED -> Ink.GREY;
        };
    }

    private static Mark mark(Grade grade) {
        return switch (grade) {
            case GOOD -> Mark.DISC;
            case BAD -> Mark.CROSS;
            case INVALID, REFUSED -> Mark.SQUARE;
        };
    }
}
