package org.tcpp.search;

import java.util.ArrayList;
import java.util.List;
import org.tcpp.result.Result;
import org.tcpp.result.Verdict;

/**
 * What a trial came to.
 *
 * @param grade in one word
 * @param reasons why it is not good, a clause each
 * @param checks what became of each limit
 * @param measured how much of the load was seen done, in its unit; null: nobody can tell
 * @param lossRatio the part of it that was not carried, 0 to 1
 */
public record Graded(Grade grade, List<String> reasons, List<Check> checks, Double measured, double lossRatio) {

    /** A trial that this host cannot make. */
    public static Graded refused(String why) {
        return new Graded(Grade.REFUSED, List.of(why), List.of(), null, 1);
    }

    /**
     * Of a run that was given a load. All times count from the planned moments, so a client that was late makes them
     * longer, never shorter: where all limits held it has not spoilt anything.
     */
    public static Graded of(SearchFigure figure, List<Limit> limits, long load, Result result) {
        double loss = figure.lossRatio(load, result);
        Double measured = figure.measured(result);
        if (result.verdict() == Verdict.FAILED || result.verdict() == Verdict.DAMAGED) {
            return new Graded(Grade.BAD, result.verdictReasons().stream().limit(1).toList(), List.of(), measured, loss);
        }
        List<Check> checks = limits.stream().map(limit -> limit.check(figure, load, result)).toList();
        List<String> reasons = new ArrayList<>(checks.stream().filter(Check::isBroken).map(Check::why).toList());
        List<String> faults = ClientFaults.of(result, limits);
        if (reasons.isEmpty() && isOffered(result)) {
            return new Graded(Grade.GOOD, List.of(), checks, measured, loss);
        }
        if (reasons.isEmpty()) {
            reasons.add("connections that were due were never begun");
        }
        reasons.addAll(0, faults);
        return new Graded(faults.isEmpty() ? Grade.BAD : Grade.INVALID, List.copyOf(reasons), checks, measured, loss);
    }

    private static boolean isOffered(Result result) {
        return result.figures().openLoop() == null || result.figures().openLoop().counts().neverBegun() == 0;
    }
}
