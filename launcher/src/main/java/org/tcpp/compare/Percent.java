package org.tcpp.compare;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Shares and ratios as percentages for a person, the same in every locale. */
final class Percent {

    private Percent() {}

    /** How far a ratio is from 1, without a sign, with as many decimals as an interval of this width deserves. */
    static String of(double ratio, double width) {
        int decimals = width >= 0.2 ? 0 : width >= 0.01 ? 1 : width >= 0.001 ? 2 : 3;
        return BigDecimal.valueOf(Math.abs(ratio - 1) * 100).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** A share as it was given: {@code 2}, {@code 0.5}. */
    static String plain(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString();
    }
}
