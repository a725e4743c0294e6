package org.tcpp.result;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import org.tcpp.estimate.Distribution;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Figure;
import org.tcpp.message.Report;
import org.tcpp.plan.RunSpec;

/**
 * The sizes of connections: what was asked for and what was drawn; flat in JSON. All but the mix and the cut are null
 * where unknown.
 *
 * @param mix as on the command line
 * @param meanBytes exact mean of the mix, cap applied
 * @param cut true if the cap cuts sizes that the mix can draw
 * @param drawn how many sizes were drawn
 * @param bytes the sizes drawn
 */
public record SizesView(String mix, BigDecimal meanBytes, boolean cut, Long drawn,
        @JsonUnwrapped(prefix = "drawn_", suffix = "_bytes") Drawn bytes) {

    /** Sizes drawn, in bytes; none is above the largest that can be drawn, though a histogram's step may be. */
    public record Drawn(Long min, Long p50, Long p90, Long p99, Long max, Long mean) {

        private static final Drawn UNKNOWN = new Drawn(null, null, null, null, null, null);

        private static Drawn of(Distribution drawn, long largest) {
            Distribution.Quantiles values = drawn.values();
            return new Drawn(values.min(), Math.min(values.p50(), largest), Math.min(values.p90(), largest),
                    Math.min(values.p99(), largest), Math.min(values.max(), largest), Math.round(drawn.mean()));
        }
    }

    static SizesView of(RunSpec plan, Estimate estimate, Notes notes) {
        Figure<Distribution> sizes = plan.sizes().isFixed()
                ? Figure.unknown("all connections carry the same")
                : estimate.asking().distribution(Report.SIZES);
        Distribution drawn = notes.valueOf("sizes.drawn", sizes);
        return new SizesView(plan.sizes().mix().text(), Decimals.six(plan.sizes().meanBytes()), plan.sizes().isCut(),
                drawn == null ? null : (Long) drawn.count(),
                drawn == null ? Drawn.UNKNOWN : Drawn.of(drawn, plan.sizes().largestBytes()));
    }
}
