package org.tcpp.size;

/**
 * Every whole number of bytes from {@code low} to {@code high} equally often.
 *
 * @param low the smallest size, 0 or more
 * @param high the largest size, itself included
 */
record UniformSizes(long low, long high) implements SizeMix {

    UniformSizes {
        if (low > high) {
            throw new IllegalArgumentException("LOW " + low + " is above HIGH " + high);
        }
    }

    @Override
    public long draw(long seed, long connection) {
        // the high half of bits x span, Lemire's way from bits to a range: off by less than span / 2^64
        return low + Math.unsignedMultiplyHigh(CounterRandom.bits(seed, connection), high - low + 1);
    }

    @Override
    public String text() {
        return "uniform:" + ByteSize.format(low) + "-" + ByteSize.format(high);
    }

    @Override
    public double meanBytes(long least, long most) {
        if (high <= least) {
            return least;
        }
        if (low >= most) {
            return most;
        }
        double from = Math.max(low, least);
        double to = Math.min(high, most);
        double sum = (from - low) * least + (to - from + 1) * (from + to) / 2 + (high - to) * most;
        return sum / ((double) high - low + 1);
    }

    @Override
    public long largestBytes() {
        return high;
    }
}
