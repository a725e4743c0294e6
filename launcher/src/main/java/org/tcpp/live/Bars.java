package org.tcpp.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rates as upright bars, the latest to the right. Pure. */
final class Bars {

    /** Eighths of a cell, and what stands for them where the terminal has ASCII only. */
    private static final String BLOCKS = " \u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";
    private static final String LETTERS = " ...::##|";
    private static final int EIGHTHS = 8;

    private Bars() {}

    /**
     * The bars, in lines from the top.
     *
     * @param values one for each column, at most {@code columns}
     * @param top the value of a full bar, more than 0
     * @param blocks whether the terminal has block elements
     */
    static List<String> lines(double[] values, double top, int columns, int rows, boolean blocks) {
        List<String> lines = new ArrayList<>();
        String levels = blocks ? BLOCKS : LETTERS;
        for (int row = rows - 1; row >= 0; row--) {
            StringBuilder line = new StringBuilder(" ".repeat(Math.max(0, columns - values.length)));
            for (double value : values) {
                long eighths = Math.round(value / top * rows * EIGHTHS);
                // whatever is not nothing can be seen
                eighths = value > 0 ? Math.max(1, eighths) : 0;
                line.append(levels.charAt(Math.clamp(eighths - (long) row * EIGHTHS, 0, EIGHTHS)));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** So many values that they fit: means of neighbours where there are too many, of the latest whole ones. */
    static double[] fitted(double[] values, int most) {
        int each = each(values.length, most);
        double[] fitted = new double[(values.length + each - 1) / each];
        for (int i = 0; i < fitted.length; i++) {
            // from the end, so that the latest stands for as many as all others
            int to = values.length - (fitted.length - 1 - i) * each;
            int from = Math.max(0, to - each);
            fitted[i] = Arrays.stream(values, from, to).sum() / each;
        }
        return fitted;
    }

    /** How many of them one bar stands for. */
    static int each(int values, int most) {
        return Math.max(1, (values + most - 1) / Math.max(1, most));
    }

    /** The largest of them; 1 if there is none above 0. */
    static double top(double... values) {
        double top = Arrays.stream(values).max().orElse(0);
        return top > 0 ? top : 1;
    }
}
