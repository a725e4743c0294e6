package org.tcpp.disturb;

/**
 * What became of a disturbance. Times are nanoseconds since go, on this host's clock.
 *
 * @param disturbance what was to be done
 * @param beganNs its shell was about to be started; null: the run had ended by then, or was to end
 * @param endedNs its shell had ended; null: it was never started, or was killed with the run
 * @param status the shell's exit status; null where there is none
 * @param killed it was still running when the run was over, for longer than anybody waited
 * @param said the end of what it wrote, or why it could not be started; empty: nothing
 */
public record Disturbed(Disturbance disturbance, Long beganNs, Long endedNs, Integer status, boolean killed,
        String said) {

    /** True if it did what it was to do, as far as its exit status tells. */
    public boolean isDone() {
        return status != null && status == 0;
    }
}
