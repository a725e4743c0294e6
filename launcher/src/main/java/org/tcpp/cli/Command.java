package org.tcpp.cli;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a command line is for: its first bare word says it. Without one it is the original's, whose options say it. */
public enum Command {
    /** {@code tcpp run HOST}: a client of HOST. */
    RUN("run", Mode.CLIENT, CliOption.CONNECT),
    /** {@code tcpp serve}: a server. */
    SERVE("serve", Mode.SERVER, CliOption.SERVE),
    /** {@code tcpp loopback}: both, on this host. */
    LOOPBACK("loopback", Mode.LOOPBACK, CliOption.BOTH),
    /** No such word: {@code tcpp -c HOST}, {@code tcpp -s}, {@code tcpp --loopback}. */
    ORIGINAL(null, null, null);

    private static final Set<CliOption> CHOICE = EnumSet.of(CliOption.CONNECT, CliOption.SERVE, CliOption.BOTH);

    private final String word;
    private final Mode mode;
    private final CliOption meant;

    Command(String word, Mode mode, CliOption meant) {
        this.word = word;
        this.mode = mode;
        this.meant = meant;
    }

    /** Its word; null for the original's. */
    public String word() {
        return word;
    }

    /** The option of the original's command line that says the same; null for that itself. */
    CliOption meant() {
        return meant;
    }

    /** The options that belong to it. */
    public Set<CliOption> options() {
        EnumSet<CliOption> options = EnumSet.allOf(CliOption.class);
        if (this != ORIGINAL) {
            options.removeAll(CHOICE);
            options.removeIf(option -> !option.modes().contains(mode));
        }
        return options;
    }

    /** The words of all of them: {@code run, serve, loopback}. */
    static String words(String between) {
        return Arrays.stream(values()).map(Command::word).filter(word -> word != null)
                .collect(Collectors.joining(between));
    }

    /** The command of a command line. Throws {@link UsageError} if its first word is bare and names none. */
    static Command of(String... args) {
        if (args.length == 0 || args[0].startsWith("-") || args[0].isEmpty()) {
            return ORIGINAL;
        }
        Optional<Command> named = Arrays.stream(values()).filter(command -> args[0].equals(command.word)).findFirst();
        return named.orElseThrow(() -> new UsageError("unknown command '" + args[0] + "'; there are " + words(", ")
                + ", and without one of these the options -c, -s and --loopback"));
    }
}
