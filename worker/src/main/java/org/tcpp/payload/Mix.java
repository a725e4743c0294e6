package org.tcpp.payload;

import org.tcpp.size.CounterRandom;

/** The finaliser of splitmix64 (G. Steele, D. Lea and C. Flood, 2014): a bijection of 64 bits. Stateless. */
final class Mix {

    /** What undoes its first and its second multiplication, modulo 2^64. */
    private static final long FIRST_INVERSE = 0x96de1b173f119089L;
    private static final long SECOND_INVERSE = 0x319642b2d24d8ec3L;

    private Mix() {}

    static long of(long value) {
        return CounterRandom.mix(value);
    }

    /** What {@link #of} makes this of. */
    static long inverse(long mixed) {
        long z = (mixed ^ mixed >>> 31 ^ mixed >>> 62) * SECOND_INVERSE;
        z = (z ^ z >>> 27 ^ z >>> 54) * FIRST_INVERSE;
        return z ^ z >>> 30 ^ z >>> 60;
    }
}
