package org.tcpp.search;

import java.util.Locale;

/** What a trial is for. */
public enum Purpose {
    /** To find the limit. */
    SEARCH,
    /** To see what comes of a fifth more than the limit. */
    OVERLOAD,
    /** To see whether the server is itself again after that, at a fifth less, one step at least. */
    RECOVERY;

    /** The word in a result. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
