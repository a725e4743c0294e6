package org.tcpp.search;

import java.util.Locale;

/** What all trials at one load say together, by the classification of MLRsearch. */
public enum Standing {
    /** The load is carried: however the rest of its trials went, few enough of them would be bad. */
    LOWER,
    /** It is not: however the rest went, too many would be bad. */
    UPPER,
    /** The rest decides. */
    UNDECIDED,
    /** The client cannot offer it, so nobody knows. */
    OUT_OF_REACH;

    /** The word in a result. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
