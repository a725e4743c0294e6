package org.tcpp.search;

/**
 * A limit, and what a trial made of it.
 *
 * @param limit as the user wrote it
 * @param value what was measured, in the unit of {@code unit}; null: above all that was measured, or not known
 * @param bound what it may be, in the same unit; null where that is a part of something
 * @param unit {@code connections}, {@code parts per million}, {@code microseconds} or {@code connections per second}
 * @param held whether it held; null: nobody can tell
 * @param why what it says about it, a clause; null where it held
 */
public record Check(String limit, Long value, Long bound, String unit, Boolean held, String why) {

    /** It did not hold. */
    boolean isBroken() {
        return Boolean.FALSE.equals(held);
    }
}
