package org.tcpp.cli;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A run: what to be. */
public enum RunCommand implements Command {
    /** {@code tcpp run HOST}: a client of HOST. */
    RUN("run", Mode.CLIENT, CliOption.CONNECT, "Measure as a client of HOST."),
    /** {@code tcpp serve}: a server. */
    SERVE("serve", Mode.SERVER, CliOption.SERVE, "Serve clients until told to stop."),
    /** {@code tcpp loopback}: both, on this host. */
    LOOPBACK("loopback", Mode.LOOPBACK, CliOption.BOTH, "Measure this host against itself."),
    /** No such word: {@code tcpp -c HOST}, {@code tcpp -s}, {@code tcpp --loopback}. */
    ORIGINAL(null, null, null, "Exercises TCP: very many connections from parallel workers.");

    private static final Set<CliOption> CHOICE = EnumSet.of(CliOption.CONNECT, CliOption.SERVE, CliOption.BOTH);

    private final String word;
    private final Mode mode;
    private final CliOption meant;
    private final String purpose;

    RunCommand(String word, Mode mode, CliOption meant, String purpose) {
        this.word = word;
        this.mode = mode;
        this.meant = meant;
        this.purpose = purpose;
    }

    /** Those with a word. */
    static List<RunCommand> named() {
        return Arrays.stream(values()).filter(command -> command != ORIGINAL).toList();
    }

    /** Null for the original's. */
    @Override
    public String word() {
        return word;
    }

    @Override
    public String purpose() {
        return purpose;
    }

    @Override
    public Bare bare() {
        return meant == null || meant.argument() == null ? Bare.NOTHING : Bare.one(meant.argument());
    }

    /** The option of the original's command line that says the same; null for that itself. */
    CliOption meant() {
        return meant;
    }

    @Override
    public Set<OptionRow> options() {
        EnumSet<CliOption> options = EnumSet.allOf(CliOption.class);
        if (this != ORIGINAL) {
            options.removeAll(CHOICE);
            options.removeIf(option -> !option.modes().contains(mode));
        }
        return Collections.unmodifiableSet(new LinkedHashSet<>(options));
    }

    /** All options of all runs, for the rules know better than the parser why one is not allowed. */
    @Override
    public Set<OptionRow> understood() {
        return ORIGINAL.options();
    }
}
