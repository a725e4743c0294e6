package org.tcpp.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tcpp.result.Result;
import org.tcpp.result.Summary;

/**
 * A result as a row of CSV that opens right in spreadsheets of every country: commas, whole numbers only, no byte-order
 * mark; ASCII but for what the user typed. Pure.
 */
public final class CsvRow {

    private CsvRow() {}

    /** The names of all columns. */
    public static List<String> header(Summary summary) {
        return CsvColumn.of(summary).stream().map(CsvColumn::name).toList();
    }

    /** A text as a cell. */
    public static String text(String text) {
        return CsvColumn.text(text);
    }

    /** The cells of the first so many columns, without a line end. */
    public static String of(Result result, int columns) {
        return of(result.summary(), result.run().labels(), columns);
    }

    /** The same of a run, or of one of many hosts, of which these are known. */
    public static String of(Summary summary, Map<String, String> labels, int columns) {
        return CsvColumn.of(summary)
                .subList(0, columns)
                .stream()
                .map(column -> column.cell(summary, labels))
                .collect(Collectors.joining(","));
    }
}
