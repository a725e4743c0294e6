package org.tcpp.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * A rate over a window, with an interval of confidence that allows for correlation of either sign. The variance of a
 * mean over a window is the spectrum of the noise at frequency zero, over the window's length. It is estimated there:
 * the mean square of the first {@value #COSINES} cosine transforms of the rates of short batches (equal-weighted
 * cosine estimator; U. Müller, Journal of Econometrics 141, 2007; E. Lazarus, D. Lewis, J. Stock, M. Watson, HAR
 * Inference: Recommendations for Practice, Journal of Business and Economic Statistics 36, 2018), each of which is
 * nearly independent of the mean and of the others, so that Student's t with as many degrees of freedom gives the
 * interval. How often it covers the truth for which kind of noise is in docs/measurement.md.
 */
final class WindowRate {

    /** Few, so that none of them has a period shorter than half the window: noise of a long memory needs that. */
    static final int COSINES = 4;
    static final int FEWEST = 8;
    static final int MOST = 96;

    private WindowRate() {}

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
        long grids = (toNs - fromNs) / gridNs;
        long steps = Math.max(Math.ceilDiv(grids, MOST), Math.ceilDiv(shortestNs, gridNs));
        if (grids / steps < FEWEST) {
            long count = soFar.applyAsLong(toNs) - soFar.applyAsLong(fromNs);
            Figure<Steady.Confidence> none = Figure.unknown("the steady window is too short for " + FEWEST
                    + " batches of at least " + Math.ceilDiv(steps * gridNs, 1_000_000) + " ms");
            return new Steady(fromNs, toNs, count, count * 1e9 / (toNs - fromNs), none, List.of());
        }
        return cut(soFar, fromNs, toNs, steps * gridNs, (int) (grids / steps), gridNs);
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

    /** Around the rate of the whole window. */
    static Steady.Confidence confidence(List<Steady.Batch> batches, double perSecond) {
        int n = batches.size();
        double[] off = batches.stream().mapToDouble(batch -> batch.perSecond() - perSecond).toArray();
        double power = 0;
        for (int j = 1; j <= COSINES; j++) {
            double transform = 0;
            for (int i = 0; i < n; i++) {
                transform += off[i] * Math.cos(Math.PI * j * (i + 0.5) / n);
            }
            power += transform * transform * 2 / n / COSINES;
        }
        double half = StudentT.quantile975(COSINES) * Math.sqrt(power / n);
        return new Steady.Confidence(Math.max(0, perSecond - half), perSecond + half, correlation(off));
    }

    private static double correlation(double[] off) {
        double squares = 0;
        double products = 0;
        for (int i = 0; i < off.length; i++) {
            squares += off[i] * off[i];
            products += i == 0 ? 0 : off[i] * off[i - 1];
        }
        return squares == 0 ? 0 : products / squares;
    }
}
