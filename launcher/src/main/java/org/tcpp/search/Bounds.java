package org.tcpp.search;

/**
 * Between which loads the limit lies, as far as it is known.
 *
 * @param lower the largest load below {@code upper} that is carried; null: none is known
 * @param upper the smallest load that is not carried, or that the client cannot offer; null: none is known
 * @param reach true if {@code upper} is what the client cannot offer: then nobody knows what the server does there
 */
public record Bounds(Long lower, Long upper, boolean reach) {

    /** How far they are apart, as a part of the upper one; 1 where one of them is missing. */
    public double width() {
        return lower == null || upper == null ? 1 : (double) (upper - lower) / upper;
    }

    boolean isNone() {
        return lower == null && upper == null;
    }
}
