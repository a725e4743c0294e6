package org.tcpp.result;

import java.math.BigDecimal;
import java.util.List;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.FailureHistory;
import org.tcpp.message.Exchange;

/**
 * Connections that failed in one way in one part of the run.
 *
 * @param side {@code sender} or {@code receiver}
 * @param fromSeconds its start, in seconds since go, as that side's host learned of it
 * @param toSeconds its end
 * @param phase where in a connection's life
 * @param cause why, as a stable word
 * @param count how many
 */
public record FailureIntervalView(String side, BigDecimal fromSeconds, BigDecimal toSeconds, String phase,
        String cause, long count) {

    static List<FailureIntervalView> of(Estimate estimate) {
        return estimate.history()
                .failures()
                .stream()
                .map(row -> of(row, estimate.exchange()))
                .toList();
    }

    /** One row. */
    public static FailureIntervalView of(FailureHistory.Row row, Exchange exchange) {
        return new FailureIntervalView(FailureView.sideWord(row.role(), exchange), Decimals.seconds(row.fromNs()),
                Decimals.seconds(row.toNs()), row.failed().phase().word(), row.failed().cause().word(),
                row.failed().count());
    }
}
