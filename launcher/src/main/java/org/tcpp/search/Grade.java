package org.tcpp.search;

import java.util.Locale;

/** What one trial says. */
public enum Grade {
    /** All limits held. */
    GOOD,
    /** One of them did not, or more. */
    BAD,
    /** Nothing about the server: the client or its host was the limit. */
    INVALID,
    /** Nothing about the server, and a second time would say no more: a limit of the client's host forbids it. */
    REFUSED;

    /** The word in a result. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
