package org.tcpp.size;

/**
 * A distribution of sizes in bytes. Immutable; any thread. Two ends of a run that hold equal mixes draw equal sizes,
 * on whatever machine: only integers, strict floating point and {@link StrictMath} take part. A draw neither allocates
 * nor remembers.
 */
public sealed interface SizeMix permits FixedSize, UniformSizes, LognormalSizes, ParetoSizes, PiecewiseSizes {

    /**
     * The size of one connection, in bytes, 0 or more, from nothing but the seed and the connection's index. Continuous
     * distributions are rounded to the nearest byte.
     */
    long draw(long seed, long connection);

    /** The form in which it is written on a command line and sent to the other end; it parses back to an equal mix. */
    String text();

    /**
     * The exact mean in bytes of the sizes once each is raised to {@code least} and cut to {@code most}; for continuous
     * distributions before rounding, which moves it by less than one byte.
     *
     * @param least 0 or more
     * @param most {@code least} or more; {@link Long#MAX_VALUE}: not cut
     * @return the mean, or {@link Double#POSITIVE_INFINITY} where there is none
     */
    double meanBytes(long least, long most);

    /** The exact mean in bytes, or {@link Double#POSITIVE_INFINITY} where there is none. */
    default double meanBytes() {
        return meanBytes(0, Long.MAX_VALUE);
    }

    /** The largest size that can be drawn, in bytes. */
    long largestBytes();
}
