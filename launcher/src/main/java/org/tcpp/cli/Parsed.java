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

    /**
     * A tool; {@code --help} and {@code --version} are the tools of these names.
     *
     * @param tool which
     * @param given its options and words
     */
    record Use(Tool tool, Given given) implements Parsed {
    }

    /**
     * It is wrong.
     *
     * @param message what {@link UsageError} says
     */
    record Wrong(String message) implements Parsed {
    }
}
