package org.tcpp.html;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A value that holds for a while.
 *
 * @param from when it begins
 * @param to when it ends
 * @param value null: not known
 */
record Step(double from, double to, Double value) {

    private static final double MUCH_SHORTER = 0.2;

    /**
     * Without those that are much shorter than most, as what is left of an interval at the end of a run: a rate over it
     * says nothing, and would stand out. In their place is null.
     */
    static List<Step> longEnough(List<Step> steps) {
        double[] lengths = steps.stream().filter(Objects::nonNull).mapToDouble(step -> step.to - step.from).sorted()
                .toArray();
        double usual = lengths.length == 0 ? 0 : lengths[lengths.length / 2];
        return steps.stream().map(step -> step == null || step.to - step.from < usual * MUCH_SHORTER ? null : step)
                .collect(Collectors.toList());
    }

    /** Of numbers of a result; null if their time is not known. */
    static Step of(Number from, Number to, Number value) {
        return from == null || to == null
                ? null
                : new Step(from.doubleValue(), to.doubleValue(), value == null ? null : (Double) value.doubleValue());
    }

    /** How much more it is than another of the same time; both are known. */
    Step less(Step other) {
        return new Step(from, to, value - other.value);
    }
}
