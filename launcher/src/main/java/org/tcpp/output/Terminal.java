package org.tcpp.output;

/** The terminal that standard error is, and this process as a job of the shell there. One thread. */
public interface Terminal {

    /** Its size as last known: never 0. */
    Size size();

    /** True if it is ours to write to: the shell has not sent us into the background. */
    boolean isOurs();

    /** From now on the process is asked before it stops (Ctrl-Z), or no longer. */
    void holdStops(boolean held);

    /** True if somebody wants the process to stop. */
    boolean wantsStop();

    /** Stops the process; returns when it goes on. */
    void stop();

    /** True if the process went on after a stop, or the size has changed, since this was asked last. */
    boolean hasChanged();

    /**
     * Cells.
     *
     * @param columns width
     * @param rows height
     */
    record Size(int columns, int rows) {
    }
}
