package org.tcpp.cli;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;

/** The completion of commands and options for fish(1): its builtin {@code complete}. */
final class FishCompletion {

    private static final String TOOLS = Arrays.stream(Tool.values()).map(Tool::word).collect(Collectors.joining(" "));

    private FishCompletion() {}

    /** A file that fish reads from a folder of its completions, or with {@code source}. */
    static String text() {
        StringBuilder out = new StringBuilder("""
                # fish completion for tcpp. Written by DocumentsTest from the tables of options: source it.
                complete -c tcpp -f
                """);
        Command.all().forEach(command -> out.append("complete -c tcpp -n __fish_use_subcommand -a ")
                .append(command.word()).append(" -d ").append(quoted(ZshCompletion.firstSentence(command.purpose())))
                .append('\n'));
        append(out, "not __fish_seen_subcommand_from " + TOOLS, RunCommand.ORIGINAL.options());
        for (Tool tool : Tool.values()) {
            String seen = "__fish_seen_subcommand_from " + tool.word();
            append(out, seen, tool.options());
            if (tool == Tool.HELP) {
                out.append("complete -c tcpp -n '").append(seen).append("' -a ").append(quoted(Command.all().stream()
                        .map(Command::word).collect(Collectors.joining(" ")))).append('\n');
            } else if (tool.bare() != Bare.NOTHING) {
                out.append("complete -c tcpp -n '").append(seen).append("' -F\n");
            }
        }
        return out.toString();
    }

    private static void append(StringBuilder out, String condition, Collection<OptionRow> options) {
        for (OptionRow row : options) {
            out.append("complete -c tcpp -n '").append(condition).append("' ")
                    .append(row.shortName() == null ? "" : "-s " + row.shortName() + " ").append("-l ")
                    .append(row.longName()).append(values(row)).append(" -d ")
                    .append(quoted(ZshCompletion.firstSentence(row.meaning()))).append('\n');
        }
    }

    private static String values(OptionRow row) {
        if (row.argument() == null) {
            return "";
        }
        if (row == CliOption.ENGINE) {
            return " -x -a 'auto epoll nio'";
        }
        return switch (row.argument()) {
            case "FILE" -> " -r -F";
            case "HOST" -> " -x -a '(__fish_print_hostnames)'";
            default -> row.argument().matches("[a-z]+([|][a-z]+)+")
                    ? " -x -a '" + row.argument().replace('|', ' ') + "'"
                    : " -x";
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
