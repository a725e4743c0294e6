package org.tcpp.cli;

/** What a command line asks for. */
public sealed interface Parsed {

    /**
     * A run.
     *
     * @param options all options, checked, with every default filled in
     */
    record Run(Options options) implements Parsed {
    }

    /** {@code --help}: print {@link Help#text} and end. */
    record ShowHelp() implements Parsed {
    }

    /** {@code --version}: print the version and end. */
    record ShowVersion() implements Parsed {
    }

    /**
     * It is wrong.
     *
     * @param message what {@link UsageError} says
     */
    record Wrong(String message) implements Parsed {
    }
}
