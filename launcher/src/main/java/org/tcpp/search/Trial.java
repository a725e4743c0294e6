package org.tcpp.search;

/**
 * One trial, as far as the search has to know of it.
 *
 * @param load what was offered, in the figure's unit
 * @param durationNs how long it was to be offered
 * @param grade what came of it
 * @param lossRatio the part of the load that was not carried, 0 to 1
 */
public record Trial(long load, long durationNs, Grade grade, double lossRatio) {
}
