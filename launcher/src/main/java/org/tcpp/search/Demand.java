package org.tcpp.search;

/**
 * A trial that is to be made.
 *
 * @param load what is to be offered, in the figure's unit
 * @param durationNs for how long
 */
public record Demand(long load, long durationNs) {
}
