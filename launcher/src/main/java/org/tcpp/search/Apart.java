package org.tcpp.search;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A value beside its bound, with as many digits as tell one from the other. */
final class Apart {

    private Apart() {}

    /** The value with so many decimals, or with more where it would read as the bound; all if they are equal. */
    static String text(BigDecimal value, BigDecimal bound, int decimals) {
        int all = Math.max(decimals, Math.max(value.scale(), bound.scale()));
        int digits = decimals;
        while (digits < all && rounded(value, digits).compareTo(rounded(bound, digits)) == 0) {
            digits++;
        }
        return rounded(value, digits).toPlainString();
    }

    private static BigDecimal rounded(BigDecimal value, int digits) {
        return value.setScale(digits, RoundingMode.HALF_UP);
    }
}
