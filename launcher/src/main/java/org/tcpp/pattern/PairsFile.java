package org.tcpp.pattern;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A file of pairs: a client and its server a line, each as in {@link HostList} and several at once where both are as
 * many ({@code c[1-4] s[1-4]}); a line {@code round} begins the next round.
 */
public final class PairsFile {

    private static final String NEXT = "round";

    private PairsFile() {}

    /**
     * Reads it.
     *
     * @param file its name
     * @param named hosts whose addresses are known already
     * @throws IllegalArgumentException if it cannot be read or is wrong, with a sentence that says where
     */
    public static Rounds read(String file, List<HostEntry> named) {
        return of(HostList.lines(file), named);
    }

    /** The same of its lines, without comments. */
    static Rounds of(List<String> lines, List<HostEntry> named) {
        KnownHosts known = new KnownHosts(named);
        List<List<Pair>> rounds = new ArrayList<>();
        rounds.add(new ArrayList<>());
        for (String line : lines) {
            if (line.equals(NEXT)) {
                rounds.add(new ArrayList<>());
            } else {
                rounds.getLast().addAll(pairs(line, known));
            }
        }
        // what a later line tells of a host holds for the earlier ones
        List<List<Pair>> complete = rounds.stream().map(round -> round.stream()
                .map(pair -> new Pair(known.of(List.of(pair.client())).getFirst(),
                        known.of(List.of(pair.server())).getFirst()))
                .toList()).toList();
        complete.forEach(PairsFile::refuseTwice);
        Rounds all = Rounds.of(known.all(), complete);
        if (all.rounds().isEmpty()) {
            throw new IllegalArgumentException("no pair stands in it");
        }
        return all;
    }

    private static List<Pair> pairs(String line, KnownHosts known) {
        String[] words = line.split("\\s+");
        if (words.length != 2) {
            throw new IllegalArgumentException("'" + HostWord.quote(line) + "': allowed are lines with a client and its"
                    + " server, and round");
        }
        List<HostEntry> clients = HostList.entries(words[0]);
        List<HostEntry> servers = HostList.entries(words[1]);
        known.learn(clients);
        known.learn(servers);
        if (clients.size() != servers.size()) {
            throw new IllegalArgumentException("'" + HostWord.quote(line) + "' has " + clients.size() + " clients and "
                    + servers.size() + " servers; allowed are as many of both");
        }
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < clients.size(); i++) {
            if (clients.get(i).name().equals(servers.get(i).name())) {
                throw new IllegalArgumentException("'" + HostWord.quote(line) + "' pairs a host with itself");
            }
            pairs.add(new Pair(clients.get(i), servers.get(i)));
        }
        return pairs;
    }

    private static void refuseTwice(List<Pair> round) {
        Set<Pair> seen = new HashSet<>();
        for (Pair pair : round) {
            if (!seen.add(pair)) {
                throw new IllegalArgumentException("'" + pair.client().name() + " " + pair.server().name()
                        + "' stands there twice in one round");
            }
        }
    }
}
