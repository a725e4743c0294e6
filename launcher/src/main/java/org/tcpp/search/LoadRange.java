package org.tcpp.search;

/**
 * The loads that can be asked for.
 *
 * @param lowest the smallest, 1 or more
 * @param highest the largest
 * @param step all are multiples of this
 */
public record LoadRange(long lowest, long highest, long step) {

    /** The possible load that is nearest. */
    long nearest(double load) {
        long whole = Math.round(Math.min(load, highest) / step) * step;
        return Math.clamp(whole, lowest, highest);
    }

    /** The possible load in the middle of two, in ratio; one of the two where there is none between. */
    long between(long lower, long upper) {
        return nearest(Math.sqrt((double) lower * upper));
    }
}
