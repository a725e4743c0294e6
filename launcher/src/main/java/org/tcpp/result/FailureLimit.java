package org.tcpp.result;

import java.math.BigDecimal;

/**
 * How many failed connections a run may have and still be complete.
 *
 * @param connections so many; null if the limit is a share
 * @param percent so many of 100 requested; null if the limit is a number
 */
public record FailureLimit(Long connections, BigDecimal percent) {

    /** Every connection must complete. */
    public static final FailureLimit NONE = new FailureLimit(0L, null);

    public FailureLimit {
        if ((connections == null) == (percent == null)) {
            throw new IllegalArgumentException("either a number or a share");
        }
    }

    /** Reads what {@link #toString} writes. */
    public static FailureLimit parse(String text) {
        return text.endsWith("%")
                ? new FailureLimit(null, new BigDecimal(text.substring(0, text.length() - 1)))
                : new FailureLimit(Long.valueOf(text), null);
    }

    /** True if that many failures of that many requested connections are allowed; compared exactly. */
    public boolean allows(long failed, long requested) {
        return connections != null
                ? failed <= connections
                : BigDecimal.valueOf(failed)
                        .movePointRight(2)
                        .compareTo(percent.multiply(BigDecimal.valueOf(requested))) <= 0;
    }

    /** As on the command line: {@code 5} or {@code 0.1%}. */
    @Override
    public String toString() {
        return connections != null ? connections.toString() : percent.toPlainString() + "%";
    }
}
