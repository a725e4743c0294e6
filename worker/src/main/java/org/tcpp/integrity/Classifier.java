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
        Diagnosis found = first(Values.constant(damage), Values.bits(damage));
        found = found != null ? found : Values.swapped(damage);
        if (found == null && depth != Depth.VALUES) {
            found = damage.pattern().isKeyed() ? Origins.own(damage) : Origins.elsewhere(damage);
        }
        if (found == null && depth == Depth.ALL_STREAMS && damage.pattern().isKeyed()) {
            found = Origins.otherConnection(damage, suspects);
            found = found != null ? found : Origins.earlierRun(damage, suspects);
            found = found != null ? found : Origins.otherDirection(damage);
        }
        found = found != null ? found : Values.headers(damage, suspects);
        return first(found, found != null ? null : Values.unknown(damage));
    }

    private static Diagnosis first(Diagnosis one, Diagnosis other) {
        return one != null ? one : other;
    }
}
