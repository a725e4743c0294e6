package org.tcpp.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.tcpp.result.Median;
import org.tcpp.result.Summary;

/**
 * A sweep as a page of HTML: of each figure a line for each combination, with every run as a dot, and a map where two
 * things are varied. From the sweep's record ({@code docs/sweep.schema.json}) and the summaries of its runs. Pure.
 */
public final class SweepPage {

    private static final List<String> FIGURES = List.of("steady_bits_per_second", "bits_per_second",
            "connections_per_second", "connect_microseconds_p99", "flow_completion_microseconds_p99",
            "client_cpu_idle_permille", "server_cpu_idle_permille");
    private static final String RATE = "bits_per_second";

    private final JsonNode sweep;
    private final List<Cell> cells = new ArrayList<>();

    /** A combination, and the runs of it that have a result. */
    private record Cell(Map<String, String> values, List<NamedRun> runs) {

        /** The figure in every run that has it, rising. */
        double[] figure(String name) {
            return runs.stream().map(run -> run.number(name)).filter(Objects::nonNull)
                    .mapToDouble(Number::doubleValue).sorted().toArray();
        }

        String without(String factor) {
            return values.entrySet().stream().filter(value -> !value.getKey().equals(factor))
                    .map(value -> value.getKey() + "=" + value.getValue()).collect(Collectors.joining(", "));
        }
    }

    private SweepPage(JsonNode sweep, Map<String, Summary> byFile) {
        this.sweep = sweep;
        Map<Integer, Cell> numbered = new LinkedHashMap<>();
        for (JsonNode cell : sweep.path("cells")) {
            Map<String, String> values = new LinkedHashMap<>();
            cell.path("values").properties().forEach(value -> values.put(value.getKey(), value.getValue().asText()));
            numbered.put(cell.path("cell").asInt(), new Cell(values, new ArrayList<>()));
        }
        for (JsonNode run : sweep.path("runs")) {
            String file = run.path("file").asText();
            Cell cell = numbered.get(run.path("cell").asInt());
            if (cell != null && byFile.containsKey(file)) {
                cell.runs.add(new NamedRun(file, byFile.get(file)));
            }
        }
        cells.addAll(numbered.values());
    }

    /**
     * The page, ending in a line end.
     *
     * @param sweep its record
     * @param byFile the summaries of its runs by the names of their files in its folder; some may not be there yet
     */
    public static String of(JsonNode sweep, Map<String, Summary> byFile) {
        return new SweepPage(sweep, byFile).text();
    }

    private String text() {
        List<String> factors = new ArrayList<>();
        cells.stream().limit(1).forEach(cell -> factors.addAll(cell.values.keySet()));
        Page page = new Page("tcpp: sweep of " + String.join(", ", factors), header(factors));
        Section section = new Section("figures", "By what was varied");
        for (String figure : FIGURES) {
            boolean known = cells.stream().anyMatch(cell -> cell.figure(figure).length > 0);
            boolean alsoSteady = figure.equals(RATE)
                    && cells.stream().allMatch(cell -> cell.figure("steady_" + RATE).length == cell.runs.size());
            if (known && !alsoSteady) {
                draw(section, figure, factors);
            }
        }
        List<NamedRun> all = cells.stream().flatMap(cell -> cell.runs.stream()).toList();
        return page.add(section).add(TrialsPage.runs(all)).text();
    }

    private Element header(List<String> factors) {
        long done = cells.stream().mapToLong(cell -> cell.runs.size()).sum();
        List<String> words = new ArrayList<>();
        sweep.path("plan").path("command_line").forEach(word -> words.add(word.asText()));
        return Element.of("header").add(Element.of("h1", "tcpp: sweep of " + String.join(", ", factors)),
                Element.of("p", cells.size() + " combinations, " + done + " of " + sweep.path("runs").size()
                        + " runs done, in " + sweep.path("trials").asInt() + " blocks; seed "
                        + sweep.path("seed").asText() + "."),
                Element.of("pre", "tcpp " + String.join(" ", words)));
    }

    private void draw(Section section, String figure, List<String> factors) {
        Unit unit = Unit.of(figure);
        String title = TrialsPage.title(figure);
        DataTable table = new DataTable(title + " by combination",
                List.of("combination", "runs", "median", "min", "max"));
        for (Cell cell : cells) {
            double[] values = cell.figure(figure);
            table.row(cell.without(""), values.length, values.length == 0 ? null : plain(Median.of(values)),
                    values.length == 0 ? null : plain(values[0]),
                    values.length == 0 ? null : plain(values[values.length - 1]));
        }
        String across = across(factors);
        section.chart(lines(figure, title, unit, across), title,
                "Median of each combination, the range of its runs, and every run as a dot; across: " + across + ".",
                table);
        List<String> others = factors.stream().filter(factor -> !factor.equals(across)).toList();
        if (others.size() == 1 && values(across).size() <= HeatMap.MOST_COLUMNS) {
            section.drawing(title + ", medians", HeatMap.svg(title + ", medians",
                    new HeatMap.Edge(across, values(across)),
                    new HeatMap.Edge(others.getFirst(), values(others.getFirst())),
                    medians(figure, across, others.getFirst()), unit));
        }
    }

    private Chart lines(String figure, String title, Unit unit, String across) {
        List<String> places = values(across);
        double most = cells.stream().flatMapToDouble(cell -> Arrays.stream(cell.figure(figure))).max()
                .orElse(0);
        Chart chart = new Chart(Axis.named(across, places), Axis.of(title, unit, Scale.fromZero(most)));
        Map<String, List<Cell>> groups = cells.stream().collect(
                Collectors.groupingBy(cell -> cell.without(across), LinkedHashMap::new, Collectors.toList()));
        int i = 0;
        for (Map.Entry<String, List<Cell>> group : groups.entrySet()) {
            Ink ink = Ink.of(i++);
            List<Point> low = new ArrayList<>();
            List<Point> high = new ArrayList<>();
            List<Point> medians = new ArrayList<>();
            for (Cell cell : group.getValue()) {
                double[] values = cell.figure(figure);
                double x = places.indexOf(cell.values.get(across));
                if (values.length > 0) {
                    low.add(new Point(x, values[0]));
                    high.add(new Point(x, values[values.length - 1]));
                    medians.add(new Point(x, Median.of(values)));
                }
                for (NamedRun run : cell.runs) {
                    Number value = run.number(figure);
                    if (value != null) {
                        chart.dot(ink, new Point(x, value.doubleValue()), 2.5, run.name() + ": " + unit.text(value));
                    }
                }
            }
            if (!medians.isEmpty()) {
                chart.ribbon(ink, low, high);
                chart.curve(ink, group.getKey().isEmpty() ? "median" : group.getKey(), medians);
            }
        }
        return chart;
    }

    private Double[][] medians(String figure, String across, String down) {
        List<String> columns = values(across);
        List<String> rows = values(down);
        Double[][] medians = new Double[rows.size()][columns.size()];
        for (Cell cell : cells) {
            double[] values = cell.figure(figure);
            if (values.length > 0) {
                medians[rows.indexOf(cell.values.get(down))][columns.indexOf(cell.values.get(across))] = Median
                        .of(values);
            }
        }
        return medians;
    }

    /** The factor with the most values goes across. */
    private String across(List<String> factors) {
        return factors.stream().max((one, other) -> {
            int difference = values(one).size() - values(other).size();
            return difference != 0 ? difference : factors.indexOf(other) - factors.indexOf(one);
        }).orElse("");
    }

    private List<String> values(String factor) {
        return cells.stream().map(cell -> cell.values.getOrDefault(factor, "")).distinct().toList();
    }

    private static String plain(double value) {
        return Numbers.significant(value, 12);
    }
}
