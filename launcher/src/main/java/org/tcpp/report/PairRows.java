package org.tcpp.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tcpp.mesh.MeshPair;
import org.tcpp.mesh.MeshResult;

/**
 * The result of many hosts as rows of CSV, one for each pair, in the style of {@link CsvRow}: whole numbers only. First
 * the date, the labels and the run, then what the result has of each pair, in its order. Pure.
 */
public final class PairRows {

    private static final List<String> FIRST = List.of("date", "labels", "run");

    private PairRows() {}

    /** The names of all columns. */
    public static List<String> header() {
        List<String> header = new ArrayList<>(FIRST);
        columns().forEach(column -> header.add(column.name()));
        return header;
    }

    /** The first so many cells of each row, a line end between two rows. */
    public static String of(MeshResult result, int columns) {
        return result.tables().pairs().stream().map(pair -> row(result, pair, columns))
                .collect(Collectors.joining("\n"));
    }

    private static String row(MeshResult result, MeshPair pair, int columns) {
        List<String> cells = new ArrayList<>(List.of(CsvColumn.text(result.summary().text("started")),
                CsvColumn.text(CsvColumn.labels(result.run().labels())), CsvColumn.text(result.run().id())));
        JsonNode tree = JsonReport.tree(pair);
        columns().forEach(column -> cells.add(cell(tree.path(column.source()), column.factor())));
        return String.join(",", cells.subList(0, Math.min(columns, cells.size())));
    }

    private static List<CsvColumn> columns() {
        List<CsvColumn> columns = new ArrayList<>();
        JsonReport.tree(MeshPair.NOTHING).fieldNames().forEachRemaining(name -> columns.add(CsvColumn.of(name)));
        return columns;
    }

    private static String cell(JsonNode value, int factor) {
        return value.isNull() || value.isMissingNode()
                ? ""
                : value.isNumber()
                        ? value.decimalValue().multiply(BigDecimal.valueOf(factor)).setScale(0, RoundingMode.HALF_EVEN)
                                .toPlainString()
                        : CsvColumn.text(value.asText());
    }
}
