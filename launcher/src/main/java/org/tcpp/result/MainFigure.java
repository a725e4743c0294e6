package org.tcpp.result;

import java.util.Collection;
import java.util.List;

/** The figure that a run is about: how much went per second, in questions and answers or in bits. */
public final class MainFigure {

    /** By their names in a summary, the first that is known counts. The last always is, unless a run failed. */
    public static final List<String> NAMES = List.of("rounds_steady_per_second", "rounds_per_second",
            "steady_bits_per_second", "bits_per_second");

    private MainFigure() {}

    /** The one that all of these have, or the last. */
    public static String of(Collection<Summary> summaries) {
        return NAMES.stream()
                .filter(name -> !summaries.isEmpty()
                        && summaries.stream().allMatch(one -> one.values().get(name) instanceof Number))
                .findFirst()
                .orElse(NAMES.getLast());
    }
}
