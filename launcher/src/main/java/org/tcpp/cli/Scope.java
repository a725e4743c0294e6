package org.tcpp.cli;

import org.tcpp.cli.Options.Mode;

/** Who may use an option. */
enum Scope {
    CLIENT('c', "a client (-c)"), SERVER('s', "a server (-s)"), LOOPBACK('l', "--loopback");

    private final char letter;
    private final String words;

    Scope(char letter, String words) {
        this.letter = letter;
        this.words = words;
    }

    char letter() {
        return letter;
    }

    String words() {
        return words;
    }

    static Scope of(Mode mode) {
        return valueOf(mode.name());
    }
}
