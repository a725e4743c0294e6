package org.tcpp.result;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers with a fixed number of decimals: the same text everywhere, never an exponent, never NaN. */
public final class Decimals {

    private Decimals() {}

    /** Nanoseconds as seconds, exactly; null stays null. */
    public static BigDecimal seconds(Long ns) {
        return ns == null ? null : BigDecimal.valueOf(ns, 9);
    }

    /** Six decimals; null stays null. */
    public static BigDecimal six(Double value) {
        return value == null ? null : BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_EVEN);
    }

    /** Bytes per second as whole bits per second; null stays null. */
    public static Long bits(Double bytesPerSecond) {
        return bytesPerSecond == null ? null : (Long) Math.round(bytesPerSecond * 8);
    }

    /** A count over a time, per second; null where either is unknown or no time passed. */
    public static Double perSecond(Long count, Long ns) {
        return count == null || ns == null || ns <= 0 ? null : (Double) (count * 1e9 / ns);
    }

    /** A share as permille; null stays null. */
    public static Long permille(Double share) {
        return share == null ? null : (Long) Math.round(share * 1000);
    }
}
