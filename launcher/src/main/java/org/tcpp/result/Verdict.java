package org.tcpp.result;

import java.util.Locale;

/** What became of a run, apart from its figures. */
public enum Verdict {
    /** Everything asked for was done. */
    COMPLETE,
    /** The run ended, but some connections or workers failed. */
    DEGRADED,
    /** The run was ended early by a signal. */
    INTERRUPTED,
    /** Nothing was measured. */
    FAILED,
    /** Other bytes came than were sent, whatever else became of the run. */
    DAMAGED;

    /** The word in a result. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
