package org.tcpp.estimate;

import java.util.Arrays;

/**
 * The mean of a figure over repeated runs, which are independent of each other, with Student's interval of confidence.
 *
 * @param runs how many runs gave the figure, 1 or more
 * @param standardDeviation of single runs; null with one run
 * @param half half the width of the 95 % interval of confidence for the mean; null with one run
 */
public record MeanOfRuns(int runs, double mean, double min, double max, Double standardDeviation, Double half) {

    /** Of the figures of all runs that have it. */
    public static Figure<MeanOfRuns> of(double... values) {
        int n = values.length;
        if (n == 0) {
            return Figure.unknown("no run gave it");
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
        Double deviation = n == 1 ? null : (Double) Math.sqrt(squares / (n - 1));
        return Figure.of(new MeanOfRuns(n, mean, Arrays.stream(values).min().orElseThrow(),
                Arrays.stream(values).max().orElseThrow(), deviation,
                n == 1 ? null : (Double) (StudentT.quantile975(n - 1) * deviation / Math.sqrt(n))));
    }
}
