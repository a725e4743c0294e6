package org.tcpp.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tcpp.mesh.MeshFairness;
import org.tcpp.mesh.MeshPair;
import org.tcpp.mesh.MeshResult;
import org.tcpp.result.Verdict;

/** Who moved how much to whom: a row for each client, a column for each server; where these are too many, the ends. */
final class MeshMatrix {

    private static final int MOST_ROWS = 32;
    private static final int LONGEST_ROW_NAME = 16;
    private static final int LONGEST_COLUMN_NAME = 8;
    private static final int HOSTS_SHOWN = 5;
    private static final String NOT_COMPLETE = "!";

    private final MeshResult result;
    private final Style style;
    private final List<String> clients;
    private final List<String> servers;
    private final Map<List<String>, MeshPair> pairs = new HashMap<>();
    private boolean again;

    MeshMatrix(MeshResult result, Style style) {
        this.result = result;
        this.style = style;
        Set<String> left = new LinkedHashSet<>();
        Set<String> right = new LinkedHashSet<>();
        for (MeshPair pair : result.tables().pairs()) {
            left.add(pair.where().client());
            right.add(pair.where().server());
            pairs.merge(List.of(pair.where().client(), pair.where().server()), pair, this::slower);
        }
        // in the order in which hosts were named, for both sides alike
        clients = result.tables().hosts().stream().map(host -> host.name()).filter(left::contains).toList();
        servers = result.tables().hosts().stream().map(host -> host.name()).filter(right::contains).toList();
    }

    List<String> lines() {
        if (servers.isEmpty() || clients.isEmpty()) {
            return List.of();
        }
        List<String> matrix = matrix();
        boolean fits = clients.size() <= MOST_ROWS
                && matrix.stream().allMatch(line -> line.length() <= style.width());
        return fits || style.verbose() ? matrix : ends();
    }

    private List<String> matrix() {
        List<String> header = new ArrayList<>(List.of("client\\server"));
        int room = Math.max(LONGEST_COLUMN_NAME, (style.width() - LONGEST_ROW_NAME) / servers.size() - 2);
        servers.forEach(server -> header.add(shortened(server, room)));
        Table table = new Table(header);
        boolean flawed = false;
        for (String client : clients) {
            List<String> row = new ArrayList<>(List.of(shortened(client, LONGEST_ROW_NAME)));
            for (String server : servers) {
                row.add(cell(pairs.get(List.of(client, server))));
            }
            flawed |= row.stream().anyMatch(cell -> cell.endsWith(NOT_COMPLETE));
            table.row(row);
        }
        List<String> lines = new ArrayList<>(table.lines(style.width()));
        lines.add("(" + unit() + (flawed ? "; " + NOT_COMPLETE + " not complete" : "")
                + (again ? "; of pairs that met several times the slowest" : "") + ")");
        return lines;
    }

    /** The slowest and the fastest pairs, and the hosts whose pairs are slowest. */
    private List<String> ends() {
        MeshFairness fairness = result.figures().fairness();
        Table table = new Table(List.of("pairs", "client", "server", "rate"));
        fairness.slowest().forEach(rate -> table.row(row("slowest", rate)));
        fairness.fastest().reversed().forEach(rate -> table.row(row("fastest", rate)));
        List<String> lines = new ArrayList<>(table.lines(style.width()));
        lines.add("");
        Table hosts = new Table(List.of("hosts", "name", "pairs", "mean"));
        means(true).forEach(mean -> hosts.row(mean.row("slowest client")));
        means(false).forEach(mean -> hosts.row(mean.row("slowest server")));
        lines.addAll(hosts.lines(style.width()));
        lines.add("(" + clients.size() + " clients and " + servers.size() + " servers: -v shows all pairs, and so does"
                + " tcpp report)");
        return lines;
    }

    private static List<String> row(String which, MeshFairness.Rate rate) {
        return List.of(which, shortened(rate.client(), LONGEST_ROW_NAME), shortened(rate.server(), LONGEST_ROW_NAME),
                Quantity.rate(rate.bitsPerSecond()));
    }

    /** The mean rate of a host's pairs. */
    private record Mean(String host, int pairs, double bitsPerSecond) {

        List<String> row(String which) {
            return List.of(which, shortened(host, LONGEST_ROW_NAME), Integer.toString(pairs),
                    Quantity.rate(Math.round(bitsPerSecond)));
        }
    }

    private List<Mean> means(boolean ofClients) {
        Map<String, List<Long>> rates = new HashMap<>();
        for (MeshPair pair : result.tables().pairs()) {
            if (pair.window().bitsPerSecond() != null) {
                rates.computeIfAbsent(ofClients ? pair.where().client() : pair.where().server(),
                        _ -> new ArrayList<>()).add(pair.window().bitsPerSecond());
            }
        }
        return rates.entrySet().stream()
                .map(host -> new Mean(host.getKey(), host.getValue().size(),
                        host.getValue().stream().mapToLong(Long::longValue).average().orElseThrow()))
                .sorted(Comparator.comparingDouble(Mean::bitsPerSecond).thenComparing(Mean::host))
                .limit(HOSTS_SHOWN).toList();
    }

    private MeshPair slower(MeshPair one, MeshPair other) {
        again = true;
        Long a = one.window().bitsPerSecond();
        Long b = other.window().bitsPerSecond();
        return a == null || b != null && a <= b ? one : other;
    }

    private String cell(MeshPair pair) {
        if (pair == null) {
            return "";
        }
        String value = value(pair);
        return value == null
                ? "-" + NOT_COMPLETE
                : value + (pair.state().verdict() == Verdict.COMPLETE && pair.state().why() == null
                        ? ""
                        : NOT_COMPLETE);
    }

    private String value(MeshPair pair) {
        if (isRounds()) {
            return pair.connections().roundsPerSecond() == null
                    ? null
                    : bare(Quantity.perSecond(pair.connections().roundsPerSecond()));
        }
        if (style.connectionsPerSecond()) {
            return pair.connections().connectionsPerSecond() == null
                    ? null
                    : bare(Quantity.perSecond(pair.connections().connectionsPerSecond()));
        }
        return pair.window().bitsPerSecond() == null ? null : bare(Quantity.rate(pair.window().bitsPerSecond()));
    }

    private String unit() {
        return isRounds()
                ? "answered questions per second, in the whole run of each pair"
                : style.connectionsPerSecond()
                        ? "connections per second, in the whole run of each pair"
                        : "bit/s while all pairs ran";
    }

    private boolean isRounds() {
        return "rounds".equals(result.plan().each().workload().exchanged().exchange());
    }

    private static String bare(String quantity) {
        return quantity.replaceAll("(bps|/s)$", "");
    }

    private static String shortened(String name, int most) {
        String safe = Ascii.of(name);
        // names differ at their ends as often as at their beginnings: h1.rack7.lab, 10.20.30.41
        return safe.length() <= most
                ? safe
                : safe.matches("[\\d.:a-fA-F]+")
                        ? ".." + safe.substring(safe.length() - most + 2)
                        : safe.substring(0, most - 2) + "..";
    }
}
