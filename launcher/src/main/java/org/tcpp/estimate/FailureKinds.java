package org.tcpp.estimate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Failures;
import org.tcpp.message.Phase;

/** Adds up failures by kind. */
final class FailureKinds {

    private FailureKinds() {}

    /** Two of one kind: counts added, the earliest examples kept. */
    static Failures plus(Failures one, Failures other) {
        List<Failures.Example> examples = Stream.concat(one.examples().stream(), other.examples().stream())
                .sorted(Comparator.comparingLong(Failures.Example::atNs))
                .limit(Failures.EXAMPLES)
                .toList();
        return new Failures(one.phase(), one.cause(), one.count() + other.count(), examples);
    }

    /** All of them with one entry for each kind, the most frequent first. */
    static List<Failures> sum(Collection<Failures> all) {
        Map<Phase, Map<FailureCause, Failures>> kinds = new EnumMap<>(Phase.class);
        for (Failures failures : all) {
            kinds.computeIfAbsent(failures.phase(), _ -> new EnumMap<>(FailureCause.class))
                    .merge(failures.cause(), failures, FailureKinds::plus);
        }
        List<Failures> sums = new ArrayList<>();
        kinds.values().forEach(causes -> sums.addAll(causes.values()));
        sums.sort(Comparator.comparingLong(Failures::count).reversed());
        return List.copyOf(sums);
    }
}
