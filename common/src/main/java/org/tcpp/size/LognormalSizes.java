package org.tcpp.size;

/**
 * Sizes whose natural logarithm is normally distributed. The mean is median x e^(sigma^2 / 2).
 *
 * @param median half of the sizes are below it, in bytes, 1 or more
 * @param sigma standard deviation of the natural logarithm
 */
record LognormalSizes(long median, double sigma) implements SizeMix {

    /** Larger ones spread beyond what 64 bits count. */
    static final double LARGEST_SIGMA = 5;

    LognormalSizes {
        if (median < 1) {
            throw new IllegalArgumentException("MEDIAN is " + median + ", allowed is 1 or more");
        }
        if (!(sigma > 0 && sigma <= LARGEST_SIGMA)) {
            throw new IllegalArgumentException(
                    "SIGMA is " + Decimal.format(sigma) + ", allowed is above 0 and at most "
                            + Decimal.format(LARGEST_SIGMA));
        }
    }

    @Override
    public long draw(long seed, long connection) {
        return at(CounterRandom.fraction(seed, connection));
    }

    private long at(double fraction) {
        return Math.round(median * StrictMath.exp(sigma * Normal.quantile(fraction)));
    }

    @Override
    public String text() {
        return "lognormal:" + ByteSize.format(median) + "," + Decimal.format(sigma);
    }

    @Override
    public double meanBytes(long least, long most) {
        double mean = median * StrictMath.exp(sigma * sigma / 2);
        double from = deviations(least);
        double to = most == Long.MAX_VALUE ? Double.POSITIVE_INFINITY : deviations(most);
        return least * Normal.above(-from) + mean * (Normal.above(from - sigma) - Normal.above(to - sigma))
                + most * Normal.above(to);
    }

    private double deviations(long bytes) {
        return StrictMath.log((double) bytes / median) / sigma;
    }

    @Override
    public long largestBytes() {
        return at(CounterRandom.LARGEST_FRACTION);
    }
}
