package org.tcpp.payload;

/** The finaliser of splitmix64 (G. Steele, D. Lea and C. Flood, 2014): a bijection of 64 bits. Stateless. */
final class Mix {

    private static final long FIRST = 0xbf58476d1ce4e5b9L;
    private static final long SECOND = 0x94d049bb133111ebL;
    /** What undoes a multiplication by either, modulo 2^64. */
    private static final long FIRST_INVERSE = 0x96de1b173f119089L;
    private static final long SECOND_INVERSE = 0x319642b2d24d8ec3L;

    private Mix() {}

    static long of(long value) {
        long z = (value ^ value >>> 30) * FIRST;
        z = (z ^ z >>> 27) * SECOND;
        return z ^ z >>> 31;
    }

    /** What {@link #of} makes this of. */
    static long inverse(long mixed) {
        long z = (mixed ^ mixed >>> 31 ^ mixed >>> 62) * SECOND_INVERSE;
        z = (z ^ z >>> 27 ^ z >>> 54) * FIRST_INVERSE;
        return z ^ z >>> 30 ^ z >>> 60;
    }
}
