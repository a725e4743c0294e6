package org.tcpp.sim;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.tcpp.message.Content;
import org.tcpp.message.DamageKind;
import org.tcpp.message.Direction;
import org.tcpp.message.Incident;
import org.tcpp.payload.Pattern;
import org.tcpp.payload.Region;

/** One damage to one stream of a verified run: what is done to it, and what is to be said of that. One thread. */
final class Injection {

    /** So many good bytes end an extent. */
    private static final int GAP_BYTES = 64;
    private static final int LEAST_BYTES = 40;
    private static final int MOST_BYTES = 3000;
    private static final int IPV4_BYTES = 20;
    private static final int MOST_DRAWN = 2000;
    private static final Region REGION = region();

    /**
     * A stream that is damaged.
     *
     * @param run of which run
     * @param connection on which connection
     * @param direction which way it goes
     * @param from its first byte that is not of an opening
     * @param total its bytes
     */
    record Stream(Scenario.RunDraft run, long connection, Direction direction, long from, long total) {

        /** Long enough for every kind of damage, and for good bytes behind it. */
        boolean hasRoom() {
            return run.load().content().isVerified() && total - from >= 30 * GAP_BYTES;
        }

        boolean isKeyed() {
            return run.load().content() == Content.KEYED;
        }
    }

    /**
     * Whose bytes come in place of the right ones, where they are somebody else's; and where the packet came from.
     *
     * @param run token of the run
     * @param connection its connection
     * @param header the beginning of a packet
     */
    record Foreign(int run, long connection, byte[] header) {
    }

    /** Which of the bytes that come happens to be the right one. */
    enum Coincidence {
        NONE, FIRST, LAST
    }

    final Stream stream;
    final DamageKind kind;
    /** Null unless bytes are missing, or come twice. */
    final Tampering.Splice splice;
    private final SimRandom random;
    private final long at;
    private final byte[] good;
    private final byte[] bad;
    /** Where in some stream its first byte comes from. */
    private long origin;
    private String words;
    private long readTo;

    /** Draws one of a kind, with that coincidence if it can have one. */
    static Injection drawn(Stream stream, DamageKind kind, Foreign foreign, Coincidence wanted, SimRandom random) {
        Injection injection = new Injection(stream, kind, foreign, random);
        for (int i = 0; i < MOST_DRAWN && !injection.has(wanted); i++) {
            injection = new Injection(stream, kind, foreign, random);
        }
        return injection;
    }

    private boolean has(Coincidence coincidence) {
        int last = bad.length - 1;
        return switch (coincidence) {
            case NONE -> true;
            case FIRST -> kind == DamageKind.BIT_FLIP || good[0] == bad[0];
            case LAST -> kind == DamageKind.BIT_FLIP || good[last] == bad[last];
        };
    }

    private Injection(Stream stream, DamageKind kind, Foreign foreign, SimRandom random) {
        this.stream = stream;
        this.kind = kind;
        this.random = random;
        boolean toEnd = kind == DamageKind.MISSING || kind == DamageKind.DUPLICATED;
        long room = stream.total - stream.from - (toEnd ? 6 : 2) * GAP_BYTES;
        int length = kind == DamageKind.HEADERS && random.oneIn(2)
                ? foreign.header.length
                : (int) random.spread(kind == DamageKind.BIT_FLIP ? 1 : LEAST_BYTES, Math.min(MOST_BYTES, room / 2));
        at = stream.from + random.between(kind == DamageKind.DUPLICATED ? length : 0, room - length);
        long until = !toEnd ? at + length : kind == DamageKind.MISSING ? stream.total - length : stream.total;
        good = pattern().bytes(stream.connection, at, (int) (until - at));
        bad = damaged(length, foreign);
        splice = switch (kind) {
            case MISSING -> new Tampering.Splice(at, length, new byte[0]);
            case DUPLICATED -> new Tampering.Splice(at, 0, Arrays.copyOf(bad, length));
            default -> null;
        };
    }

    private byte[] damaged(int length, Foreign foreign) {
        return switch (kind) {
            case CONSTANT -> constant(random.of("00", "6b", "a5", "deadc0de"));
            case BIT_FLIP -> flipped(random.below(Byte.SIZE));
            case SWAPPED -> swapped(random.of(2, 4, 8));
            case MISSING -> own(length, "at byte %,d " + grouped(length) + " bytes are missing");
            case DUPLICATED -> own(-length, "from byte %,d the stream repeats itself from " + grouped(length)
                    + " bytes earlier, to the end");
            case DISPLACED -> {
                long distance = at < 2 || random.oneIn(2) ? random.spread(2, 100_000) : -random.spread(2, at);
                yield own(distance, grouped(Math.abs(distance)) + " bytes " + (distance < 0 ? "earlier" : "later"));
            }
            case OTHER_DIRECTION -> from(new Pieces(stream.isKeyed(), stream.run.token(), stream.direction.opposite()),
                    stream.connection, "what this connection carries the other way, from byte %,d on");
            case OTHER_CONNECTION -> from(pattern(), foreign.connection,
                    "those of connection " + foreign.connection + ", from its byte %,d on");
            case EARLIER_RUN -> from(new Pieces(stream.isKeyed(), foreign.run, stream.direction), foreign.connection,
                    "of its connection " + foreign.connection + ", from byte %,d on");
            case HEADERS -> {
                byte[] bytes = noise("header");
                int from = length > foreign.header.length && random.oneIn(2) ? IPV4_BYTES : 0;
                System.arraycopy(foreign.header, from, bytes, 0, foreign.header.length - from);
                yield bytes;
            }
            default -> noise("other bytes, of ");
        };
    }

    private Pieces pattern() {
        return new Pieces(stream.isKeyed(), stream.run.token(), stream.direction);
    }

    private byte[] constant(String hex) {
        words = hex.equals("00") ? "zeros" : "0x" + hex;
        byte[] word = HexFormat.of().parseHex(hex);
        byte[] bytes = new byte[good.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = word[i % word.length];
        }
        return bytes;
    }

    private byte[] flipped(int bit) {
        words = "bit " + bit;
        byte[] bytes = good.clone();
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= (byte) (1 << bit);
        }
        return bytes;
    }

    private byte[] swapped(int width) {
        words = "each word of " + width * Byte.SIZE + " bits";
        byte[] bytes = good.clone();
        for (int i = 0; i < bytes.length / width * width; i++) {
            bytes[i] = good[i / width * width + width - 1 - i % width];
        }
        return bytes;
    }

    private byte[] noise(String text) {
        words = text;
        byte[] bytes = new byte[good.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) random.nextLong();
        }
        return bytes;
    }

    private byte[] own(long distance, String text) {
        words = text;
        return pattern().bytes(stream.connection, at + distance, good.length);
    }

    private byte[] from(Pieces pattern, long connection, String text) {
        origin = random.below(20_000);
        words = text;
        return pattern.bytes(connection, origin, good.length);
    }

    /** Does it to what an application reads of the stream, as far as it is in there. */
    void onRead(long position, ByteBuffer into, int length) {
        readTo = position + length;
        for (long i = Math.max(at, position); splice == null && i < Math.min(at + bad.length, readTo); i++) {
            into.put((int) (i - position), bad[(int) (i - at)]);
        }
    }

    /** Whether it was met with in full, and with good bytes behind it where it has an end. */
    boolean isMet() {
        return readTo >= (splice == null ? at + bad.length + GAP_BYTES : stream.total);
    }

    /** Whether any of it was. */
    boolean isBegun() {
        return readTo > at;
    }

    boolean isOf(Incident incident) {
        return incident.connection() == stream.connection && incident.extent().direction() == stream.direction
                && incident.extent().from() >= at && incident.extent().from() < at + bad.length;
    }

    /** Throws AssertionError unless what is said of it is right. */
    void check(Incident incident) {
        int first = Arrays.mismatch(good, bad);
        int last = bad.length - 1;
        while (good[last] == bad[last]) {
            last--;
        }
        Incident.Extent extent = new Incident.Extent(stream.direction, at + first, last - first + 1, splice != null);
        long place = splice == null ? origin + first : at + first;
        // of a shared region nobody knows the connection
        boolean says = expected() == DamageKind.ELSEWHERE
                || incident.text().contains(String.format(Locale.ROOT, words, place));
        if (incident.kind() != expected() || !incident.extent().equals(extent) || !says) {
            throw new AssertionError(this + ", which is " + expected() + ", " + extent + ", \"" + words + "\", but was "
                    + incident.kind() + ", " + incident.extent() + ", \"" + incident.text() + "\"");
        }
    }

    /** As what it is known: where all streams share a region, nobody knows whose bytes they are. */
    DamageKind expected() {
        return switch (kind) {
            case CONSTANT, BIT_FLIP, SWAPPED, HEADERS, UNKNOWN -> kind;
            default -> stream.isKeyed() ? kind : DamageKind.ELSEWHERE;
        };
    }

    @Override
    public String toString() {
        return kind + " of " + bad.length + " bytes at " + at + " of " + stream;
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static Region region() {
        ByteBuffer memory = ByteBuffer.allocateDirect(Region.BYTES);
        Region.fill(memory);
        return new Region(memory, 0);
    }

    /** Pieces of the streams of a run. */
    private record Pieces(boolean keyed, int run, Direction direction) {

        byte[] bytes(long connection, long from, int length) {
            byte[] bytes = new byte[length];
            new Pattern(REGION, keyed, run, direction).write(connection, from,
                    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), 0, length);
            return bytes;
        }
    }
}
