package org.tcpp.behaviour;

import org.tcpp.size.CounterRandom;

/**
 * What chance has in store for one connection: numbers by name, each a pure function of seed, index and name. Both ends
 * draw for themselves: what comes out here must never change. Immutable; any thread.
 *
 * @param seed where draws start
 * @param index the connection's index in the run
 */
public record Draw(long seed, long index) {

    /** Which behaviour. */
    static final int BEHAVIOUR = 0;
    /** A preamble has room for so much of a connection's index. */
    private static final long INDEX_BITS = 0xffff_ffffL;
    /** Draws of behaviours are not those of sizes. */
    private static final long CHAOS_SEED = 0x2545f4914f6cdd1dL;

    /** A number from 0 to {@code bound} - 1; {@code name} is whatever the caller calls it by. */
    public long below(int name, long bound) {
        return Long.remainderUnsigned(CounterRandom.bits(CounterRandom.mix(seed + CHAOS_SEED) + name,
                index & INDEX_BITS), bound);
    }

    /**
     * A number from {@code least} (1 or more) to {@code most}, each power of two as likely as any other: small ones are
     * met as often as large ones.
     */
    public long spread(int name, long least, long most) {
        int powers = Long.numberOfTrailingZeros(Long.highestOneBit(most / least)) + 1;
        long from = least << below(name, powers);
        long to = Math.min(most, from * 2 - 1);
        return from + below(~name, to - from + 1);
    }

    /** True once in so many times. */
    public boolean oneIn(int name, int times) {
        return below(name, times) == 0;
    }
}
