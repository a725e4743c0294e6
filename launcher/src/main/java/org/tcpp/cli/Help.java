package org.tcpp.cli;

import java.util.List;
import java.util.Set;

/** What {@code --help} prints: {@link CliOption} as text. */
public final class Help {

    /** Columns where nobody says otherwise. */
    static final int COLUMNS = 80;
    private static final int NARROWEST = 60;
    private static final int WIDEST = 120;
    /** Where the meanings begin. */
    private static final int INDENT = 26;

    private static final List<String> USAGE = List.of("tcpp -s [-T1] [-p procs] [-r port] [-l ip] [-m max] ...",
            "tcpp -c host [-CT] [-p procs] [-t tcps] [-m max] [-b bytes] [-r port] ...", "tcpp --loopback ...",
            "tcpp serve ...", "tcpp run host ...", "tcpp loopback ...");

    private Help() {}

    /**
     * The whole text, its lines ended.
     *
     * @param columns what the environment variable COLUMNS says, or null
     */
    public static String text(String columns) {
        return text(CliOption.offered(), width(columns));
    }

    static String text(Set<CliOption> offered, int width) {
        StringBuilder out = new StringBuilder("Exercises TCP: very many connections from parallel workers.\n\n");
        USAGE.forEach(
                line -> out.append(out.lastIndexOf("usage:") < 0 ? "usage: " : "       ").append(line).append('\n'));
        for (Topic topic : Topic.values()) {
            List<CliOption> rows = offered.stream().filter(row -> row.topic() == topic).toList();
            if (!rows.isEmpty()) {
                out.append('\n').append(topic.heading()).append(":\n");
                rows.forEach(row -> append(out, row, width));
            }
        }
        return out.append("\nThe manual, tcpp(1), tells more, exit statuses and examples among it.\n").toString();
    }

    /** The width in columns that {@code columns} names, within reason; {@value #COLUMNS} if it names none. */
    static int width(String columns) {
        if (columns == null || !columns.matches("[1-9]\\d{0,5}")) {
            return COLUMNS;
        }
        return Math.clamp(Integer.parseInt(columns), NARROWEST, WIDEST);
    }

    private static void append(StringBuilder out, CliOption row, int width) {
        String names = "  " + (row.shortName() == null ? "    " : "-" + row.shortName() + ", ") + "--" + row.longName()
                + (row.argument() == null ? "" : " " + row.argument());
        String meaning = row.meaning() + (row.standard() == null ? "" : " [" + row.standard() + "]");
        int column = names.length();
        out.append(names);
        if (column > INDENT - 2) {
            out.append('\n');
            column = 0;
        }
        for (String word : meaning.split(" ")) {
            boolean first = column < INDENT;
            if (!first && column + 1 + word.length() > width) {
                out.append('\n');
                column = 0;
                first = true;
            }
            out.append(" ".repeat(first ? INDENT - column : 1)).append(word);
            column = (first ? INDENT : column + 1) + word.length();
        }
        out.append('\n');
    }
}
