package org.tcpp.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A condition under which the runs of both sides did not run alike.
 *
 * @param name as in a result, of a host behind its role: {@code no_delay}, {@code client settings.governor}
 * @param a its values in A, each once
 * @param b its values in B
 */
record Difference(String name, List<String> a, List<String> b) {

    /** All of them, in the order of a result. Runs whose conditions are not known say nothing. */
    static List<Difference> between(Sample a, Sample b) {
        Set<String> names = new LinkedHashSet<>();
        a.runs().forEach(run -> names.addAll(run.conditions().keySet()));
        b.runs().forEach(run -> names.addAll(run.conditions().keySet()));
        List<Difference> differences = new ArrayList<>();
        for (String name : names) {
            Difference difference = new Difference(name, values(a, name), values(b, name));
            if (!Set.copyOf(difference.a).equals(Set.copyOf(difference.b)) && isKnown(a) && isKnown(b)) {
                differences.add(difference);
            }
        }
        return differences;
    }

    /** True if the conditions of some run are known. */
    static boolean isKnown(Sample sample) {
        return sample.runs().stream().anyMatch(run -> !run.conditions().isEmpty());
    }

    private static List<String> values(Sample sample, String name) {
        return sample.runs()
                .stream()
                .filter(run -> !run.conditions().isEmpty())
                .map(run -> run.conditions().getOrDefault(name, "null"))
                .distinct()
                .sorted()
                .toList();
    }
}
