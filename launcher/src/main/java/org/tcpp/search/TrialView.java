package org.tcpp.search;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.List;
import org.tcpp.result.Decimals;

/**
 * A trial, with all that was concluded from it; flat in JSON.
 *
 * @param trial its number, from 1
 * @param purpose what it was for
 * @param offer what was offered, and when
 * @param grade what it says
 * @param reasons why it is not good, a clause each
 * @param measure what was measured
 * @param checks what became of each limit
 */
public record TrialView(int trial, Purpose purpose, @JsonUnwrapped Offer offer, Grade grade, List<String> reasons,
        @JsonUnwrapped Measure measure, List<Check> checks) {

    /**
     * What was offered, and when.
     *
     * @param load in the plan's unit
     * @param seconds how long it was to be offered
     * @param beganSeconds when, since the search began
     * @param restedSeconds how long was waited before
     * @param leftSockets sockets of earlier trials that were there all the same; null: not known
     */
    public record Offer(long load, BigDecimal seconds, BigDecimal beganSeconds, BigDecimal restedSeconds,
            Long leftSockets) {
    }

    /**
     * What was measured.
     *
     * @param measured how much of the load was done, in the plan's unit; null: nobody can tell
     * @param lossRatio the part of it that was not carried, 0 to 1
     */
    public record Measure(BigDecimal measured, BigDecimal lossRatio) {

        static Measure of(Graded graded) {
            return new Measure(Decimals.six(graded.measured()), Decimals.six(graded.lossRatio()));
        }
    }

    /** Of one that is over. */
    public static TrialView of(int trial, Purpose purpose, Offer offer, Graded graded) {
        return new TrialView(trial, purpose, offer, graded.grade(), graded.reasons(), Measure.of(graded),
                graded.checks());
    }
}
