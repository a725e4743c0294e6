package org.tcpp.cli;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The completion of options for bash(1). */
final class Completion {

    private Completion() {}

    /** A script that bash reads with {@code source}. */
    static String bash(Set<CliOption> offered) {
        String all = offered.stream()
                .map(row -> (row.shortName() == null ? "" : "-" + row.shortName() + " ") + "--" + row.longName())
                .collect(Collectors.joining(" "));
        return """
                # bash completion for tcpp. Written by DocumentsTest from the table of options: source it.
                _tcpp() {
                    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} first=
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
                """.formatted(names(offered, "FILE"), names(offered, "HOST"), others(offered), commands(), all);
    }

    private static String commands() {
        return Arrays.stream(Command.values()).map(Command::word).filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    private static String names(Set<CliOption> offered, String argument) {
        return offered.stream()
                .filter(row -> argument.equals(row.argument()))
                .map(Completion::pattern)
                .collect(Collectors.joining("|"));
    }

    private static String others(Set<CliOption> offered) {
        return offered.stream()
                .filter(row -> row.argument() != null && !Set.of("FILE", "HOST").contains(row.argument()))
                .filter(row -> row != CliOption.ENGINE)
                .map(Completion::pattern)
                .collect(Collectors.joining("|"));
    }

    private static String pattern(CliOption row) {
        return (row.shortName() == null ? "" : "-" + row.shortName() + "|") + "--" + row.longName();
    }
}
