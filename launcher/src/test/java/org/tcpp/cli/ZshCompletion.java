package org.tcpp.cli;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;

/** The completion of commands and options for zsh(1): {@code _arguments} of zshcompsys(1). */
final class ZshCompletion {

    private ZshCompletion() {}

    /** A file that zsh finds in its {@code fpath} under the name {@code _tcpp}. */
    static String text() {
        return """
                #compdef tcpp
                # zsh completion for tcpp. Written by DocumentsTest from the tables of options: put it into a folder of
                # fpath under the name _tcpp.
                local -a tcpp_commands
                tcpp_commands=(
                %s)
                if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
                    _describe command tcpp_commands
                    return
                fi
                case $words[2] in
                %s    *)
                %s        ;;
                esac
                """.formatted(commands(), tools(), arguments(RunCommand.ORIGINAL.options(), "'*:HOST:_hosts'"));
    }

    private static String commands() {
        return Command.all().stream()
                .map(command -> "    '" + command.word() + ":" + quoted(firstSentence(command.purpose())) + "'\n")
                .collect(Collectors.joining());
    }

    private static String tools() {
        return Arrays.stream(Tool.values()).map(tool -> "    " + tool.word() + ")\n" + arguments(tool.options(),
                tool == Tool.HELP
                        ? "'*:COMMAND:(" + Command.all().stream().map(Command::word).collect(Collectors.joining(" "))
                                + ")'"
                        : tool.bare() == Bare.NOTHING ? "" : "'*:FILE:_files'")
                + "        ;;\n").collect(Collectors.joining());
    }

    private static String arguments(Collection<OptionRow> options, String rest) {
        return options.stream().map(ZshCompletion::argument)
                .collect(Collectors.joining(" \\\n            ", "        _arguments -s \\\n            ",
                        rest.isEmpty() ? "\n" : " \\\n            " + rest + "\n"));
    }

    private static String argument(OptionRow row) {
        String names = row.shortName() == null
                ? (row.repeatable() ? "'*--" : "'--") + row.longName()
                : "'(-" + row.shortName() + " --" + row.longName() + ")'{-" + row.shortName() + ",--" + row.longName()
                        + "}'";
        return names + "[" + quoted(firstSentence(row.meaning())) + "]" + (row.argument() == null
                ? ""
                : ":" + quoted(row.argument()) + ":" + values(row)) + "'";
    }

    private static String values(OptionRow row) {
        if (row == CliOption.ENGINE) {
            return "(auto epoll nio)";
        }
        return switch (row.argument()) {
            case "FILE" -> "_files";
            case "HOST" -> "_hosts";
            default -> row.argument().matches("[a-z]+([|][a-z]+)+") ? "(" + row.argument().replace('|', ' ') + ")" : "";
        };
    }

    /** What a line of a menu has room for. */
    static String firstSentence(String meaning) {
        return meaning.replaceFirst("(?s)[.] .*", "").replaceFirst("[.]$", "");
    }

    /** Brackets and colons end a part of what _arguments reads, and a quote ends the word. */
    private static String quoted(String text) {
        return text.replaceAll("([\\[\\]:])", "\\\\$1").replace("'", "'\\''");
    }
}
