package org.tcpp.size;

/**
 * How many bytes connection i of a run carries, opening included. Both ends of a run hold an equal plan and so agree
 * on every size without sending one. Immutable; any thread.
 *
 * @param mix what the sizes are drawn from
 * @param seed where the draws start; the same seed gives the same sizes
 * @param cap no size exceeds this many bytes; {@link Long#MAX_VALUE} for none
 */
public record SizePlan(SizeMix mix, long seed, long cap) {

    /** The smallest size, in bytes: an opening and no data. */
    public static final long SMALLEST = 12;

    /** A preamble has room for so much of a connection's index. */
    private static final long INDEX_BITS = 0xffff_ffffL;

    /**
     * Checks the cap.
     *
     * @throws IllegalArgumentException if it is too small, or missing where the mix has no mean without one
     */
    public SizePlan {
        if (cap < SMALLEST) {
            throw new IllegalArgumentException("size cap " + cap + ", allowed is " + SMALLEST + " or more");
        }
        if (cap == Long.MAX_VALUE && Double.isInfinite(mix.meanBytes())) {
            throw new IllegalArgumentException("'" + mix.text() + "' has no mean: it needs a size cap, or an ALPHA"
                    + " above 1");
        }
    }

    /** Every connection carries {@code bytes} bytes. */
    public static SizePlan fixed(long bytes) {
        return new SizePlan(new FixedSize(bytes), 0, Long.MAX_VALUE);
    }

    /**
     * Bytes that a connection carries, opening included: {@value #SMALLEST} at least, and at most the cap. Called once
     * per connection by the loop; allocates nothing.
     *
     * @param connection the connection's index in the run, from 0; as in a preamble, only its lower 32 bits count, so
     *            that both ends agree on connections beyond the 2^32nd
     */
    public long bytesOf(long connection) {
        return Math.max(SMALLEST, Math.min(cap, mix.draw(seed, connection & INDEX_BITS)));
    }

    /** True when all connections carry the same number of bytes. */
    public boolean isFixed() {
        return mix instanceof FixedSize;
    }

    /** True when the cap cuts sizes that the mix can draw; a result has to say so. */
    public boolean isCut() {
        return cap < mix.largestBytes();
    }

    /** The exact mean of {@link #bytesOf}, cap applied, in bytes; before rounding to whole bytes. */
    public double meanBytes() {
        return mix.meanBytes(SMALLEST, cap);
    }

    /** The largest number of bytes that a connection can carry. */
    public long largestBytes() {
        return Math.max(SMALLEST, Math.min(cap, mix.largestBytes()));
    }
}
