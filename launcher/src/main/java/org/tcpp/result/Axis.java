package org.tcpp.result;

import java.math.BigDecimal;
import org.tcpp.estimate.Estimate;
import org.tcpp.message.Role;

/** Moments of either side's clock as seconds since go. */
record Axis(Long goNs, long receiverOffsetNs) {

    static Axis of(Estimate estimate) {
        Long first = estimate.asking().firstNs();
        return new Axis(estimate.clock().epochNs() == null ? first : estimate.clock().epochNs(),
                estimate.clock().receiverOffsetNs());
    }

    /** Null where the moment, or go, is not known; -1 stands for a moment that is not known, too. */
    BigDecimal seconds(Role clock, Long ns) {
        return ns == null || ns == -1 || goNs == null
                ? null
                : Decimals.seconds(ns - goNs - (clock == Role.SERVER ? receiverOffsetNs : 0));
    }
}
