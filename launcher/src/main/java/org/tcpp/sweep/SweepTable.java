package org.tcpp.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tcpp.report.CsvRow;
import org.tcpp.report.Quantity;
import org.tcpp.report.Table;
import org.tcpp.result.MainFigure;
import org.tcpp.result.Summary;

/** What has been measured: a row for each run, tidy, and a few figures for each cell. One thread. */
public final class SweepTable {

    private final List<String> names;
    private final TreeMap<Integer, String> rows = new TreeMap<>();
    private final Map<Cell, List<Summary>> summaries = new HashMap<>();
    private List<String> header = List.of();

    /** With a column for each of these names. */
    public SweepTable(List<String> names) {
        this.names = names;
    }

    /** The result of a run is there. */
    public void put(PlannedRun run, Measured result) {
        List<String> columns = CsvRow.header(result.summary());
        if (columns.size() > header.size()) {
            header = columns;
        }
        rows.put(run.order(), run.cell().number() + "," + run.block() + "," + run.order() + ","
                + names.stream().map(name -> CsvRow.text(run.cell().values().get(name)))
                        .collect(Collectors.joining(","))
                + "," + CsvRow.of(result.summary(), result.labels(), columns.size()));
        summaries.computeIfAbsent(run.cell(), _ -> new ArrayList<>()).add(result.summary());
    }

    /**
     * All rows as CSV, in the order of the runs: which cell, block and place in the order, a column for each factor,
     * and the columns of {@code --csv}. A factor that is called like one of those has {@code factor_} before its name.
     */
    public String csv() {
        String first = "cell,block,order," + names.stream().map(name -> header.contains(name) ? "factor_" + name : name)
                .collect(Collectors.joining(","));
        return first + "," + String.join(",", header) + "\n"
                + rows.values().stream().map(row -> row + "\n").collect(Collectors.joining());
    }

    /** A line for each of these cells, with the median of the figure that most has to be known. */
    public List<String> lines(List<Cell> cells, int width) {
        String figure = MainFigure.of(summaries.values().stream().flatMap(List::stream).toList());
        List<String> columns = new ArrayList<>(names);
        columns.addAll(List.of("runs", "complete", figure, "from", "to"));
        Table table = new Table(columns);
        for (Cell cell : cells) {
            List<Summary> runs = summaries.getOrDefault(cell, List.of());
            List<String> row = new ArrayList<>(names.stream().map(cell.values()::get).toList());
            row.add(Integer.toString(runs.size()));
            row.add(Long.toString(runs.stream().filter(run -> "complete".equals(run.values().get("verdict"))).count()));
            double[] values = runs.stream().map(run -> run.values().get(figure)).filter(Number.class::isInstance)
                    .mapToDouble(value -> ((Number) value).doubleValue()).sorted().toArray();
            row.addAll(values.length == 0
                    ? List.of("-", "-", "-")
                    : Arrays.stream(new double[]{(values[(values.length - 1) / 2] + values[values.length / 2]) / 2,
                            values[0], values[values.length - 1]}).mapToObj(value -> Quantity.of(figure, value))
                            .toList());
            table.row(row);
        }
        return table.lines(width);
    }
}
