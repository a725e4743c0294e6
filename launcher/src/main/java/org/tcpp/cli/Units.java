package org.tcpp.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tcpp.address.NumericAddress;
import org.tcpp.message.RowSample;

/**
 * Quantities as people write them on a command line, and back. All parsers throw {@link IllegalArgumentException}
 * with a message that says what is allowed.
 */
public final class Units {

    private static final Pattern QUANTITY = Pattern.compile("(\\d+)([A-Za-z]*)");
    private static final Pattern TIME = Pattern.compile("(\\d+(?:\\.\\d+)?)([A-Za-z]*)");
    private static final Pattern SOCKET = Pattern.compile("(?:([\\d.]+|\\[[^\\[\\]]+]):)?([1-9]\\d{0,4})");
    /** BigDecimal alone takes the digits of any script, and powers of ten that a double has no room for. */
    private static final String PERCENTAGE = "[0-9]{1,9}(\\.[0-9]{1,9})?%?";
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final int LAST_PORT = 65_535;
    private static final Map<String, Long> NANOSECONDS = new LinkedHashMap<>();
    private static final List<String> POWERS = List.of("K", "M", "G", "T");

    static {
        NANOSECONDS.put("ns", 1L);
        NANOSECONDS.put("us", 1_000L);
        NANOSECONDS.put("ms", 1_000_000L);
        NANOSECONDS.put("s", 1_000_000_000L);
        NANOSECONDS.put("m", 60_000_000_000L);
        NANOSECONDS.put("h", 3_600_000_000_000L);
    }

    private Units() {}

    /** A number of bytes: {@code 12}, {@code 10k} = 10,000, {@code 10Ki} = 10,240. */
    public static long parseBytes(String text) {
        return quantity(text, "allowed are whole numbers with k, M, G, T (powers of 1000) or Ki, Mi, Gi, Ti (powers of "
                + "1024)");
    }

    /** So many bytes, and the rest after them, in nanoseconds. */
    record Burst(long bytes, long pauseNs) {
    }

    /** Bytes and a time: {@code 64k,10ms}. */
    static Burst parseBurst(String text) {
        int comma = text.indexOf(',');
        if (comma < 0) {
            throw new IllegalArgumentException("allowed are bytes and a time, such as 64k,10ms");
        }
        Burst burst = new Burst(parseBytes(text.substring(0, comma)), parseTime(text.substring(comma + 1)));
        if (burst.bytes == 0 || burst.pauseNs == 0) {
            throw new IllegalArgumentException("allowed are one byte or more, and some time");
        }
        return burst;
    }

    /** A count of things: {@code 500}, {@code 10k} = 10,000, {@code 2M}. */
    public static long parseCount(String text) {
        String allowed = "allowed are whole numbers, also with k, M or G";
        if (text.endsWith("i")) {
            throw new IllegalArgumentException(allowed);
        }
        return quantity(text, allowed);
    }

    /** A whole number without a suffix. */
    public static long parseWhole(String text) {
        if (!text.matches("\\d+")) {
            throw new IllegalArgumentException("allowed are whole numbers");
        }
        return quantity(text, "");
    }

    /** A time in nanoseconds: {@code 500ms}, {@code 1.5s}, {@code 2m}, {@code 1h}. */
    public static long parseTime(String text) {
        Matcher in = TIME.matcher(text);
        if (in.matches() && in.group(2).isEmpty()) {
            throw new IllegalArgumentException("a time needs its unit: " + text + "s for seconds, " + text
                    + "ms for milliseconds, " + text + "m for minutes");
        }
        Long unitNs = in.matches() ? NANOSECONDS.get(in.group(2)) : null;
        if (unitNs == null) {
            throw new IllegalArgumentException("allowed are times such as 500ms, 1.5s, 2m or 1h");
        }
        try {
            return new BigDecimal(in.group(1)).multiply(BigDecimal.valueOf(unitNs))
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        } catch (ArithmeticException _) {
            throw new IllegalArgumentException("more than " + time(Long.MAX_VALUE) + " do not fit");
        }
    }

    /** A time that is whole in seconds. */
    static long parseSeconds(String text) {
        long ns = parseTime(text);
        long secondNs = NANOSECONDS.get("s");
        if (ns % secondNs != 0) {
            throw new IllegalArgumentException("allowed are whole seconds");
        }
        return ns / secondNs;
    }

    /** Words separated by white space; within single or double quotes it does not separate. */
    public static List<String> parseWords(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        boolean begun = false;
        for (char c : text.toCharArray()) {
            if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                begun = true;
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (begun) {
                    words.add(word.toString());
                }
                word.setLength(0);
                begun = false;
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (quote != 0) {
            throw new IllegalArgumentException("a " + quote + " is not closed");
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }

    /** A share of a whole or a number: {@code 5}, {@code 1%}, {@code 0.1%}. */
    public static Tolerance parseTolerance(String text) {
        if (!text.endsWith("%")) {
            return new Tolerance(parseCount(text), 0);
        }
        BigDecimal millionths = parsePercent(text).map(percent -> percent.movePointRight(4).stripTrailingZeros())
                .orElse(MILLION.add(BigDecimal.ONE));
        if (millionths.scale() <= 0 && millionths.compareTo(MILLION) <= 0) {
            return new Tolerance(0, millionths.intValueExact());
        }
        throw new IllegalArgumentException("allowed are 0% to 100%, in steps of 0.0001%");
    }

    /** The number before a percent sign, or without one; nothing if it is none. */
    public static Optional<BigDecimal> parsePercent(String text) {
        return Optional.of(text).filter(one -> one.matches(PERCENTAGE))
                .map(one -> new BigDecimal(one.replace("%", "")));
    }

    /** A share of all connections that is not nothing: {@code 1%}. */
    static RowSample parseSample(String text) {
        Tolerance share = text.endsWith("%") ? parseTolerance(text) : new Tolerance(0, 0);
        if (share.partsPerMillion() == 0) {
            throw new IllegalArgumentException("allowed are 0.0001% to 100%, in steps of 0.0001%");
        }
        return new RowSample(share.partsPerMillion());
    }

    /** A port of this host, or of one of its addresses: {@code 9100}, {@code 0.0.0.0:9100}, {@code [::1]:9100}. */
    public static InetSocketAddress parseSocket(String text) {
        Matcher in = SOCKET.matcher(text);
        String host = !in.matches() ? "" : in.group(1) == null ? "127.0.0.1" : in.group(1).replaceAll("[\\[\\]]", "");
        InetAddress address = NumericAddress.parse(host).orElse(null);
        if (address == null || Integer.parseInt(in.group(2)) > LAST_PORT) {
            throw new IllegalArgumentException("allowed are ports from 1 to " + LAST_PORT
                    + ", and a numeric address before one, as in 0.0.0.0:9100 or [::]:9100");
        }
        return new InetSocketAddress(address, Integer.parseInt(in.group(2)));
    }

    /** The time in the largest unit in which it is whole: {@code 30s}, {@code 1500ms}. */
    public static String time(long ns) {
        String best = ns + "ns";
        for (Map.Entry<String, Long> unit : NANOSECONDS.entrySet()) {
            if (ns != 0 && ns % unit.getValue() == 0) {
                best = ns / unit.getValue() + unit.getKey();
            }
        }
        return ns == 0 ? "0s" : best;
    }

    /** The bytes with the largest power of 1024 in which they are whole: {@code 64Ki}. */
    public static String bytes(long bytes) {
        long rest = bytes;
        String suffix = "";
        for (String power : POWERS) {
            if (rest == 0 || rest % 1024 != 0) {
                break;
            }
            rest /= 1024;
            suffix = power + "i";
        }
        return rest + suffix;
    }

    private static long quantity(String text, String allowed) {
        Matcher in = QUANTITY.matcher(text);
        if (!in.matches()) {
            throw new IllegalArgumentException(allowed);
        }
        String suffix = in.group(2);
        boolean binary = suffix.endsWith("i");
        String letter = binary ? suffix.substring(0, suffix.length() - 1) : suffix;
        int power = suffix.isEmpty() ? 0 : 1 + POWERS.indexOf(letter.equals("k") ? "K" : letter);
        if (power == 0 && !suffix.isEmpty()) {
            throw new IllegalArgumentException(allowed);
        }
        try {
            long value = Long.parseLong(in.group(1));
            for (int i = 0; i < power; i++) {
                value = Math.multiplyExact(value, binary ? 1024L : 1000L);
            }
            return value;
        } catch (ArithmeticException | NumberFormatException _) {
            throw new IllegalArgumentException("more than " + Long.MAX_VALUE + " (2^63 - 1) do not fit");
        }
    }
}
