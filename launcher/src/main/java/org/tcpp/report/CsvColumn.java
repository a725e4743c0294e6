package org.tcpp.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tcpp.result.Summary;

/**
 * One column of the CSV form. First come the date, the labels and what the original's own lab script collected; then
 * the rest of the summary in its order. Numbers are whole, because a decimal point is read differently in different
 * countries; where the summary has decimals, a smaller unit stands in the name.
 *
 * @param name its header, lower_snake, ending in the unit
 * @param source the summary's name of it; null: the labels
 * @param factor what the summary's number is multiplied with
 */
record CsvColumn(String name, String source, int factor) {

    private static final List<CsvColumn> FIRST = List.of(new CsvColumn("date", "started", 1),
            new CsvColumn("labels", null, 1), new CsvColumn("bytes", "bytes", 1),
            new CsvColumn("milliseconds", "seconds", 1000),
            new CsvColumn("connections", "connections_completed", 1),
            new CsvColumn("bits_per_second", "bits_per_second", 1),
            new CsvColumn("user_permille", "client_cpu_user_permille", 1),
            new CsvColumn("nice_permille", "client_cpu_nice_permille", 1),
            new CsvColumn("system_permille", "client_cpu_system_permille", 1),
            new CsvColumn("interrupt_permille", "client_cpu_interrupt_permille", 1),
            new CsvColumn("idle_permille", "client_cpu_idle_permille", 1));

    /** All columns of a summary. */
    static List<CsvColumn> of(Summary summary) {
        List<CsvColumn> columns = new ArrayList<>(FIRST);
        Set<String> taken = new HashSet<>();
        FIRST.forEach(column -> taken.add(column.source));
        summary.values().keySet().stream().filter(name -> !taken.contains(name)).forEach(name -> columns.add(of(name)));
        return columns;
    }

    /** The cell of a run: an integer, a text, or empty where it is not known. */
    String cell(Summary summary, Map<String, String> labels) {
        if (source == null) {
            return text(labels(labels));
        }
        return switch (summary.values().get(source)) {
            case null -> "";
            case Long whole -> Long.toString(whole * factor);
            case BigDecimal decimal -> decimal.multiply(BigDecimal.valueOf(factor))
                    .setScale(0, RoundingMode.HALF_EVEN)
                    .toPlainString();
            case Object other -> text(other.toString());
        };
    }

    /** Seconds become milliseconds, indices permille, microseconds with decimals nanoseconds. */
    static CsvColumn of(String name) {
        if (name.matches("(.*_)?seconds(_sender|_receiver)?")) {
            return new CsvColumn(name.replace("seconds", "milliseconds"), name, 1000);
        }
        if (name.matches("(reverse_)?fairness_.*")) {
            return new CsvColumn(name + "_permille", name, 1000);
        }
        if (name.endsWith("cpu_microseconds_per_connection")) {
            return new CsvColumn(name.replace("microseconds", "nanoseconds"), name, 1000);
        }
        return new CsvColumn(name, name, 1);
    }

    /** Labels as one cell. */
    static String labels(Map<String, String> labels) {
        return labels.entrySet()
                .stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(" "));
    }

    /**
     * No control characters, quoted where RFC 4180 asks for it, and with an apostrophe before what a spreadsheet might
     * calculate. Letters of all alphabets stay: a label is the user's own.
     */
    static String text(String text) {
        String safe = text.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        if (!safe.isEmpty() && "=+-@".indexOf(safe.charAt(0)) >= 0) {
            safe = "'" + safe;
        }
        return safe.contains(",") || safe.contains("\"") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
