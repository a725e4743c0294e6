package org.tcpp.mesh;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How far apart the pairs of a round began, in the round in which that was farthest; nanoseconds, null where it is not
 * known.
 *
 * @param round which, from 1
 * @param leastLateNs how long after the agreed instant the first pair began, by its client's clock
 * @param mostLateNs the same of the last pair
 * @param boundsNs how wrong the two clocks that are known worst may be, together
 * @param skewAtMostNs the first and the last pair began at most so far apart: most - least + bounds
 * @param latest the client of the last pair
 */
public record MeshStart(Integer round, Long leastLateNs, Long mostLateNs, Long boundsNs, Long skewAtMostNs,
        String latest) {

    private static final MeshStart UNKNOWN = new MeshStart(null, null, null, null, null, null);

    static MeshStart of(List<MeshPair> pairs, List<MeshHost> hosts) {
        Map<String, Long> bounds = new HashMap<>();
        hosts.forEach(host -> bounds.put(host.name(), host.clock().boundNs()));
        return pairs.stream().filter(pair -> pair.state().lateNs() != null).map(pair -> pair.where().round()).distinct()
                .map(round -> of(round, pairs.stream().filter(pair -> pair.where().round() == round)
                        .filter(pair -> pair.state().lateNs() != null).toList(), bounds))
                .filter(start -> start.skewAtMostNs != null)
                .max(Comparator.comparing(MeshStart::skewAtMostNs)).orElse(UNKNOWN);
    }

    private static MeshStart of(int round, List<MeshPair> began, Map<String, Long> bounds) {
        Comparator<MeshPair> byLate = Comparator.comparing(pair -> pair.state().lateNs());
        MeshPair last = began.stream().max(byLate).orElseThrow();
        long least = began.stream().min(byLate).orElseThrow().state().lateNs();
        List<Long> clocks = began.stream().map(pair -> pair.where().client()).distinct().map(bounds::get).toList();
        long most = last.state().lateNs();
        // pairs of one client share a clock
        Long wrong = clocks.size() == 1
                ? (Long) 0L
                : clocks.stream().anyMatch(Objects::isNull)
                        ? null
                        : (Long) clocks.stream().sorted(Comparator.reverseOrder()).limit(2).mapToLong(Long::longValue)
                                .sum();
        return new MeshStart(round, least, most, wrong, wrong == null ? null : (Long) (most - least + wrong),
                last.where().client());
    }
}
