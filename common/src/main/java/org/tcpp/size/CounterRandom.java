package org.tcpp.size;

/**
 * Random bits as a pure function of a seed and an index: no state, no order, no allocation. It is SplitMix64 (Steele,
 * Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014) entered at its index-th output, which costs
 * the same for every index; the finaliser is David Stafford's variant 13, as in {@link java.util.SplittableRandom}.
 * The seed is mixed once more first, so that neighbouring seeds do not walk the same path shifted.
 *
 * <p>
 * Both ends of a run draw for themselves: what comes out here must never change.
 */
public final class CounterRandom {

    /** 2^64 over the golden ratio, odd: SplitMix64's step. */
    static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private CounterRandom() {}

    /** 64 random bits. */
    public static long bits(long seed, long index) {
        return mix(mix(seed + GOLDEN_GAMMA) + (index + 1) * GOLDEN_GAMMA);
    }

    /**
     * A random fraction, one of 2^52 evenly spaced ones: 2^-53 at least, 1 - 2^-53 at most, so never 0 or 1 and
     * symmetric about one half.
     */
    public static double fraction(long seed, long index) {
        return ((bits(seed, index) >>> 12) + 0.5) * 0x1p-52;
    }

    /** The largest that {@link #fraction} returns. */
    static final double LARGEST_FRACTION = 1 - 0x1p-53;

    /** The finaliser: a bijection of 64 bits. */
    public static long mix(long bits) {
        long z = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
