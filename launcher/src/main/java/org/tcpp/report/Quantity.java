package org.tcpp.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Figures as a person reads them, in ASCII and the same in every locale; unknown is "-". SI prefixes only. */
public final class Quantity {

    private static final String UNKNOWN = "-";
    private static final String[] PREFIXES = {"", "k", "M", "G", "T", "P", "E"};

    private Quantity() {}

    /** A figure of a summary, whose name tells its unit. */
    public static String of(String figure, double value) {
        if (figure.contains("bits_per_second")) {
            return rate(Math.round(value));
        }
        if (figure.contains("per_second")) {
            return scaled(value, "/s");
        }
        if (figure.contains("microseconds") && !figure.contains("per_connection")) {
            return time(Math.round(value));
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : digits(value);
    }

    /** A count in full. */
    static String count(Long count) {
        return count == null ? UNKNOWN : Long.toString(count);
    }

    /** Bytes in at most seven characters and with a prefix: {@code 40.96MB}. */
    public static String bytes(Long bytes) {
        return bytes == null ? UNKNOWN : scaled(bytes, "B");
    }

    /** Bits per second with a prefix: {@code 2.654Gbps}. */
    static String rate(Long bitsPerSecond) {
        return bitsPerSecond == null ? UNKNOWN : scaled(bitsPerSecond, "bps");
    }

    /** Connections per second with a prefix: {@code 3.242k/s}. */
    static String perSecond(BigDecimal connectionsPerSecond) {
        return connectionsPerSecond == null ? UNKNOWN : scaled(connectionsPerSecond.doubleValue(), "/s");
    }

    /** A time in microseconds, in a unit that suits it: {@code 45us}, {@code 1.20ms}, {@code 3.05s}. */
    static String time(Long microseconds) {
        if (microseconds == null) {
            return UNKNOWN;
        }
        if (microseconds < 1000) {
            return microseconds + "us";
        }
        return microseconds < 999_500 ? digits(microseconds / 1e3) + "ms" : digits(microseconds / 1e6) + "s";
    }

    /** The same of nanoseconds, so that few microseconds have decimals: {@code 12.3us}. */
    static String nanoseconds(long ns) {
        return ns < 99_950 ? digits(ns / 1e3) + "us" : time(Math.round(ns / 1e3));
    }

    /** A number without decimals, in full. */
    static String plain(BigDecimal value) {
        return value == null ? UNKNOWN : value.setScale(0, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** Seconds with at most two decimals. */
    static String seconds(BigDecimal seconds) {
        return seconds == null ? UNKNOWN : String.format(Locale.ROOT, "%.2f", seconds);
    }

    /** An index of fairness. */
    static String index(BigDecimal index) {
        return index == null ? UNKNOWN : String.format(Locale.ROOT, "%.3f", index);
    }

    private static String scaled(double value, String unit) {
        int prefix = 0;
        double rest = value;
        while (rest >= 999.95 && prefix < PREFIXES.length - 1) {
            rest /= 1000;
            prefix++;
        }
        return (prefix == 0 && rest == Math.rint(rest) ? String.format(Locale.ROOT, "%.0f", rest) : digits(rest))
                + PREFIXES[prefix] + unit;
    }

    /** About four characters. */
    private static String digits(double value) {
        return String.format(Locale.ROOT,
                value < 0.9995 ? "%.3f" : value < 9.995 ? "%.2f" : value < 99.95 ? "%.1f" : "%.0f", value);
    }
}
