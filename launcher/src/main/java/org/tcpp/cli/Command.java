package org.tcpp.cli;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a command line is for, a set of options and what stands bare behind it. Its first bare word says which; without
 * one it is the original's, whose options say it.
 */
public sealed interface Command permits RunCommand, Tool {

    /** The word that chooses it. */
    String word();

    /** What it does, in a sentence. */
    String purpose();

    /** What stands behind it without a dash. */
    Bare bare();

    /** The options that belong to it, in the order of help. */
    Set<OptionRow> options();

    /** The options that its parser takes; not all of them need be allowed. */
    default Set<OptionRow> understood() {
        return options();
    }

    /** How it is called, without its options: {@code tcpp run HOST}. */
    default String usage() {
        return ("tcpp " + word() + " [option ...] " + bare().text()).strip();
    }

    /** All that have a word, in the order of help. */
    static List<Command> all() {
        return Stream.<Command>concat(RunCommand.named().stream(), Stream.of(Tool.values())).toList();
    }

    /** The command of this word. Throws {@link UsageError} if there is none. */
    static Command named(String word) {
        return all().stream().filter(command -> command.word().equals(word)).findFirst()
                .orElseThrow(() -> new UsageError(Suggestion.unknownCommand(word, words())));
    }

    /** The command of a command line. Throws {@link UsageError} if its first word is bare and names none. */
    static Command of(String... args) {
        return args.length == 0 || args[0].startsWith("-") || args[0].isEmpty()
                ? RunCommand.ORIGINAL
                : named(args[0]);
    }

    private static List<String> words() {
        return all().stream().map(Command::word).toList();
    }
}
