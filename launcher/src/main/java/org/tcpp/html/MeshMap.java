package org.tcpp.html;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tcpp.mesh.MeshFairness;
import org.tcpp.mesh.MeshHost;
import org.tcpp.mesh.MeshPair;
import org.tcpp.mesh.MeshResult;

/** A map of who moved how much to whom, or where hosts are too many for one, the slowest and the fastest pairs. */
final class MeshMap {

    /** On a side: cells would be narrower than a pointer. */
    private static final int MOST_HOSTS = 80;
    private static final int NAME = 13;
    private static final int SHORT_NAME = 5;

    private final MeshResult result;
    private final Map<String, Integer> clients;
    private final Map<String, Integer> servers;

    MeshMap(MeshResult result) {
        this.result = result;
        clients = places(result.tables().pairs().stream().map(pair -> pair.where().client()).distinct().toList());
        servers = places(result.tables().pairs().stream().map(pair -> pair.where().server()).distinct().toList());
    }

    Section section() {
        Section section = new Section("map", "Who moved how much to whom");
        DataTable ends = new DataTable("slowest and fastest pairs",
                List.of("which", "round", "client", "server", "bit/s"));
        result.figures().fairness().slowest().forEach(rate -> row(ends, "slowest", rate));
        result.figures().fairness().fastest().reversed().forEach(rate -> row(ends, "fastest", rate));
        boolean fits = !clients.isEmpty() && clients.size() <= MOST_HOSTS && servers.size() <= MOST_HOSTS;
        if (fits) {
            boolean roomy = servers.size() <= HeatMap.MOST_COLUMNS;
            int room = NAME * HeatMap.MOST_COLUMNS / 2 / servers.size();
            section.drawing("Goodput of each pair", HeatMap.svg("Goodput of each pair",
                    new HeatMap.Edge("server",
                            roomy ? names(servers, Math.clamp(room, SHORT_NAME, NAME)) : different()),
                    new HeatMap.Edge("client", names(clients, NAME)), values(), Unit.BITS_PER_SECOND),
                    table().folded());
            section.say("While all pairs of its round ran, as its receiver counted. A pair that did not run throughout"
                    + " has no cell" + (clients.keySet().stream().anyMatch(servers::containsKey)
                            ? ", and neither has a host with itself."
                            : "."));
        } else {
            section.say(clients.size() + " clients and " + servers.size() + " servers are too many for a map; all pairs"
                    + " stand below.");
        }
        return section.add(ends);
    }

    private DataTable table() {
        DataTable table = new DataTable("goodput of each pair", List.of("client", "server", "round", "bit/s"));
        for (MeshPair pair : result.tables().pairs()) {
            table.row(MeshHosts.name(pair.where().client()), MeshHosts.name(pair.where().server()),
                    pair.where().round(), pair.window().bitsPerSecond());
        }
        return table;
    }

    private Double[][] values() {
        Double[][] values = new Double[clients.size()][servers.size()];
        for (MeshPair pair : result.tables().pairs()) {
            Long rate = pair.window().bitsPerSecond();
            int row = clients.get(pair.where().client());
            int column = servers.get(pair.where().server());
            // of a pair that met several times the slowest
            if (rate != null && (values[row][column] == null || rate < values[row][column])) {
                values[row][column] = rate.doubleValue();
            }
        }
        return values;
    }

    /** The place of each name, in the order in which hosts were named. */
    private Map<String, Integer> places(List<String> names) {
        List<String> ordered = result.tables().hosts().stream().map(MeshHost::name).filter(names::contains)
                .collect(Collectors.toList());
        names.stream().filter(name -> !ordered.contains(name)).forEach(ordered::add);
        return IntStream.range(0, ordered.size()).boxed()
                .collect(Collectors.toMap(ordered::get, place -> place, (one, _) -> one));
    }

    private static List<String> names(Map<String, Integer> places, int most) {
        return places.entrySet().stream().sorted(Map.Entry.comparingByValue())
                .map(place -> MeshHosts.shortened(place.getKey(), most)).toList();
    }

    /** The servers' names without what all of them have in common at either end. */
    private List<String> different() {
        List<String> names = names(servers, Integer.MAX_VALUE);
        String first = names.getFirst();
        int before = 0;
        while (before < first.length() && hasAll(names, first.substring(0, before + 1), true)) {
            before++;
        }
        int after = 0;
        while (after < first.length() && hasAll(names, first.substring(first.length() - after - 1), false)) {
            after++;
        }
        int from = before;
        int behind = after;
        return names.stream().map(name -> from + behind >= name.length()
                ? MeshHosts.shortened(name, SHORT_NAME)
                : MeshHosts.shortened(name.substring(from, name.length() - behind), SHORT_NAME)).toList();
    }

    private static boolean hasAll(List<String> names, String part, boolean atTheirStart) {
        return names.stream().allMatch(name -> atTheirStart ? name.startsWith(part) : name.endsWith(part));
    }

    private static void row(DataTable table, String which, MeshFairness.Rate rate) {
        table.row(which, rate.round(), MeshHosts.name(rate.client()), MeshHosts.name(rate.server()),
                rate.bitsPerSecond());
    }
}
