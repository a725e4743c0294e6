package org.tcpp.integrity;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tcpp.payload.Pattern;

/**
 * A stream with a difference in it: goes through what comes after that, byte by byte, and cuts what is wrong into
 * extents. One thread.
 */
final class DamagedStream {

    /** What should have come is written here, a piece at a time. */
    private static final int PIECE_BYTES = 4096;
    /** From here on an extent is looked at only to see whether it ends. */
    private static final long LONG_BYTES = 1 << 20;
    /** Two words at any alignment: fewer bytes do not tell where they come from. */
    private static final int TELLING_BYTES = 3 * Long.BYTES;

    private final Pattern pattern;
    private final long connection;
    private final Consumer<Extent> onExtent;
    private final Dumps dumps;
    private final List<Dumps.Dump> filling = new ArrayList<>();
    /** From here on to the next damage all was right. */
    private long rightFrom;
    private final ByteBuffer expected = ByteBuffer.allocateDirect(PIECE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private Extent open;
    /** By how much what is open is ahead of its place, 0 if it is not the stream's; null before anybody asked. */
    private Long missing;

    /**
     * A stream that was right so far.
     *
     * @param rightFrom where it begins, an opening left out
     * @param dumps takes what comes with a damage
     * @param onExtent is given each extent when it is over
     */
    DamagedStream(Pattern pattern, long connection, long rightFrom, Dumps dumps, Consumer<Extent> onExtent) {
        this.rightFrom = rightFrom;
        this.dumps = dumps;
        this.pattern = pattern;
        this.connection = connection;
        this.onExtent = onExtent;
    }

    /**
     * Goes through what has come.
     *
     * @param in a little-endian buffer
     * @param at index of its first byte there
     * @param position of that byte in the stream
     */
    void take(ByteBuffer in, int at, int length, long position, long nowNs) {
        compareAll(in, at, length, position, nowNs);
        fill(in, at, length, position);
    }

    private void fill(ByteBuffer in, int at, int length, long position) {
        for (int i = 0; i < filling.size(); i++) {
            filling.get(i).take(in, at, length, position);
        }
        filling.removeIf(Dumps.Dump::isFull);
    }

    private void compareAll(ByteBuffer in, int at, int length, long position, long nowNs) {
        for (int done = 0; done < length;) {
            int piece = Math.min(length - done, PIECE_BYTES);
            if (open == null) {
                int good = pattern.mismatch(connection, position + done, in, at + done, length - done);
                if (good < 0) {
                    return;
                }
                done += good;
                open(new Extent(position + done, at + done, nowNs));
                continue;
            }
            int unseen = unseen(in, at + done, piece, position + done);
            open.addBad(in, at + done, unseen);
            compare(in, at + done + unseen, piece - unseen, position + done + unseen);
            done = open == null ? (int) (overAt - position) : done + piece;
        }
    }

    private void open(Extent extent) {
        open = extent;
        Dumps.Dump dump = dumps.begin(connection, extent.from(), rightFrom);
        if (dump != null) {
            filling.add(dump);
        }
    }

    /** Where the last extent was over. */
    private long overAt;

    private void compare(ByteBuffer in, int at, int length, long position) {
        pattern.write(connection, position, expected, 0, length);
        for (int i = 0; i < length; i++) {
            byte received = in.get(at + i);
            open.add(received, received == expected.get(i));
            if (open.isOver()) {
                overAt = open.end();
                close();
                return;
            }
        }
    }

    /** How much of a piece need not be compared, because the extent is long and goes on behind it. */
    private int unseen(ByteBuffer in, int at, int length, long position) {
        int most = length - Extent.GAP_BYTES;
        return open.length() < LONG_BYTES || most < Extent.GAP_BYTES
                || pattern.mismatch(connection, position + most, in, at + most, Extent.GAP_BYTES) < 0 ? 0 : most;
    }

    /**
     * True if nothing more can come: what follows a gap is all there, so that the stream is short by the gap.
     *
     * @param received bytes that have come
     * @param total bytes that were to come
     */
    boolean isAtEnd(long received, long total) {
        if (open == null || open.length() < TELLING_BYTES) {
            return false;
        }
        if (missing == null) {
            Long displacement = Origins.displacement(
                    new Case(pattern, connection, open.from(), open.length(), true, false, open.kept()));
            missing = displacement == null ? Long.valueOf(0) : displacement;
        }
        return missing > 0 && received + missing == total;
    }

    /** Bytes came behind its end; true if it was damaged up to there, and they are told of with that. */
    boolean takeSurplus(ByteBuffer in, int at, int length) {
        if (open == null || !open.isBadToItsEnd()) {
            return false;
        }
        fill(in, at, length, open.end());
        for (int i = 0; i < length; i++) {
            open.addSurplus(in.get(at + i));
        }
        return true;
    }

    /** The stream has ended with so many bytes received; an extent that is open is over with it. */
    void end() {
        if (open != null) {
            close();
        }
    }

    private void close() {
        Extent over = open;
        rightFrom = over.from() + over.length();
        open = null;
        missing = null;
        onExtent.accept(over);
    }
}
