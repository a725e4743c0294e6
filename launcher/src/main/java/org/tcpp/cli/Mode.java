package org.tcpp.cli;

import java.util.Locale;

/** What a command is, by the one option that every command line has. */
public enum Mode {
    /** {@code -c HOST}: connects to a server elsewhere. */
    CLIENT,
    /** {@code -s}: serves clients until told to stop. */
    SERVER,
    /** {@code --loopback}: both, on this host. */
    LOOPBACK,
    /** {@code --hosts} or {@code --servers} and {@code --clients}: tells many hosts what to do. */
    MESH;

    /** Its name in a result: {@code client}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
