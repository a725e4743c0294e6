package org.tcpp.row;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Whole numbers as ASCII that needs no escapes in JSON: digits of base64url, each with five bits, the lowest first, and
 * a sixth bit that says whether another digit follows (the VLQ of source maps). Small numbers are short.
 */
final class Digits {

    /** The longest number has so many digits. */
    static final int MOST = 13;

    private static final int BITS = 5;
    private static final int MORE = 1 << BITS;
    private static final byte[] DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
            .getBytes(StandardCharsets.US_ASCII);
    private static final int NONE = -1;
    private static final byte[] VALUES = new byte[128];

    static {
        Arrays.fill(VALUES, (byte) NONE);
        for (int i = 0; i < DIGITS.length; i++) {
            VALUES[DIGITS[i]] = (byte) i;
        }
    }

    private Digits() {}

    /** Puts a number, taken as unsigned, at a place; the place behind it. */
    static int put(byte[] text, int at, long number) {
        long rest = number;
        int next = at;
        while (rest >= MORE || rest < 0) {
            text[next++] = DIGITS[(int) (rest & MORE - 1) | MORE];
            rest >>>= BITS;
        }
        text[next++] = DIGITS[(int) rest];
        return next;
    }

    /** The value of a digit's lower bits. */
    static int bits(int digit) {
        return digit & MORE - 1;
    }

    /** True if another digit follows this one. */
    static boolean isMore(int digit) {
        return digit >= MORE;
    }

    /** How far the bits of the next digit lie. */
    static int width() {
        return BITS;
    }

    /** The digit of that character; throws IllegalArgumentException if it is none. */
    static int of(byte character) {
        int digit = character < 0 ? NONE : VALUES[character];
        if (digit == NONE) {
            throw new IllegalArgumentException("not a digit of a row: character " + character);
        }
        return digit;
    }

    /** Makes a signed number one whose size is that of its distance from 0. */
    static long zigzag(long number) {
        return number << 1 ^ number >> Long.SIZE - 1;
    }

    /** The number that {@link #zigzag} was given. */
    static long unzigzag(long number) {
        return number >>> 1 ^ -(number & 1);
    }
}
