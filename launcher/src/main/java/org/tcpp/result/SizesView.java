package org.tcpp.result;

import java.math.BigDecimal;
import org.tcpp.estimate.Distribution;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Figure;
import org.tcpp.message.Report;
import org.tcpp.plan.RunPlan;

/**
 * The sizes of connections: what was asked for and what was drawn. All but the mix and the cut are null where unknown.
 *
 * @param mix as on the command line
 * @param meanBytes exact mean of the mix, cap applied
 * @param cut true if the cap cuts sizes that the mix can draw
 * @param drawn how many sizes were drawn
 */
public record SizesView(String mix, BigDecimal meanBytes, boolean cut, Long drawn, Long drawnMinBytes,
        Long drawnP50Bytes, Long drawnP90Bytes, Long drawnP99Bytes, Long drawnMaxBytes, Long drawnMeanBytes) {

    static SizesView of(RunPlan plan, Estimate estimate, Notes notes) {
        Figure<Distribution> sizes = plan.fixedBytes() != null
                ? Figure.unknown("all connections carry the same")
                : estimate.asking().distribution(Report.SIZES);
        Distribution drawn = notes.valueOf("sizes.drawn", sizes);
        BigDecimal mean = Decimals.six(plan.meanBytes());
        return drawn == null
                ? new SizesView(plan.sizesText(), mean, plan.cutsSizes(), null, null, null, null, null, null, null)
                : new SizesView(plan.sizesText(), mean, plan.cutsSizes(), drawn.count(), drawn.min(), drawn.p50(),
                        drawn.p90(), drawn.p99(), drawn.max(), Math.round(drawn.mean()));
    }
}
