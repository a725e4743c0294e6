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

    /** Every connection carries {@code bytes} bytes. */
    public static SizePlan fixed(long bytes) {
        return new SizePlan(new FixedSize(bytes), 0, Long.MAX_VALUE);
    }

    /**
     * Bytes that a connection carries, opening included: {@value #SMALLEST} at least.
     *
     * @param connection the connection's index in the run, from 0
     */
    public long bytesOf(long connection) {
        return Math.max(SMALLEST, Math.min(cap, mix.draw(seed, connection)));
    }

    /** True when all connections carry the same number of bytes. */
    public boolean isFixed() {
        return mix instanceof FixedSize;
    }
}
