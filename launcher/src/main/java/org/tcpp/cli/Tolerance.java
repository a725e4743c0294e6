package org.tcpp.cli;

import java.math.BigDecimal;

/**
 * How many connections of a run may fail while it still counts as complete: a number or a share. One of both is 0.
 *
 * @param connections so many, 0 or more
 * @param partsPerMillion or so many in a million of those requested, 0 to 1,000,000
 */
public record Tolerance(long connections, int partsPerMillion) {

    /** As on the command line. */
    public String text() {
        if (partsPerMillion == 0) {
            return Long.toString(connections);
        }
        return BigDecimal.valueOf(partsPerMillion, 4).stripTrailingZeros().toPlainString() + "%";
    }
}
