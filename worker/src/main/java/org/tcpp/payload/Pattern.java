package org.tcpp.payload;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.tcpp.message.Direction;

/**
 * The content of one direction of a run's connections: writes it and checks it, from any position, in pieces of any
 * length, into and from any address. Position 0 is a stream's first byte. Allocates nothing in {@link #write} and
 * {@link #mismatch}. One thread.
 */
public final class Pattern {

    private static final int BYTE_MASK = 0xff;
    private static final int WORD_MASK = Long.BYTES - 1;

    private final Region region;
    private final ByteBuffer source;
    private final MemorySegment sourceSegment;
    private final boolean keyed;
    private final int run;
    private final Direction direction;
    /** What was written last, what was checked last, and the same as segments. */
    private ByteBuffer written;
    private MemorySegment writtenSegment;
    private ByteBuffer checked;
    private MemorySegment checkedSegment;

    /**
     * A pattern.
     *
     * @param region the bytes it is made of
     * @param keyed whether each round of each connection has a key of its own; otherwise all streams are the region,
     *            from different places on
     * @param run the run's token
     * @param direction which way the streams go
     */
    public Pattern(Region region, boolean keyed, int run, Direction direction) {
        this.region = region;
        this.keyed = keyed;
        this.run = run;
        this.direction = direction;
        source = region.view();
        sourceSegment = MemorySegment.ofBuffer(source);
    }

    /** The bytes it is made of. */
    public Region region() {
        return region;
    }

    /** Whether each round of each connection has a key of its own. */
    public boolean isKeyed() {
        return keyed;
    }

    /** The run's token. */
    public int run() {
        return run;
    }

    /** Which way its streams go. */
    public Direction direction() {
        return direction;
    }

    /** The same for the other direction. */
    public Pattern opposite() {
        return new Pattern(region, keyed, run, direction.opposite());
    }

    /** The same for another run. */
    public Pattern ofRun(int other) {
        return new Pattern(region, keyed, other, direction);
    }

    /** Where in the region the byte at that position comes from. */
    public int place(long connection, long position) {
        return (int) ((Streams.phase(stream(connection)) + position) % Region.BYTES);
    }

    /**
     * Writes what a connection has from {@code position} on.
     *
     * @param to a little-endian buffer
     * @param at from which index on
     * @param length how many bytes
     */
    public void write(long connection, long position, ByteBuffer to, int at, int length) {
        assert to.order() == ByteOrder.LITTLE_ENDIAN;
        if (to != written) {
            written = to;
            writtenSegment = MemorySegment.ofBuffer(to.clear());
        }
        long stream = stream(connection);
        long from = Streams.phase(stream) + position;
        for (int done = 0; done < length;) {
            int place = (int) ((from + done) % Region.BYTES);
            int piece = Math.min(length - done, Region.BYTES - place);
            if (keyed) {
                put(to, at + done, place, piece, key(stream, from + done));
            } else {
                to.put(at + done, source, place, piece);
            }
            done += piece;
        }
    }

    /**
     * Compares what has come with what a connection has from {@code position} on.
     *
     * @param in a little-endian buffer; its limit is its capacity and its position 0 afterwards
     * @param at from which index on
     * @param length how many bytes
     * @return how many bytes come before the first difference, or -1 if there is none
     */
    public int mismatch(long connection, long position, ByteBuffer in, int at, int length) {
        assert in.order() == ByteOrder.LITTLE_ENDIAN;
        long stream = stream(connection);
        long from = Streams.phase(stream) + position;
        in.clear();
        if (in != checked) {
            checked = in;
            checkedSegment = MemorySegment.ofBuffer(in);
        }
        for (int done = 0; done < length;) {
            int place = (int) ((from + done) % Region.BYTES);
            int piece = Math.min(length - done, Region.BYTES - place);
            long key = key(stream, from + done);
            boolean equal = keyed
                    ? isEqual(in, at + done, place, piece, key)
                    : isSame(in, at + done, place, piece);
            if (!equal) {
                return done + firstDifference(in, at + done, place, piece, key);
            }
            done += piece;
        }
        return -1;
    }

    /** The byte of a connection at that position, 0 to 255. Slow. */
    public int byteAt(long connection, long position) {
        long stream = stream(connection);
        long at = Streams.phase(stream) + position;
        int place = (int) (at % Region.BYTES);
        int ofRegion = (int) (Region.word(place / Long.BYTES) >>> Byte.SIZE * (place & WORD_MASK));
        return (ofRegion ^ (int) key(stream, at)) & BYTE_MASK;
    }

    /**
     * Where in a connection's stream two consecutive words stand, if that is in the given round: the position of the
     * first, which may be negative in round 0, or {@link Long#MIN_VALUE}. A false answer has a chance below 2^-94.
     */
    public long find(long connection, long round, long first, long second) {
        long stream = stream(connection);
        int index = Region.indexOf(first ^ (keyed ? Streams.key(stream, round) : 0));
        if (index < 0) {
            return Long.MIN_VALUE;
        }
        boolean wraps = index == Region.WORDS - 1;
        long next = Region.word(wraps ? 0 : index + 1) ^ (keyed ? Streams.key(stream, wraps ? round + 1 : round) : 0);
        return next == second
                ? round * Region.BYTES + (long) index * Long.BYTES - Streams.phase(stream)
                : Long.MIN_VALUE;
    }

    /** In which round of the region a connection is at that position. */
    public long round(long connection, long position) {
        return (Streams.phase(stream(connection)) + position) / Region.BYTES;
    }

    private long stream(long connection) {
        return Streams.number(run, direction, connection);
    }

    /** What the bytes from there to the end of its round are mixed with: the first byte with the lowest of it. */
    private long key(long stream, long from) {
        return keyed
                ? Long.rotateRight(Streams.key(stream, from / Region.BYTES), (int) (from & WORD_MASK) * Byte.SIZE)
                : 0;
    }

    private void put(ByteBuffer to, int at, int place, int length, long key) {
        int words = length / Long.BYTES;
        Words.put(writtenSegment, at, sourceSegment, place, words, key);
        for (int i = words * Long.BYTES; i < length; i++) {
            to.put(at + i, (byte) (source.get(place + i) ^ key >>> Byte.SIZE * (i & WORD_MASK)));
        }
    }

    private boolean isEqual(ByteBuffer in, int at, int place, int length, long key) {
        int words = length / Long.BYTES;
        long difference = Words.difference(checkedSegment, at, sourceSegment, place, words, key);
        for (int i = words * Long.BYTES; i < length; i++) {
            difference |= (in.get(at + i) ^ source.get(place + i) ^ key >>> Byte.SIZE * (i & WORD_MASK)) & BYTE_MASK;
        }
        return difference == 0;
    }

    private boolean isSame(ByteBuffer in, int at, int place, int length) {
        boolean same = in.limit(at + length).position(at).mismatch(source.limit(place + length).position(place)) < 0;
        in.clear();
        source.clear();
        return same;
    }

    private int firstDifference(ByteBuffer in, int at, int place, int length, long key) {
        int i = 0;
        while (i < length - 1
                && ((in.get(at + i) ^ source.get(place + i) ^ key >>> Byte.SIZE * (i & WORD_MASK)) & BYTE_MASK) == 0) {
            i++;
        }
        return i;
    }
}
