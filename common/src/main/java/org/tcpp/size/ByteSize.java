package org.tcpp.size;

import java.util.Map;

/**
 * A number of bytes as people write it: whole, with a suffix k M G T (powers of 1000) or Ki Mi Gi Ti (powers of 1024),
 * as in IEC 80000-13. {@code K} alone is refused, because tools disagree on which of the two it means.
 */
public final class ByteSize {

    private static final Map<String, Long> UNITS = Map.of("", 1L, "k", 1_000L, "M", 1_000_000L, "G", 1_000_000_000L,
            "T", 1_000_000_000_000L, "Ki", 1L << 10, "Mi", 1L << 20, "Gi", 1L << 30, "Ti", 1L << 40);

    private ByteSize() {}

    /**
     * Reads {@code 1000}, {@code 10k} or {@code 10Ki}.
     *
     * @return bytes, 0 or more
     * @throws IllegalArgumentException if it is anything else; the message says what was given and what is allowed
     */
    public static long parse(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        Long unit = UNITS.get(text.substring(digits));
        if (digits == 0 || unit == null) {
            throw new IllegalArgumentException("'" + text + "' is no number of bytes: allowed are digits, then nothing"
                    + " or one of k M G T (powers of 1000) or Ki Mi Gi Ti (powers of 1024)");
        }
        try {
            return Math.multiplyExact(Long.parseLong(text.substring(0, digits)), unit);
        } catch (NumberFormatException | ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' is too large: at most " + Long.MAX_VALUE + " bytes", e);
        }
    }

    /**
     * Writes the shortest form that {@link #parse} reads back to the same number: 64000 is {@code 64k}, 65536 is
     * {@code 64Ki}, 65537 is {@code 65537}.
     *
     * @param bytes 0 or more
     */
    public static String format(long bytes) {
        String decimal = format(bytes, 1000, "", "k", "M", "G", "T");
        String binary = format(bytes, 1024, "", "Ki", "Mi", "Gi", "Ti");
        return binary.length() < decimal.length() ? binary : decimal;
    }

    private static String format(long bytes, int step, String... suffixes) {
        long number = bytes;
        int power = 0;
        while (power < suffixes.length - 1 && number != 0 && number % step == 0) {
            number /= step;
            power++;
        }
        return number + suffixes[power];
    }
}
