package org.tcpp.sim;

/** SplitMix64 (Steele, Lea, Flood: OOPSLA 2014): all chance in a world comes from one of these. One thread. */
final class SimRandom {

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private long state;

    SimRandom(long seed) {
        state = seed;
    }

    /** Another source, which depends on this one's state only. */
    SimRandom fork() {
        return new SimRandom(nextLong());
    }

    long nextLong() {
        state += GOLDEN;
        long z = state;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    /** From 0 to {@code bound} - 1. */
    int below(int bound) {
        return (int) Long.remainderUnsigned(nextLong() >>> 1, bound);
    }

    /** From {@code least} to {@code most}, both included. */
    long between(long least, long most) {
        return least + Long.remainderUnsigned(nextLong() >>> 1, most - least + 1);
    }

    /** From {@code least} (1 or more) to {@code most}, each order of magnitude as often as any other. */
    long spread(long least, long most) {
        double exponent = (nextLong() >>> 11) * 0x1.0p-53;
        return Math.clamp((long) (least * Math.pow((double) most / least, exponent)), least, most);
    }

    /** True once in {@code times}; never where that is 0. */
    boolean oneIn(int times) {
        return times > 0 && below(times) == 0;
    }

    /** One of them. */
    @SafeVarargs
    final <T> T of(T... choices) {
        return choices[below(choices.length)];
    }
}
