package org.tcpp.size;

/**
 * Sizes with a power-law tail: the share of sizes above x is (least / x)^alpha. The mean is least x alpha / (alpha - 1)
 * if alpha is above 1; else there is none, and {@link SizePlan} wants a cap.
 *
 * @param smallest the smallest size in bytes, 1 or more
 * @param alpha the tail's exponent; the smaller, the heavier the tail
 */
record ParetoSizes(long smallest, double alpha) implements SizeMix {

    /** Larger ones are as good as a fixed size. */
    static final double LARGEST_ALPHA = 100;

    ParetoSizes {
        if (smallest < 1) {
            throw new IllegalArgumentException("MIN is " + smallest + ", allowed is 1 or more");
        }
        if (!(alpha > 0 && alpha <= LARGEST_ALPHA)) {
            throw new IllegalArgumentException(
                    "ALPHA is " + Decimal.format(alpha) + ", allowed is above 0 and at most "
                            + Decimal.format(LARGEST_ALPHA));
        }
    }

    @Override
    public long draw(long seed, long connection) {
        return at(CounterRandom.fraction(seed, connection));
    }

    private long at(double fraction) {
        // a third of the time that StrictMath.pow takes, measured, and accurate to far less than a byte in 10^12
        return Math.round(smallest * StrictMath.exp(-StrictMath.log(1 - fraction) / alpha));
    }

    @Override
    public String text() {
        return "pareto:" + ByteSize.format(smallest) + "," + Decimal.format(alpha);
    }

    /** The lower bound and the integral of the share above x, from there to the upper bound. */
    @Override
    public double meanBytes(long least, long most) {
        if (most <= smallest) {
            return most;
        }
        double from = Math.max(smallest, least);
        double over = alpha - 1;
        double scale = smallest * StrictMath.pow(smallest / from, over);
        if (most == Long.MAX_VALUE) {
            return over > 0 ? from + scale / over : Double.POSITIVE_INFINITY;
        }
        double width = StrictMath.log(most / from);
        return from + scale * (over == 0 ? width : -StrictMath.expm1(-over * width) / over);
    }

    @Override
    public long largestBytes() {
        return at(CounterRandom.LARGEST_FRACTION);
    }
}
