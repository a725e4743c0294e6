package org.tcpp.size;

import java.util.function.DoubleUnaryOperator;

/** What the tests of draws share. */
final class Statistics {

    private Statistics() {}

    /**
     * The distance between an empirical and the true distribution that is exceeded in one case of a thousand at most
     * (Dvoretzky, Kiefer, Wolfowitz, with the constant of Massart 1990).
     */
    static double furthest(int draws) {
        return Math.sqrt(Math.log(2 / 0.001) / (2.0 * draws));
    }

    /**
     * The largest distance at the given sizes between the share of draws that are not above a size and the expected
     * share.
     */
    static double distance(SizeMix mix, long seed, int draws, double[] sizes, DoubleUnaryOperator expected) {
        long[] notAbove = new long[sizes.length];
        for (int i = 0; i < draws; i++) {
            long bytes = mix.draw(seed, i);
            for (int k = 0; k < sizes.length; k++) {
                if (bytes <= sizes[k]) {
                    notAbove[k]++;
                }
            }
        }
        double furthest = 0;
        for (int k = 0; k < sizes.length; k++) {
            // a draw is rounded: it is not above a size if it was not above that size and a half
            double share = expected.applyAsDouble(sizes[k] + 0.5);
            furthest = Math.max(furthest, Math.abs((double) notAbove[k] / draws - share));
        }
        return furthest;
    }

    /** The mean of so many draws, in bytes. */
    static double drawnMean(SizePlan plan, int draws) {
        double sum = 0;
        for (int i = 0; i < draws; i++) {
            sum += plan.bytesOf(i);
        }
        return sum / draws;
    }
}
