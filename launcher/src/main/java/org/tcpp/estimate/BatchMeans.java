package org.tcpp.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * The method of batch means with a fixed sample size (A. M. Law, Simulation Modeling and Analysis, chapter 9).
 * Neighbouring moments of a run resemble each other, so their variance says too little; the means of long batches are
 * nearly independent, and Student's t over them gives the interval. The window is first cut into
 * {@value #MOST} batches. While neighbouring batch means are correlated by more than chance explains (lag-1 correlation
 * above 1.645/sqrt(n), one-sided 5 %), it is cut anew into fewer and longer ones, {@value #FEWEST} at least; if these
 * still are, the interval is given and marked.
 */
final class BatchMeans {

    static final int FEWEST = 10;
    static final int MOST = 30;

    private BatchMeans() {}

    /**
     * The rate over a window.
     *
     * @param soFar the count up to a moment; defined over the whole window
     * @param fromNs the window's start
     * @param toNs its end, later than its start
     * @param gridNs batches begin and end at whole multiples of this after the start; 1 where any moment will do
     * @param shortestNs no batch is shorter
     */
    static Steady over(LongUnaryOperator soFar, long fromNs, long toNs, long gridNs, long shortestNs) {
        Steady best = null;
        long grids = (toNs - fromNs) / gridNs;
        long steps = Math.max(Math.ceilDiv(grids, MOST), Math.ceilDiv(shortestNs, gridNs));
        while (grids / steps >= FEWEST) {
            best = cut(soFar, fromNs, toNs, steps * gridNs, (int) (grids / steps), gridNs);
            if (!best.interval().value().correlated()) {
                return best;
            }
            steps = Math.max(steps + 1, steps * 5 / 4);
        }
        if (best != null) {
            return best;
        }
        long count = soFar.applyAsLong(toNs) - soFar.applyAsLong(fromNs);
        Figure<Steady.Confidence> none = Figure.unknown("the steady window is too short for " + FEWEST
                + " batches of at least " + Math.ceilDiv(shortestNs, 1_000_000) + " ms");
        return new Steady(fromNs, toNs, count, count * 1e9 / (toNs - fromNs), none, List.of());
    }

    private static Steady cut(LongUnaryOperator soFar, long fromNs, long toNs, long lengthNs, int count,
            long gridNs) {
        List<Steady.Batch> batches = new ArrayList<>();
        long startNs = fromNs;
        for (int i = 1; i <= count; i++) {
            // where any moment will do the batches share the window; on a grid a remainder at its end is left out
            long endNs = gridNs == 1 ? fromNs + (toNs - fromNs) / count * i : fromNs + lengthNs * i;
            endNs = gridNs == 1 && i == count ? toNs : endNs;
            batches.add(new Steady.Batch(startNs, endNs, soFar.applyAsLong(endNs) - soFar.applyAsLong(startNs)));
            startNs = endNs;
        }
        long sum = batches.stream().mapToLong(Steady.Batch::count).sum();
        double perSecond = sum * 1e9 / (startNs - fromNs);
        return new Steady(fromNs, startNs, sum, perSecond, Figure.of(confidence(batches, perSecond)), batches);
    }

    /** Student's t over the batches' rates, around the rate of the whole window. */
    static Steady.Confidence confidence(List<Steady.Batch> batches, double perSecond) {
        int n = batches.size();
        double[] rates = batches.stream().mapToDouble(Steady.Batch::perSecond).toArray();
        double squares = 0;
        double products = 0;
        for (int i = 0; i < n; i++) {
            squares += (rates[i] - perSecond) * (rates[i] - perSecond);
            products += i == 0 ? 0 : (rates[i] - perSecond) * (rates[i - 1] - perSecond);
        }
        double correlation = squares == 0 ? 0 : products / squares;
        double half = StudentT.quantile975(n - 1) * Math.sqrt(squares / (n - 1) / n);
        return new Steady.Confidence(perSecond - half, perSecond + half, correlation,
                correlation > 1.645 / Math.sqrt(n));
    }
}
