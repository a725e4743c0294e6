package org.tcpp.html;

import java.util.ArrayList;
import java.util.List;

/**
 * Where values lie on an axis of a chart.
 *
 * @param from the value at its start
 * @param to the value at its end, which is larger
 * @param logarithmic whether equal ratios are equally long, or equal differences
 */
record Scale(double from, double to, boolean logarithmic) {

    private static final int FEWEST_TICKS = 4;
    private static final double[] STEPS = {1, 2, 5, 10};

    /** From zero to a round number that is at least {@code largest}. */
    static Scale fromZero(double largest) {
        double top = largest > 0 ? largest : 1;
        double step = step(top);
        return new Scale(0, Math.ceil(top / step - 1e-9) * step, false);
    }

    /** Exactly from one to the other. */
    static Scale between(double from, double to) {
        return new Scale(from, to > from ? to : from + 1, false);
    }

    /** From round numbers around the smallest to around the largest. */
    static Scale around(double smallest, double largest) {
        double span = largest > smallest ? largest - smallest : Math.max(Math.abs(largest), 1) * 0.1;
        double step = step(span);
        double start = Math.floor((smallest - span * 0.05) / step) * step;
        return new Scale(smallest >= 0 ? Math.max(0, start) : start,
                Math.ceil((largest + span * 0.05) / step) * step, false);
    }

    /** In powers of ten that hold both; values below {@code smallest} lie at its start. */
    static Scale powers(double smallest, double largest) {
        double low = Math.floor(Math.log10(Math.max(smallest, 1e-9)));
        double high = Math.ceil(Math.log10(Math.max(largest, 1e-9)) - 1e-9);
        return new Scale(Math.pow(10, low), Math.pow(10, Math.max(high, low + 1)), true);
    }

    /** How far from its start a value lies, 0 to 1. */
    double share(double value) {
        double share = logarithmic
                ? (Math.log10(Math.max(value, from)) - Math.log10(from)) / (Math.log10(to) - Math.log10(from))
                : (value - from) / (to - from);
        return Math.clamp(share, 0, 1);
    }

    /** Values at which a line helps the eye. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        if (logarithmic) {
            for (double tick = from; tick <= to * 1.001; tick *= 10) {
                ticks.add(tick);
            }
        } else {
            double step = step(to - from);
            for (long i = (long) Math.ceil(from / step - 1e-9); i * step <= to + step * 1e-6; i++) {
                ticks.add(i * step);
            }
        }
        return ticks;
    }

    /** The largest of 1, 2, 5 times a power of ten that makes enough ticks. */
    private static double step(double span) {
        double power = Math.pow(10, Math.floor(Math.log10(span / FEWEST_TICKS)));
        double best = power;
        for (double factor : STEPS) {
            if (span / (factor * power) >= FEWEST_TICKS) {
                best = factor * power;
            }
        }
        return best;
    }
}
