package org.tcpp.cli;

import java.util.List;

/** What {@code --help} and {@code tcpp help} print: the tables of commands and options as text. */
public final class Help {

    /** Columns where nobody says otherwise. */
    static final int COLUMNS = 80;
    private static final int NARROWEST = 60;
    private static final int WIDEST = 120;
    /** Where the meanings begin. */
    private static final int INDENT = 26;

    private static final List<String> ORIGINAL_USAGE = List.of(
            "tcpp -s [-T1] [-p procs] [-r port] [-l ip] [-m max] ...",
            "tcpp -c host [-CT] [-p procs] [-t tcps] [-m max] [-b bytes] [-r port] ...", "tcpp --loopback ...",
            "tcpp COMMAND ...");

    private Help() {}

    /** The command that help was asked about; the original's if none was named. */
    public static Command about(Given given) {
        return given.bare().isEmpty() ? RunCommand.ORIGINAL : Command.named(given.bare().getFirst());
    }

    /**
     * What a command does and its options, the lines ended; of the original's command line all commands as well.
     *
     * @param columns what the environment variable COLUMNS says, or null
     */
    public static String text(Command command, String columns) {
        int width = width(columns);
        StringBuilder out = new StringBuilder();
        wrap(out, command.purpose(), 0, 0, width);
        out.append('\n');
        List<String> usage = command == RunCommand.ORIGINAL ? ORIGINAL_USAGE : List.of(command.usage());
        usage.forEach(
                line -> out.append(out.lastIndexOf("usage:") < 0 ? "usage: " : "       ").append(line).append('\n'));
        if (command == RunCommand.ORIGINAL) {
            out.append("\nCommands:\n");
            Command.all().forEach(known -> append(out, "  " + known.word() + " " + known.bare().text(),
                    known.purpose(), width));
        }
        for (Topic topic : Topic.values()) {
            List<OptionRow> rows = command.options().stream().filter(row -> row.topic() == topic).toList();
            if (!rows.isEmpty()) {
                out.append('\n').append(topic.heading()).append(":\n");
                rows.forEach(row -> append(out, names(row), meaning(row), width));
            }
        }
        if (command == RunCommand.ORIGINAL) {
            out.append("\ntcpp help COMMAND tells what a command does and which options it has.\n");
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

    private static String names(OptionRow row) {
        return "  " + (row.shortName() == null ? "    " : "-" + row.shortName() + ", ") + "--" + row.longName()
                + (row.argument() == null ? "" : " " + row.argument());
    }

    private static String meaning(OptionRow row) {
        return row.meaning() + (row.standard() == null ? "" : " [" + row.standard() + "]");
    }

    private static void append(StringBuilder out, String name, String meaning, int width) {
        int column = name.length();
        out.append(name);
        if (column > INDENT - 2) {
            out.append('\n');
            column = 0;
        }
        wrap(out, meaning, column, INDENT, width);
    }

    /** Appends words to a line that has so many columns already; those and later lines begin at {@code indent}. */
    private static void wrap(StringBuilder out, String words, int begun, int indent, int width) {
        int column = begun;
        boolean first = true;
        for (String word : words.split(" ")) {
            if (!first && column + 1 + word.length() > width) {
                out.append('\n');
                column = 0;
                first = true;
            }
            out.append(" ".repeat(first ? indent - column : 1)).append(word);
            column = (first ? indent : column + 1) + word.length();
            first = false;
        }
        out.append('\n');
    }
}
