package org.tcpp.estimate;

import org.tcpp.message.Fairness;

/**
 * Jain's index of fairness, (sum x)^2 / (n sum x^2): 1 if all are equal, 1/n if one has everything (R. Jain, D. Chiu,
 * W. Hawe: A Quantitative Measure of Fairness, DEC-TR-301, 1984).
 */
public final class Jain {

    private Jain() {}

    static Figure<Double> index(Fairness sums) {
        return sums.connections() < 2
                ? Figure.unknown(
                        "fewer than two completed connections took more than four turns of either end's loop, and"
                                + " what takes fewer has no share")
                : index(sums.connections(), sums.sum(), sums.sumOfSquares());
    }

    /** Of these shares; not known where none is above 0. */
    public static Figure<Double> index(double[] shares) {
        double sum = 0;
        double squares = 0;
        for (double share : shares) {
            sum += share;
            squares += share * share;
        }
        return index(shares.length, sum, squares);
    }

    private static Figure<Double> index(long n, double sum, double squares) {
        return squares > 0 ? Figure.of(sum * sum / n / squares) : Figure.unknown("no byte was carried");
    }
}
