package org.tcpp.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which hosts exchange data with which. */
public enum Pattern {
    /** The first client with the first server, and so on; of one list the first with the second, and so on. */
    PAIRS(Pattern::pairs, hosts -> pairs(every(hosts, 0, 2), every(hosts, 1, 2))),
    /** Every client with every server; of one list everybody with everybody else, both ways. */
    MESH((clients, servers) -> List.of(product(clients, servers)), hosts -> List.of(product(hosts, hosts))),
    /** Many to few: the clients share the servers; of one list all others with the first. */
    INCAST(Pattern::incast, hosts -> incast(hosts.subList(1, hosts.size()), hosts.subList(0, 1))),
    /** Few to many: the servers share the clients; of one list the first with all others. */
    OUTCAST(Pattern::outcast, hosts -> outcast(hosts.subList(0, 1), hosts.subList(1, hosts.size()))),
    /** Each with the next, and the last with the first. */
    RING(null, hosts -> List.of(shifted(hosts, hosts, 1, hosts.size()))),
    /** Each of the first half with its counterpart in the second. */
    BISECTION(null, hosts -> pairs(hosts.subList(0, hosts.size() / 2),
            hosts.subList(hosts.size() / 2, hosts.size()))),
    /** The pairs of a mesh in as many rounds as it takes for each host to send to one and receive from one. */
    SHIFT(Pattern::shift, hosts -> shift(hosts, hosts));

    private static final int FEWEST = 2;

    private final BiFunction<List<HostEntry>, List<HostEntry>, List<List<Pair>>> between;
    private final Function<List<HostEntry>, List<List<Pair>>> among;

    Pattern(BiFunction<List<HostEntry>, List<HostEntry>, List<List<Pair>>> between,
            Function<List<HostEntry>, List<List<Pair>>> among) {
        this.between = between;
        this.among = among;
    }

    /** Its name on a command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** That of this name; throws {@link IllegalArgumentException}, with what is allowed, if there is none. */
    public static Pattern of(String word) {
        return Arrays.stream(values()).filter(pattern -> pattern.word().equals(word)).findFirst().orElseThrow(
                () -> new IllegalArgumentException("allowed are " + Arrays.stream(values()).map(Pattern::word)
                        .collect(Collectors.joining(", "))));
    }

    /** True if it takes clients and servers apart, and not only one list of hosts. */
    public boolean hasRoles() {
        return between != null;
    }

    /**
     * The rounds in which each host may be client and server.
     *
     * @throws IllegalArgumentException if these hosts do not suit the pattern, with a sentence that says why
     */
    public Rounds among(List<HostEntry> hosts) {
        if (hosts.size() < FEWEST) {
            throw new IllegalArgumentException("takes " + FEWEST + " hosts or more");
        }
        if ((this == PAIRS || this == BISECTION) && hosts.size() % 2 != 0) {
            throw new IllegalArgumentException("takes an even number of hosts, and these are " + hosts.size());
        }
        refuse((long) hosts.size() * hosts.size());
        return Rounds.of(hosts, among.apply(hosts));
    }

    /**
     * The rounds between clients and servers; a host that is among both has no pair with itself.
     *
     * @throws IllegalArgumentException if these hosts do not suit the pattern, with a sentence that says why
     */
    public Rounds between(List<HostEntry> clients, List<HostEntry> servers) {
        refuse((long) clients.size() * servers.size());
        KnownHosts known = new KnownHosts(clients);
        known.learn(servers);
        Rounds rounds = Rounds.of(known.all(), between.apply(known.of(clients), known.of(servers)));
        if (rounds.rounds().isEmpty()) {
            throw new IllegalArgumentException("no pair is left, for a host has none with itself");
        }
        return rounds;
    }

    private void refuse(long atMost) {
        if ((this == MESH || this == SHIFT) && atMost > Rounds.MOST_PAIRS) {
            throw new IllegalArgumentException("makes more than " + Rounds.MOST_PAIRS + " pairs; allowed are so many");
        }
    }

    private static List<List<Pair>> pairs(List<HostEntry> clients, List<HostEntry> servers) {
        if (clients.size() != servers.size()) {
            throw new IllegalArgumentException("takes as many clients as servers, and these are " + clients.size()
                    + " and " + servers.size());
        }
        List<Pair> round = shifted(clients, servers, 0, clients.size());
        if (round.size() < clients.size()) {
            throw new IllegalArgumentException("would pair a host with itself");
        }
        return List.of(round);
    }

    private static List<Pair> product(List<HostEntry> clients, List<HostEntry> servers) {
        return clients.stream().flatMap(client -> servers.stream().map(server -> new Pair(client, server)))
                .filter(Pattern::isOfTwo).toList();
    }

    private static List<List<Pair>> incast(List<HostEntry> clients, List<HostEntry> servers) {
        List<Pair> round = shifted(clients, servers, 0, clients.size());
        refuseIdle("server", servers, round.stream().map(Pair::server), clients.size() + " clients share "
                + servers.size() + " servers");
        return List.of(round);
    }

    private static List<List<Pair>> outcast(List<HostEntry> clients, List<HostEntry> servers) {
        List<Pair> round = shifted(clients, servers, 0, servers.size());
        refuseIdle("client", clients, round.stream().map(Pair::client), servers.size() + " servers share "
                + clients.size() + " clients");
        return List.of(round);
    }

    private static void refuseIdle(String role, List<HostEntry> hosts, Stream<HostEntry> busy, String why) {
        Set<String> names = busy.map(HostEntry::name).collect(Collectors.toSet());
        hosts.stream().map(HostEntry::name).filter(name -> !names.isEmpty() && !names.contains(name)).findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("would leave " + role + " " + name + " out, where " + why);
                });
    }

    private static List<List<Pair>> shift(List<HostEntry> clients, List<HostEntry> servers) {
        List<List<Pair>> rounds = new ArrayList<>();
        for (int by = 0; by < Math.max(clients.size(), servers.size()); by++) {
            rounds.add(shifted(clients, servers, by, Math.min(clients.size(), servers.size())));
        }
        return rounds;
    }

    /** So many pairs, each with the next client and the next server; the longer list begins later. */
    private static List<Pair> shifted(List<HostEntry> clients, List<HostEntry> servers, int by, int pairs) {
        boolean fewServers = servers.size() < clients.size();
        List<Pair> round = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            round.add(new Pair(clients.get((fewServers ? i + by : i) % clients.size()),
                    servers.get((fewServers ? i : i + by) % servers.size())));
        }
        return round.stream().filter(Pattern::isOfTwo).toList();
    }

    private static boolean isOfTwo(Pair pair) {
        return !pair.client().name().equals(pair.server().name());
    }

    private static List<HostEntry> every(List<HostEntry> hosts, int from, int step) {
        List<HostEntry> some = new ArrayList<>();
        for (int i = from; i < hosts.size(); i += step) {
            some.add(hosts.get(i));
        }
        return some;
    }
}
