package org.tcpp.result;

import java.util.Arrays;

/** The middle of some numbers, of an even number of them the mean of the middle two. */
public final class Median {

    private Median() {}

    /** Of at least one. */
    public static double of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
