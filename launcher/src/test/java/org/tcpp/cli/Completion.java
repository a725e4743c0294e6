package org.tcpp.cli;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The completion of commands and options for bash(1). */
final class Completion {

    private Completion() {}

    /** A script that bash reads with {@code source}. */
    static String bash() {
        Set<OptionRow> options = RunCommand.ORIGINAL.options();
        return """
                # bash completion for tcpp. Written by DocumentsTest from the tables of options: source it.
                _tcpp() {
                    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} first=
                    if [ "$COMP_CWORD" -gt 1 ]; then
                        case ${COMP_WORDS[1]} in
                %s        esac
                    fi
                    case $before in
                        %s) COMPREPLY=($(compgen -f -- "$word")); return ;;
                        %s) COMPREPLY=($(compgen -A hostname -- "$word")); return ;;
                        --engine) COMPREPLY=($(compgen -W 'auto epoll nio' -- "$word")); return ;;
                        %s) COMPREPLY=(); return ;;
                    esac
                    [ "$COMP_CWORD" = 1 ] && first='%s'
                    COMPREPLY=($(compgen -W "$first %s" -- "$word"))
                }
                complete -F _tcpp tcpp ./tcpp
                """.formatted(tools(), names(options, "FILE"), names(options, "HOST"), others(options), commands(),
                words(options));
    }

    /** Behind a tool stand its own options, and names of files or commands. */
    private static String tools() {
        return Arrays.stream(Tool.values())
                .map(tool -> "            %s) COMPREPLY=($(compgen %s-W '%s' -- \"$word\")); return ;;\n"
                        .formatted(tool.word(), tool.bare() == Bare.NOTHING || tool == Tool.HELP ? "" : "-f ",
                                words(tool.options()) + (tool == Tool.HELP ? " " + commands() : "")))
                .collect(Collectors.joining());
    }

    private static String commands() {
        return Command.all().stream().map(Command::word).collect(Collectors.joining(" "));
    }

    private static String words(Collection<OptionRow> options) {
        return options.stream()
                .flatMap(row -> row.shortName() == null
                        ? Stream.of("--" + row.longName())
                        : Stream.of("-" + row.shortName(), "--" + row.longName()))
                .collect(Collectors.joining(" "));
    }

    private static String names(Set<OptionRow> options, String argument) {
        return options.stream()
                .filter(row -> argument.equals(row.argument()))
                .map(Completion::pattern)
                .collect(Collectors.joining("|"));
    }

    private static String others(Set<OptionRow> options) {
        return options.stream()
                .filter(row -> row.argument() != null && !Set.of("FILE", "HOST").contains(row.argument()))
                .filter(row -> row != CliOption.ENGINE)
                .map(Completion::pattern)
                .collect(Collectors.joining("|"));
    }

    private static String pattern(OptionRow row) {
        return (row.shortName() == null ? "" : "-" + row.shortName() + "|") + "--" + row.longName();
    }
}
