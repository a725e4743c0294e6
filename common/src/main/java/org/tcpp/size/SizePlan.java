package org.tcpp.size;

/**
 * How many bytes connection i of a run carries, or one round of it. Both ends of a run hold an equal plan and so agree
 * on every size without sending one. Immutable; any thread.
 *
 * @param mix what the sizes are drawn from
 * @param seed where the draws start; the same seed gives the same sizes
 * @param cap no size exceeds this many bytes; {@link Long#MAX_VALUE} for none
 * @param least no size is below this many bytes
 */
public record SizePlan(SizeMix mix, long seed, long cap, long least) {

    /** The smallest size, in bytes: an opening and no data. */
    public static final long SMALLEST = 12;

    /** Answers are drawn from elsewhere than what they answer. */
    private static final long REPLY_SEED = 0x5851f42d4c957f2dL;

    /** A preamble has room for so much of a connection's index. */
    private static final long INDEX_BITS = 0xffff_ffffL;

    /**
     * Checks the cap.
     *
     * @throws IllegalArgumentException if it is too small, or missing where the mix has no mean without one
     */
    public SizePlan {
        if (cap < least) {
            throw new IllegalArgumentException("size cap " + cap + ", allowed is " + least + " or more");
        }
        if (cap == Long.MAX_VALUE && Double.isInfinite(mix.meanBytes())) {
            throw new IllegalArgumentException("'" + mix.text() + "' has no mean: it needs a size cap, or an ALPHA"
                    + " above 1");
        }
    }

    /** Sizes that have room for an opening. */
    public SizePlan(SizeMix mix, long seed, long cap) {
        this(mix, seed, cap, SMALLEST);
    }

    /** Sizes of what a server sends, one byte or more: drawn apart from what a client sends by the same seed. */
    public static SizePlan ofReplies(SizeMix mix, long seed, long cap) {
        return new SizePlan(mix, seed + REPLY_SEED, cap, 1);
    }

    /** Every connection carries {@code bytes} bytes. */
    public static SizePlan fixed(long bytes) {
        return new SizePlan(new FixedSize(bytes), 0, Long.MAX_VALUE);
    }

    /**
     * Bytes that a connection carries, opening included. Called by the loop; allocates nothing.
     *
     * @param connection the connection's index in the run, from 0; as in a preamble, only its lower 32 bits count, so
     *            that both ends agree on connections beyond the 2^32nd
     */
    public long bytesOf(long connection) {
        return bytesOf(connection, 0);
    }

    /** The same for one of its rounds, from 0. */
    public long bytesOf(long connection, long round) {
        return Math.max(least,
                Math.min(cap, mix.draw(seed + round * CounterRandom.GOLDEN_GAMMA, connection & INDEX_BITS)));
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
        return mix.meanBytes(least, cap);
    }

    /** The largest number of bytes that a connection can carry. */
    public long largestBytes() {
        return Math.max(least, Math.min(cap, mix.largestBytes()));
    }
}
