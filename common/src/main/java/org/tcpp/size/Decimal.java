package org.tcpp.size;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Numbers that are no bytes: weights, probabilities, shapes. Written with a point, whatever the locale. */
final class Decimal {

    private static final Pattern FORM = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,2})?");

    /** A double below 10^100 has fewer places than that, so what {@link #format} writes can be read. */
    private static final int LONGEST = 150;

    private Decimal() {}

    /**
     * Reads {@code 50}, {@code 0.5}, {@code .5} or {@code 5e-1}.
     *
     * @throws IllegalArgumentException if it is anything else, a sign included; the message calls it {@code what}
     */
    static BigDecimal parse(String what, String text) {
        if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(what + " '" + text + "' is not a number such as 50 or 0.5");
        }
        return new BigDecimal(text);
    }

    /** The shortest form that reads back to the same number, never with an exponent. */
    static String format(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
