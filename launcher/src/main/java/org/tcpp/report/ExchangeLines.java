package org.tcpp.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.tcpp.result.Summary;

/** What a run did that was no push: which way the figures are of, what went the other way, and rounds. */
final class ExchangeLines {

    private ExchangeLines() {}

    static List<String> of(Summary summary) {
        List<String> lines = new ArrayList<>();
        Long back = summary.whole("reverse_bytes");
        if (summary.text("exchange").equals("reverse")) {
            lines.add("all from server to client (--reverse)");
        }
        if (back != null) {
            lines.add("these are from client to server; from server to client: " + back + " bytes, "
                    + ClassicLines.gbps(summary.whole("reverse_bits_per_second")) + " Gbps" + steadyBack(summary));
        }
        Long rounds = summary.whole("rounds_completed");
        if (rounds != null) {
            lines.add(rounds + " rounds, " + Quantity.perSecond(summary.decimal("rounds_per_second"))
                    + steadyRounds(summary) + "; one took min " + time(summary, "min") + ", p50 " + time(summary, "p50")
                    + ", p99 " + time(summary, "p99") + ", p99.9 " + time(summary, "p999") + ", max "
                    + time(summary, "max"));
        }
        return lines;
    }

    private static String steadyBack(Summary summary) {
        Long steady = summary.whole("reverse_steady_bits_per_second");
        Long low = summary.whole("reverse_steady_bits_per_second_low");
        return steady == null
                ? ""
                : "; steady " + ClassicLines.gbps(steady) + " Gbps" + (low == null
                        ? ""
                        : ", 95 % confidence " + ClassicLines.gbps(low) + " to "
                                + ClassicLines.gbps(summary.whole("reverse_steady_bits_per_second_high")));
    }

    private static String steadyRounds(Summary summary) {
        BigDecimal low = summary.decimal("rounds_steady_per_second_low");
        return low == null
                ? ""
                : " (steady " + Quantity.perSecond(summary.decimal("rounds_steady_per_second")) + ", 95 % confidence "
                        + Quantity.perSecond(low) + " to "
                        + Quantity.perSecond(summary.decimal("rounds_steady_per_second_high")) + ")";
    }

    private static String time(Summary summary, String quantile) {
        // results of earlier versions know microseconds only
        return summary.values().get("round_nanoseconds_" + quantile) instanceof Long ns
                ? Quantity.nanoseconds(ns)
                : Quantity.time(summary.whole("round_microseconds_" + quantile));
    }
}
