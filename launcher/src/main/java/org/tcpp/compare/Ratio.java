package org.tcpp.compare;

import java.util.Arrays;
import org.tcpp.result.Median;

/**
 * How many times as large a figure is in B's runs as in A's: the median of the quotients of all pairs (Hodges and
 * Lehmann), with an interval that needs no assumption about how runs scatter.
 *
 * @param estimate the median quotient
 * @param low lower end of the interval; null with {@code high}: there are too few runs for one
 * @param high upper end
 * @param p how likely runs that do not differ are to look this different, or more; pairs that are equal speak against
 *            a difference
 */
record Ratio(double estimate, Double low, Double high, double p) {

    /** How often an interval that is quoted may miss the truth. */
    static final double ERROR = 0.05;

    /** Of positive figures, with an interval of 95 %. */
    static Ratio of(double[] a, double[] b) {
        return of(a, b, new MannWhitney(a.length, b.length), ERROR);
    }

    /**
     * Of positive figures.
     *
     * @param orders those that so many runs of A and B can have
     * @param error how often the interval may miss the truth
     */
    static Ratio of(double[] a, double[] b, MannWhitney orders, double error) {
        double[] quotients = new double[a.length * b.length];
        int next = 0;
        for (double before : a) {
            for (double after : b) {
                quotients[next++] = after / before;
            }
        }
        Arrays.sort(quotients);
        int rank = orders.rank(error);
        long notAbove = Arrays.stream(quotients).filter(quotient -> quotient <= 1).count();
        long notBelow = Arrays.stream(quotients).filter(quotient -> quotient >= 1).count();
        return new Ratio(Median.of(quotients),
                rank == 0 ? null : (Double) quotients[rank - 1], rank == 0 ? null : (Double) quotients[next - rank],
                orders.twoSided(Math.min(notAbove, notBelow)));
    }

    /** True if there are enough runs for an interval. */
    boolean hasInterval() {
        return low != null;
    }
}
