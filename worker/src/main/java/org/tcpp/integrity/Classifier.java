package org.tcpp.integrity;

/** Says what happened to damaged bytes: the first explanation that fits. Stateless. */
final class Classifier {

    private Classifier() {}

    /** How hard to look. */
    enum Depth {
        /** At the bytes themselves. */
        VALUES,
        /** For the place in the same stream that they come from as well, which takes a millisecond. */
        OWN_STREAM,
        /** Also for other connections and earlier runs, which takes some 100 ms at worst. */
        ALL_STREAMS
    }

    static Diagnosis of(Case damage, Suspects suspects, Depth depth) {
        Diagnosis found = byValue(damage);
        if (found == null && depth != Depth.VALUES) {
            found = byOrigin(damage, suspects, depth);
        }
        if (found == null) {
            found = Values.headers(damage, suspects);
        }
        return found == null ? Values.unknown(damage) : found;
    }

    private static Diagnosis byValue(Case damage) {
        Diagnosis found = Values.constant(damage);
        if (found == null) {
            found = Values.bits(damage);
        }
        return found == null ? Values.swapped(damage) : found;
    }

    private static Diagnosis byOrigin(Case damage, Suspects suspects, Depth depth) {
        if (!damage.pattern().isKeyed()) {
            return Origins.elsewhere(damage);
        }
        Diagnosis found = Origins.own(damage);
        if (found != null || depth != Depth.ALL_STREAMS) {
            return found;
        }
        found = Origins.otherConnection(damage, suspects);
        if (found == null) {
            found = Origins.earlierRun(damage, suspects);
        }
        return found == null ? Origins.otherDirection(damage) : found;
    }
}
