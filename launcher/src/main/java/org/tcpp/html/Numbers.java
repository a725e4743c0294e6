package org.tcpp.html;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as text, the same in every locale, and never with an exponent. */
final class Numbers {

    private static final int GROUPED_FROM = 10_000;

    private Numbers() {}

    /** A place in a drawing, to a hundredth. */
    static String coordinate(double value) {
        return plain(BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN));
    }

    /** To so many significant digits, whole digits in full, without zeros at the end. */
    static String significant(double value, int digits) {
        if (value == 0) {
            return "0";
        }
        int whole = (int) Math.floor(Math.log10(Math.abs(value))) + 1;
        return plain(BigDecimal.valueOf(value).setScale(Math.max(0, digits - whole), RoundingMode.HALF_EVEN));
    }

    /** A whole number in full, with narrow spaces where it is long. */
    static String count(long value) {
        return Math.abs(value) < GROUPED_FROM
                ? Long.toString(value)
                : String.format(Locale.ROOT, "%,d", value).replace(',', '\u202f');
    }

    /** As it stands, without zeros at the end; null is a dash. */
    static String plain(BigDecimal value) {
        return value == null ? "-" : value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** The same of any number, or text, of a result. */
    static String cell(Object value) {
        return switch (value) {
            case null -> "-";
            case BigDecimal decimal -> plain(decimal);
            default -> value.toString();
        };
    }
}
