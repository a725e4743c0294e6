package org.tcpp.cli;

/** What a command line asks for. */
public sealed interface Parsed {

    /**
     * To run.
     *
     * @param options everything, checked
     */
    record Run(Options options) implements Parsed {
    }

    /** To show the help. */
    record ShowHelp() implements Parsed {
    }

    /** To show the version. */
    record ShowVersion() implements Parsed {
    }
}
