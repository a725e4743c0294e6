package org.tcpp.search;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import org.tcpp.result.Decimals;

/**
 * What was found; flat in JSON.
 *
 * @param bounds between which loads the limit lies
 * @param carried what came through at the lower bound, MLRsearch's conditional throughput; null where there is none
 * @param after what came of more than that
 */
public record Answer(@JsonUnwrapped Between bounds, BigDecimal carried, @JsonUnwrapped After after) {

    /**
     * The bounds, in the plan's unit.
     *
     * @param lower the largest load that is carried, below {@code upper}; null: none
     * @param upper the smallest that is not; null: none is known
     * @param upperIsClient true if nobody knows what the server does at {@code upper}, for the client cannot offer it
     * @param relativeWidth how far they are apart, as a part of the upper one; null where one is missing
     */
    public record Between(Long lower, Long upper, boolean upperIsClient, BigDecimal relativeWidth) {

        static Between of(Bounds bounds) {
            boolean both = bounds.lower() != null && bounds.upper() != null;
            return new Between(bounds.lower(), bounds.upper(), bounds.reach(),
                    both ? Decimals.six(bounds.width()) : null);
        }
    }

    /**
     * More than the limit, and less again.
     *
     * @param overloadLoad a fifth more than the lower bound; null where that was not tried
     * @param overloadMeasured how much of it was done
     * @param recoverySeconds after so long a fifth less than the lower bound, one step at least, was carried again;
     *            null: it was not, or was not tried
     */
    public record After(Long overloadLoad, BigDecimal overloadMeasured, BigDecimal recoverySeconds) {
    }
}
