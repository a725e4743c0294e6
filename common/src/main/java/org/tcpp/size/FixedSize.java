package org.tcpp.size;

/**
 * The same size for every connection.
 *
 * @param bytes the size in bytes, opening included
 */
public record FixedSize(long bytes) implements SizeMix {

    @Override
    public long draw(long seed, long connection) {
        return bytes;
    }

    @Override
    public String text() {
        return Long.toString(bytes);
    }

    @Override
    public double meanBytes(long least, long most) {
        return Math.clamp(bytes, least, most);
    }

    @Override
    public long largestBytes() {
        return bytes;
    }
}
