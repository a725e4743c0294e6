package org.tcpp.pattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who exchanges data with whom, and when: rounds, one after the other, of pairs that all run at once. Immutable.
 *
 * @param hosts all hosts that have a part, in the order in which the user named them
 * @param rounds at least one, none of them empty
 */
public record Rounds(List<HostEntry> hosts, List<List<Pair>> rounds) {

    /** So many worker processes of one role and another may run on a host at once. */
    public static final int MOST_WORKERS = 64;
    /** A result has a row for each. */
    public static final int MOST_PAIRS = 1_000_000;

    public Rounds {
        hosts = List.copyOf(hosts);
        rounds = rounds.stream().map(List::copyOf).toList();
    }

    /**
     * A host that has more to do in a round than it should.
     *
     * @param host which
     * @param pairs in which it has a part at once, those of both roles
     * @param workers processes that these take
     */
    public record Crowd(HostEntry host, int pairs, int workers) {
    }

    /** Of these rounds, without those that are empty, and of the hosts that have a part in them. */
    static Rounds of(List<HostEntry> hosts, List<List<Pair>> rounds) {
        Set<HostEntry> used = new LinkedHashSet<>();
        rounds.forEach(round -> round.forEach(pair -> {
            used.add(pair.client());
            used.add(pair.server());
        }));
        return new Rounds(hosts.stream().filter(used::contains).distinct().toList(),
                rounds.stream().filter(round -> !round.isEmpty()).toList());
    }

    /** How many pairs there are in all rounds. */
    public int pairs() {
        return rounds.stream().mapToInt(List::size).sum();
    }

    /** True if the host is a client in any round. */
    public boolean isClient(HostEntry host) {
        return rounds.stream().flatMap(List::stream).anyMatch(pair -> pair.client().equals(host));
    }

    /** True if the host is a server in any round. */
    public boolean isServer(HostEntry host) {
        return rounds.stream().flatMap(List::stream).anyMatch(pair -> pair.server().equals(host));
    }

    /** The busiest host, if it has more than {@value #MOST_WORKERS} worker processes where each pair has so many. */
    public Optional<Crowd> crowd(int processes) {
        List<Crowd> crowds = new ArrayList<>();
        for (List<Pair> round : rounds) {
            Map<HostEntry, Integer> parts = new LinkedHashMap<>();
            round.forEach(pair -> {
                parts.merge(pair.client(), 1, Integer::sum);
                parts.merge(pair.server(), 1, Integer::sum);
            });
            parts.forEach((host, count) -> crowds.add(new Crowd(host, count, count * processes)));
        }
        return crowds.stream().max(Comparator.comparingInt(Crowd::workers))
                .filter(crowd -> crowd.workers > MOST_WORKERS);
    }
}
