package org.tcpp.disturb;

/**
 * A command that disturbs a run.
 *
 * @param atNs when, since go; or {@link #AT_END}
 * @param command for {@code /bin/sh -c}
 */
public record Disturbance(long atNs, String command) {

    /** When the run is over, however it ended. */
    public static final long AT_END = Long.MAX_VALUE;

    /** True if it puts right what others left behind. */
    public boolean isAtEnd() {
        return atNs == AT_END;
    }
}
