package org.tcpp.size;

import java.util.List;

/**
 * A distribution given by points of its cumulative probability, with sizes spread evenly between neighbouring points.
 * Two points of one size make a step: that very size, as often as the probability grows. A draw inverts the curve, as
 * cdf.c of HKUST-SING's TrafficGenerator does.
 */
final class PiecewiseSizes implements SizeMix {

    /**
     * One point of the curve.
     *
     * @param bytes a size
     * @param probability the share of sizes that are not above it, 0 to 1
     */
    record Point(long bytes, double probability) {
    }

    /** Most points; the text of a mix must fit in a line between two launchers. */
    static final int MOST_POINTS = 10_000;

    private final String text;
    private final double[] bytes;
    private final double[] probability;

    /**
     * Checks and copies the points.
     *
     * @param text the form from which the same points come again
     * @param points in ascending order, from probability 0 to probability 1
     * @throws IllegalArgumentException if the points are no curve; the message says where
     */
    PiecewiseSizes(String text, List<Point> points) {
        check(points);
        this.text = text;
        this.bytes = points.stream().mapToDouble(Point::bytes).toArray();
        this.probability = points.stream().mapToDouble(Point::probability).toArray();
    }

    private static void check(List<Point> points) {
        if (points.size() < 2 || points.size() > MOST_POINTS) {
            throw new IllegalArgumentException(
                    "points given: " + points.size() + ", allowed are 2 to " + MOST_POINTS);
        }
        Point last = points.getFirst();
        if (last.probability != 0) {
            throw new IllegalArgumentException("the first probability is " + Decimal.format(last.probability)
                    + ", it must be 0: begin with the smallest size and probability 0");
        }
        for (Point point : points) {
            if (point.bytes < last.bytes || point.probability < last.probability) {
                throw new IllegalArgumentException("point " + point.bytes + " " + Decimal.format(point.probability)
                        + " comes after " + last.bytes + " " + Decimal.format(last.probability)
                        + ": neither sizes nor probabilities may fall");
            }
            last = point;
        }
        if (last.probability != 1) {
            throw new IllegalArgumentException("the last probability is " + Decimal.format(last.probability)
                    + ", it must be 1, or 100 where all are percentages");
        }
    }

    @Override
    public long draw(long seed, long connection) {
        return at(CounterRandom.fraction(seed, connection));
    }

    /** The size at a fraction above 0 and below 1: the first point not below it, and the way there from the last. */
    private long at(double fraction) {
        int low = 1;
        int high = probability.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (fraction <= probability[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        double way = (fraction - probability[low - 1]) / (probability[low] - probability[low - 1]);
        return Math.round(bytes[low - 1] + way * (bytes[low] - bytes[low - 1]));
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public double meanBytes(long least, long most) {
        double mean = 0;
        for (int i = 1; i < bytes.length; i++) {
            mean += (probability[i] - probability[i - 1]) * evenMean(bytes[i - 1], bytes[i], least, most);
        }
        return mean;
    }

    /** The mean of numbers spread evenly between two, each raised to {@code least} and cut to {@code most}. */
    private static double evenMean(double low, double high, double least, double most) {
        if (low == high || high <= least || low >= most) {
            return Math.clamp(high, least, most);
        }
        double from = Math.max(low, least);
        double to = Math.min(high, most);
        return ((from - low) * least + (to - from) * (from + to) / 2 + (high - to) * most) / (high - low);
    }

    @Override
    public long largestBytes() {
        return at(CounterRandom.LARGEST_FRACTION);
    }

    /** The text determines the points. */
    @Override
    public boolean equals(Object other) {
        return other instanceof PiecewiseSizes sizes && sizes.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
