package org.tcpp.compare;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tcpp.report.Ascii;
import org.tcpp.report.Quantity;
import org.tcpp.report.Table;
import org.tcpp.result.Median;

/** A comparison for a person at a terminal: what differs first, then the verdict, then everything else. ASCII. Pure. */
public final class ComparisonText {

    private static final int MOST_DIFFERENCES = 20;
    private static final int MOST_VALUES = 3;
    private static final int LONGEST_VALUE = 60;

    private ComparisonText() {}

    /** Its lines, each ended; not much wider than {@code width}. */
    public static String of(Comparison comparison, int width) {
        List<String> lines = new ArrayList<>();
        lines.add(runs(comparison.a()));
        lines.add(runs(comparison.b()));
        differences(comparison, width, lines);
        comparison.remarks().forEach(remark -> lines.addAll(Ascii.wrapped("note: " + remark, width, "  ")));
        lines.add("");
        verdict(comparison, width, lines);
        others(comparison, width, lines);
        return String.join("\n", lines) + "\n";
    }

    private static String runs(Sample sample) {
        int count = sample.runs().size();
        Map<String, Long> verdicts = sample.runs().stream()
                .map(run -> String.valueOf(run.summary().values().get("verdict")))
                .collect(Collectors.groupingBy(verdict -> verdict, TreeMap::new, Collectors.counting()));
        String first = sample.runs().getFirst().started();
        String last = sample.runs().getLast().started();
        return Ascii.of(sample.name() + ": " + count + (count == 1 ? " run, " : " runs, ") + first
                + (last.equals(first) ? "" : " to " + last) + " UTC, " + verdicts.entrySet()
                        .stream()
                        .map(verdict -> verdict.getValue() + " " + verdict.getKey())
                        .collect(Collectors.joining(", ")));
    }

    private static void differences(Comparison comparison, int width, List<String> lines) {
        List<Difference> all = comparison.differences();
        if (!Difference.isKnown(comparison.a()) || !Difference.isKnown(comparison.b())) {
            return;
        }
        if (all.isEmpty()) {
            lines.add("what differs: nothing that a result tells of");
            return;
        }
        lines.add("what differs:");
        all.stream().limit(MOST_DIFFERENCES).forEach(difference -> lines.addAll(Ascii.wrapped("  " + difference.name()
                + ": " + values(difference.a()) + " in A, " + values(difference.b()) + " in B", width, "    ")));
        if (all.size() > MOST_DIFFERENCES) {
            lines.add("  and " + (all.size() - MOST_DIFFERENCES) + " more (--json has all)");
        }
        if (all.size() > 1) {
            lines.add("  more than one thing differs: which of them it is cannot be told apart");
        }
    }

    private static String values(List<String> values) {
        String some = values.stream().limit(MOST_VALUES).map(ComparisonText::value).collect(Collectors.joining(" or "));
        return values.size() > MOST_VALUES ? some + " or " + (values.size() - MOST_VALUES) + " others" : some;
    }

    private static String value(String value) {
        return value.length() > LONGEST_VALUE
                ? value.substring(0, LONGEST_VALUE) + "..."
                : value.isEmpty() ? "''" : value;
    }

    private static void verdict(Comparison comparison, int width, List<String> lines) {
        String figure = comparison.figure();
        lines.addAll(Ascii.wrapped(figure + ": median of A " + spread(comparison.a(), figure) + ", of B "
                + spread(comparison.b(), figure), width, "  "));
        Judgement judgement = comparison.judgement();
        Ratio ratio = comparison.ratio();
        String about = switch (judgement.outcome()) {
            case ABOVE, BELOW, SAME -> "B is ";
            case UNCLEAR, TOO_FEW -> "";
        };
        lines.addAll(Ascii.wrapped(about + judgement.sentence(), width, "  "));
        long pairs = (long) comparison.a().runs().size() * comparison.b().runs().size();
        lines.addAll(Ascii.wrapped("ratio " + digits(ratio.estimate()) + (ratio.hasInterval()
                ? ", 95 % interval " + digits(ratio.low()) + " to " + digits(ratio.high())
                : "") + ", from " + pairs + (pairs == 1 ? " pair" : " pairs") + " of runs", width, "  "));
        if (comparison.gate() != Gate.OPEN) {
            lines.add("--fail-if-slower " + Percent.plain(comparison.question().tolerated()) + "%: "
                    + comparison.gate().words());
        }
    }

    private static String spread(Sample sample, String figure) {
        double[] values = sample.figures(figure);
        double least = Arrays.stream(values).min().orElseThrow();
        double most = Arrays.stream(values).max().orElseThrow();
        return Quantity.of(figure, Median.of(values)) + (values.length == 1
                ? ""
                : " (" + Quantity.of(figure, least) + " to " + Quantity.of(figure, most) + ")");
    }

    private static void others(Comparison comparison, int width, List<String> lines) {
        if (comparison.others().isEmpty()) {
            return;
        }
        lines.add("");
        lines.addAll(Ascii.wrapped("exploratory, with Holm's allowance for how many figures are looked at, "
                + comparison.others().size() + "; * stands for all that:", width, "  "));
        Table table = new Table(List.of("figure", "A", "B", "ratio", "from", "to", "p", ""));
        for (Figures.Explored one : comparison.others()) {
            Ratio ratio = one.ratio();
            table.row(List.of(one.name(), Quantity.of(one.name(), one.a()), Quantity.of(one.name(), one.b()),
                    digits(ratio.estimate()), ratio.hasInterval() ? digits(ratio.low()) : "-",
                    ratio.hasInterval() ? digits(ratio.high()) : "-", digits(one.adjusted()), one.stands() ? "*" : ""));
        }
        lines.addAll(table.lines(width));
    }

    private static String digits(double value) {
        return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_EVEN).toPlainString();
    }
}
