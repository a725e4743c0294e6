package org.tcpp.search;

import java.util.ArrayList;
import java.util.List;

/**
 * How sure the answer is to be. The names are those of MLRsearch (draft-ietf-bmwg-mlrsearch).
 *
 * @param width the bounds may be so far apart, as a part of the upper one; above 0
 * @param exceedRatio so much of the time at a load may be bad, and the load is carried all the same; 0 to below 1
 * @param trialNs a trial so long or longer counts in full
 * @param sumNs so much time of trials decides on a load
 */
public record Goal(double width, double exceedRatio, long trialNs, long sumNs) {

    /** A look this long is worth having before the long trials begin. */
    private static final long SHORTEST_LOOK_NS = 1_000_000_000;
    private static final int LOOKS_IN_A_TRIAL = 10;

    /**
     * The goals on the way, each of longer trials and half the width of the one before; the last is this one. A single
     * trial decides on a load in all but the last.
     */
    List<Goal> phases() {
        long lookNs = Math.min(trialNs, Math.max(SHORTEST_LOOK_NS, trialNs / LOOKS_IN_A_TRIAL));
        List<Goal> phases = new ArrayList<>();
        if (lookNs < trialNs) {
            long betweenNs = Math.round(Math.sqrt((double) lookNs * trialNs));
            phases.add(new Goal(4 * width, exceedRatio, lookNs, lookNs));
            phases.add(new Goal(2 * width, exceedRatio, betweenNs, betweenNs));
        }
        phases.add(this);
        return phases;
    }
}
