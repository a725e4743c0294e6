package org.tcpp.html;

import java.util.Map;

/**
 * The figure of a run to quote: that of the steady window where there is one, of rounds where these were asked for, and
 * of bytes otherwise.
 *
 * @param unit its unit
 * @param value it, or null
 * @param low lower end of its 95 % interval, or null
 * @param high upper end
 * @param isSteady true if it is of the steady window, false if of the whole run
 */
record Quote(Unit unit, Number value, Number low, Number high, boolean isSteady) {

    private static final double PERCENT = 100;

    /** Of a summary. */
    static Quote of(Map<String, Object> summary) {
        boolean rounds = "rounds".equals(summary.get("exchange"));
        String steady = rounds ? "rounds_steady_per_second" : "steady_bits_per_second";
        Unit unit = rounds ? Unit.ROUNDS_PER_SECOND : Unit.BITS_PER_SECOND;
        return summary.get(steady) == null
                ? new Quote(unit, (Number) summary.get(rounds ? "rounds_per_second" : "bits_per_second"), null, null,
                        false)
                : new Quote(unit, (Number) summary.get(steady), (Number) summary.get(steady + "_low"),
                        (Number) summary.get(steady + "_high"), true);
    }

    /** The figure in large letters. */
    String text() {
        return isNothing() ? "no rate" : unit.text(value);
    }

    /** How sure it is, in sentences. */
    String certainty(String wholeRun, String steadyWindow, Object countedBy) {
        if (isNothing()) {
            return "Nothing was transferred that a rate could be made of.";
        }
        if (!isSteady) {
            return "Over the whole run of " + wholeRun + ": there is no steady window.";
        }
        String steady = "Steady for " + steadyWindow
                + (unit == Unit.ROUNDS_PER_SECOND ? "" : ", as counted by the " + countedBy) + ". ";
        if (low == null || high == null) {
            return steady + "Too short for an interval of confidence.";
        }
        double half = (high.doubleValue() - low.doubleValue()) / 2 / value.doubleValue();
        return steady + "95 % confidence: " + unit.text(low) + " to " + unit.text(high) + " (\u00b1"
                + Numbers.significant(half * PERCENT, 2) + " %). What differs from run to run only repeated runs tell.";
    }

    private boolean isNothing() {
        return value == null || value.doubleValue() == 0;
    }
}
