package org.tcpp.integrity;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.tcpp.message.DamageKind;

/** Explanations that need only the bytes themselves: constants, bits, order, headers, nothing at all. Stateless. */
final class Values {

    private static final int FEWEST_CONSTANT = 4;
    private static final int MOST_BITS = 2;
    private static final int BITS_SPAN = 8;
    private static final int MOST_NAMED = 4;
    private static final int HEADER_REACH = 128;
    private static final int IPV4_HEADER = 20;
    private static final int IPV4_WITHOUT_OPTIONS = 0x45;
    private static final int PROTOCOL = 9;
    private static final int SOURCE = 12;
    private static final int DESTINATION = 16;
    private static final int TCP = 6;

    private Values() {}

    /** Overwritten by one byte or word, or null. */
    static Diagnosis constant(Case damage) {
        if (!damage.constant() || damage.length() < FEWEST_CONSTANT) {
            return null;
        }
        byte[] word = Arrays.copyOf(damage.received(), Extent.PERIOD);
        boolean single = word[0] == word[1] && word[1] == word[2] && word[2] == word[3];
        String name = single ? nameOf(word[0] & 0xff) : "the word " + nameOf(word);
        return Diagnosis.of(DamageKind.CONSTANT, "%s are %s", Diagnosis.bytes(damage), name);
    }

    private static String nameOf(int value) {
        return switch (value) {
            case 0x00 -> "zeros";
            case 0xff -> "0xff";
            case 0x6b -> "0x6b, Linux's poison of freed memory";
            case 0x5a -> "0x5a, Linux's poison of memory not yet set";
            case 0xa5 -> "0xa5, Linux's or a library's poison";
            case 0xaa -> "0xaa, a poison or a test pattern";
            case 0xcc -> "0xcc, a poison of memory not yet set";
            default -> String.format(Locale.ROOT, "0x%02x", value);
        };
    }

    private static String nameOf(byte[] word) {
        byte[] dead = {(byte) 0xde, (byte) 0xad, (byte) 0xc0, (byte) 0xde};
        for (int turn = 0; turn < word.length; turn++) {
            byte[] turned = new byte[word.length];
            byte[] mirrored = new byte[word.length];
            for (int i = 0; i < word.length; i++) {
                turned[i] = word[(i + turn) % word.length];
                mirrored[word.length - 1 - i] = turned[i];
            }
            if (Arrays.equals(turned, dead) || Arrays.equals(mirrored, dead)) {
                return "0xdeadc0de, FreeBSD's poison of freed memory";
            }
        }
        return "0x" + HexFormat.of().formatHex(word);
    }

    /** Single bits, or null: at most two within eight bytes, or no more than one in any byte. */
    static Diagnosis bits(Case damage) {
        int bits = 0;
        int bytes = 0;
        int most = 0;
        int sum = 0;
        StringBuilder named = new StringBuilder();
        for (int i = 0; i < damage.known(); i++) {
            int difference = damage.difference(i);
            int here = Integer.bitCount(difference);
            bits += here;
            bytes += here > 0 ? 1 : 0;
            most = Math.max(most, here);
            sum |= difference;
            for (int bit = 0; bit < Byte.SIZE && here > 0 && bits <= MOST_NAMED; bit++) {
                if ((difference & 1 << bit) != 0) {
                    boolean set = (damage.received(i) & 1 << bit) != 0;
                    named.append(named.isEmpty() ? "" : ", ").append(String.format(Locale.ROOT,
                            "bit %d of byte %,d is %d instead of %d", bit, damage.from() + i, set ? 1 : 0,
                            set ? 0 : 1));
                }
            }
        }
        boolean few = bits <= MOST_BITS && damage.length() <= BITS_SPAN;
        if (!few && most != 1) {
            return null;
        }
        if (bits > MOST_NAMED) {
            String which = Integer.bitCount(sum) == 1
                    ? "bit " + Integer.numberOfTrailingZeros(sum) + " of " + bytes + " bytes is wrong, always the same"
                    : "a bit is wrong in each of " + bytes + " bytes";
            return Diagnosis.of(DamageKind.BIT_FLIP, "in %s %s%s", Diagnosis.bytes(damage), which,
                    ofMore(damage));
        }
        return new Diagnosis(DamageKind.BIT_FLIP, named.toString());
    }

    /** Bytes in reverse order within words, or null. */
    static Diagnosis swapped(Case damage) {
        if (damage.length() < 2) {
            return null;
        }
        for (int size = 2; size <= Long.BYTES; size *= 2) {
            for (int before = 0; before < size; before++) {
                if (isSwapped(damage, size, before)) {
                    return Diagnosis.of(DamageKind.SWAPPED,
                            "in %s the bytes of each word of %d bits stand in reverse order%s",
                            Diagnosis.bytes(damage), size * Byte.SIZE, ofMore(damage));
                }
            }
        }
        return null;
    }

    private static boolean isSwapped(Case damage, int size, int before) {
        boolean isCut = damage.length() > damage.known();
        for (int word = -before; word < damage.known() - (isCut ? size - 1 : 0); word += size) {
            for (int i = 0; i < size; i++) {
                if (damage.received(word + i) != damage.expected(word + size - 1 - i)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Says so where only the beginning was looked at. */
    private static String ofMore(Case damage) {
        return damage.length() > damage.known()
                ? String.format(Locale.ROOT, "; only the first %,d were looked at", damage.known())
                : "";
    }

    /** Headers of our own packets, or null. */
    static Diagnosis headers(Case damage, Suspects suspects) {
        // a header's first bytes may happen to be those that should have come: the damage begins behind them
        int first = (int) Math.max(1 - IPV4_HEADER, -damage.from());
        for (int i = first; i < Math.min(damage.known(), HEADER_REACH); i++) {
            if (isIpv4(damage, i) && hasOurs(damage, i, suspects)) {
                return Diagnosis.of(DamageKind.HEADERS, "%s hold the IPv4 header of a TCP segment, at byte %,d",
                        Diagnosis.bytes(damage), damage.from() + i);
            }
            if (hasPorts(damage, i, suspects)) {
                return Diagnosis.of(DamageKind.HEADERS,
                        "%s hold a TCP header with this connection's ports, at byte %,d",
                        Diagnosis.bytes(damage), damage.from() + i);
            }
        }
        return null;
    }

    private static boolean isIpv4(Case damage, int at) {
        return at + IPV4_HEADER <= damage.received().length && damage.received(at) == IPV4_WITHOUT_OPTIONS
                && damage.received(at + PROTOCOL) == TCP;
    }

    private static boolean hasOurs(Case damage, int at, Suspects suspects) {
        if (suspects.addresses() == null) {
            return true;
        }
        for (byte[] ours : suspects.addresses()) {
            if (holds(damage, at + SOURCE, ours) || holds(damage, at + DESTINATION, ours)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(Case damage, int at, byte[] address) {
        for (int i = 0; i < Integer.BYTES; i++) {
            if (damage.received(at + i) != (address[i] & 0xff)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasPorts(Case damage, int at, Suspects suspects) {
        int end = at + 2 * Short.BYTES;
        if (suspects.ports() == null || end <= 0 || end > damage.received().length) {
            return false;
        }
        int one = damage.received(at) << Byte.SIZE | damage.received(at + 1);
        int other = damage.received(at + 2) << Byte.SIZE | damage.received(at + 3);
        int[] ports = suspects.ports();
        return one == ports[0] && other == ports[1] || one == ports[1] && other == ports[0];
    }

    /** What can be said of bytes of which nothing is known. */
    static Diagnosis unknown(Case damage) {
        int[] counts = new int[1 << Byte.SIZE];
        boolean text = true;
        for (int i = 0; i < damage.known(); i++) {
            int value = damage.received(i);
            counts[value]++;
            text &= value >= ' ' && value < 0x7f || value == '\n' || value == '\r' || value == '\t';
        }
        double entropy = 0;
        for (int count : counts) {
            double share = (double) count / damage.known();
            entropy -= count == 0 ? 0 : share * Math.log(share) / Math.log(2);
        }
        if (text && damage.known() >= FEWEST_CONSTANT) {
            byte[] some = Arrays.copyOf(damage.received(), Math.min(damage.known(), 40));
            return Diagnosis.of(DamageKind.UNKNOWN, "%s are other bytes: text, \"%s\"", Diagnosis.bytes(damage),
                    new String(some, StandardCharsets.US_ASCII).replaceAll("[\r\n\t\"\\\\]", "."));
        }
        return Diagnosis.of(DamageKind.UNKNOWN, "%s are other bytes, of %.1f bits of entropy a byte",
                Diagnosis.bytes(damage), entropy);
    }
}
