package org.tcpp.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.tcpp.result.Median;

/**
 * A comparison as a page of HTML, from its JSON form ({@code docs/compare.schema.json}): what differs, the verdict, the
 * ratios as a forest, every run as a dot. Pure; any thread.
 */
public final class ComparisonPage {

    private static final int FEW_CHARACTERS = 60;

    private ComparisonPage() {}

    /** The page, ending in a line end. */
    public static String of(JsonNode comparison) {
        String figure = comparison.path("figure").asText();
        return new Page("tcpp: comparison of " + figure, header(comparison, figure))
                .add(differences(comparison)).add(ratios(comparison, figure)).add(runs(comparison, figure)).text();
    }

    private static Element header(JsonNode comparison, String figure) {
        String interval = comparison.path("ratio_low").isNumber()
                ? ", 95 % interval " + number(comparison, "ratio_low") + " to " + number(comparison, "ratio_high")
                : "";
        Element header = Element.of("header").add(Element.of("h1", "tcpp: B against A, " + figure),
                sentence("B: " + comparison.path("sentence").asText()),
                Element.of("p", "Ratio " + number(comparison, "ratio") + interval + ", from "
                        + comparison.path("a").size() + " runs of A and " + comparison.path("b").size()
                        + " of B. Median of A "
                        + Unit.of(figure).text(median(comparison.path("a"))) + ", of B "
                        + Unit.of(figure).text(median(comparison.path("b"))) + "."));
        if (comparison.path("fail_if_slower").isTextual()) {
            header.add(Element.of("p", "--fail-if-slower: " + comparison.path("fail_if_slower").asText()));
        }
        return header;
    }

    /** A verdict of a few words is large, one of a sentence is not. */
    private static Element sentence(String text) {
        Element sentence = Element.of("p", text);
        return text.length() <= FEW_CHARACTERS
                ? sentence.with("class", "quote")
                : Element.of("p").add(Element.of("strong", text));
    }

    private static Section differences(JsonNode comparison) {
        Section section = new Section("differences", "What differs, before you believe it");
        DataTable table = new DataTable("conditions that differ", List.of("condition", "in A", "in B"));
        comparison.path("differences").forEach(difference -> table.row(difference.path("name").asText(),
                joined(difference.path("a")), joined(difference.path("b"))));
        if (table.isEmpty()) {
            section.say("Nothing that the results tell of.");
        }
        section.add(table);
        Element remarks = Element.of("ul");
        comparison.path("remarks").forEach(remark -> remarks.add(Element.of("li", remark.asText())));
        return comparison.path("remarks").isEmpty() ? section : section.add(remarks);
    }

    private static Section ratios(JsonNode comparison, String figure) {
        ForestPlot forest = new ForestPlot().add(row(comparison, figure, true));
        DataTable table = new DataTable("ratios of B to A", List.of("figure", "ratio", "from", "to", "p",
                "p for so many figures", "median of A", "median of B"));
        table.row(figure, value(comparison, "ratio"), value(comparison, "ratio_low"), value(comparison, "ratio_high"),
                value(comparison, "p"), null, median(comparison.path("a")), median(comparison.path("b")));
        for (JsonNode one : comparison.path("exploratory")) {
            forest.add(row(one, one.path("figure").asText(), false));
            table.row(one.path("figure").asText(), value(one, "ratio"), value(one, "ratio_low"),
                    value(one, "ratio_high"), value(one, "p"), value(one, "p_adjusted"), value(one, "median_a"),
                    value(one, "median_b"));
        }
        String title = "How much larger each figure is in B";
        return new Section("ratios", "Ratios")
                .say("The verdict is about the first. The others are looked at because they are there: their intervals"
                        + " are wider, so that so many of them seldom mislead.")
                .drawing(title,
                        forest.svg(title, "Lines are intervals of confidence, dots the median ratios; the vertical line"
                                + " in the middle is no difference."),
                        table.folded());
    }

    private static ForestPlot.Row row(JsonNode one, String figure, boolean main) {
        boolean known = one.path("ratio_low").isNumber();
        return new ForestPlot.Row(figure, one.path("ratio").asDouble(),
                known ? (Double) one.path("ratio_low").asDouble() : null,
                known ? (Double) one.path("ratio_high").asDouble() : null, main);
    }

    private static Section runs(JsonNode comparison, String figure) {
        List<JsonNode> all = new ArrayList<>();
        comparison.path("a").forEach(all::add);
        comparison.path("b").forEach(all::add);
        double[] values = all.stream().mapToDouble(run -> run.path("value").asDouble()).sorted().toArray();
        if (values.length == 0) {
            return new Section("runs", "The runs");
        }
        Unit unit = Unit.of(figure);
        List<String> times = all.stream().map(run -> run.path("started").asText()).sorted().distinct().toList();
        Chart chart = new Chart(Axis.items("runs in the order of time", 1, times.size()),
                Axis.of(TrialsPage.title(figure), unit, Scale.around(values[0], values[values.length - 1])));
        DataTable table = new DataTable("runs", List.of("run", "side", "started", "verdict", figure));
        for (String side : List.of("a", "b")) {
            Ink ink = side.equals("a") ? Ink.BLUE : Ink.ORANGE;
            String name = side.toUpperCase(Locale.ROOT);
            for (JsonNode run : comparison.path(side)) {
                String source = run.path("source").asText();
                double value = run.path("value").asDouble();
                chart.dot(ink, new Point(times.indexOf(run.path("started").asText()), value),
                        side.equals("a") ? 4 : 5, name + ", " + source + ": " + unit.text(value));
                table.row(source, name, run.path("started").asText(),
                        run.path("verdict").asText(), value(run, "value"));
            }
            chart.name(ink, name);
        }
        return new Section("runs", "The runs").chart(chart, "Every run, in the order of time",
                "Dots of the runs of A and of B; a drift over time, or one side before the other, shows here.", table);
    }

    private static double median(JsonNode runs) {
        double[] values = StreamSupport.stream(runs.spliterator(), false)
                .mapToDouble(run -> run.path("value").asDouble()).sorted().toArray();
        return values.length == 0 ? 0 : Median.of(values);
    }

    private static String joined(JsonNode values) {
        List<String> words = new ArrayList<>();
        values.forEach(value -> words.add(value.asText()));
        return String.join(", ", words);
    }

    private static String number(JsonNode node, String name) {
        return Numbers.significant(node.path(name).asDouble(), 4);
    }

    private static Object value(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isNumber() ? value.decimalValue() : null;
    }
}
