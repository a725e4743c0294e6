package org.tcpp.estimate;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Random processes of mean 0, slice by slice, for tests of intervals of confidence. */
final class Noise {

    private Noise() {}

    /** AR(1): each slice resembles the one before; 0 is white noise. Of variance 1. */
    static double[] autoregressive(Random random, int n, double memory) {
        double[] noise = new double[n];
        noise[0] = random.nextGaussian();
        for (int i = 1; i < n; i++) {
            noise[i] = memory * noise[i - 1] + Math.sqrt(1 - memory * memory) * random.nextGaussian();
        }
        return noise;
    }

    /** What a worker reads late in one slice it reads in the next: a rate that is fixed. */
    static double[] moved(Random random, int n) {
        double[] noise = new double[n];
        double before = random.nextGaussian();
        for (int i = 0; i < n; i++) {
            double late = random.nextGaussian();
            noise[i] = late - before;
            before = late;
        }
        return noise;
    }

    /** Fractional Gaussian noise: a memory without an end. By Durbin and Levinson's recursion. */
    static double[] fractional(Random random, int n, double hurst) {
        DoubleUnaryOperator covariance = lag -> (Math.pow(lag + 1, 2 * hurst) - 2 * Math.pow(lag, 2 * hurst)
                + Math.pow(Math.abs(lag - 1), 2 * hurst)) / 2;
        double[] noise = new double[n];
        double[] weights = new double[n];
        double variance = 1;
        noise[0] = random.nextGaussian();
        for (int i = 1; i < n; i++) {
            double partial = covariance.applyAsDouble(i);
            for (int k = 0; k < i - 1; k++) {
                partial -= weights[k] * covariance.applyAsDouble(i - 1 - k);
            }
            partial /= variance;
            double[] before = Arrays.copyOf(weights, i - 1);
            for (int k = 0; k < i - 1; k++) {
                weights[k] -= partial * before[i - 2 - k];
            }
            weights[i - 1] = partial;
            variance *= 1 - partial * partial;
            double expected = 0;
            for (int k = 0; k < i; k++) {
                expected += weights[k] * noise[i - 1 - k];
            }
            noise[i] = expected + Math.sqrt(variance) * random.nextGaussian();
        }
        return noise;
    }

    /**
     * As bbr leaves a link: 200 ms without data every 10 s, give or take 300 ms, and white noise of 5 %, in slices of
     * 100 ms; the whole rate is 1.
     */
    static double[] dips(Random random, int n) {
        double[] noise = new double[n];
        for (int i = 0; i < n; i++) {
            noise[i] = 0.05 * random.nextGaussian() + 0.02;
        }
        double startS = random.nextDouble(10) - 10.2;
        while (startS < n / 10.0) {
            for (int i = Math.max(0, (int) (startS * 10)); i < Math.min(n, startS * 10 + 2); i++) {
                noise[i] -= Math.max(0, Math.min(i + 1, startS * 10 + 2) - Math.max(i, startS * 10));
            }
            startS += 10 + random.nextDouble(-0.3, 0.3);
        }
        return noise;
    }
}
