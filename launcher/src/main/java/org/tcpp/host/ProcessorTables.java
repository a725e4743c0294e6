package org.tcpp.host;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Tables of /proc/net with a row of hexadecimal numbers for each processor: sums over all of them. Stateless. */
final class ProcessorTables {

    /** Columns of /proc/net/softnet_stat (softnet_seq_show in net/core/net-procfs.c), which has no names for them. */
    private static final Map<String, Integer> SOFTNET = Map.of("dropped", 1, "time_squeeze", 2);
    /** Columns of /proc/net/stat/nf_conntrack. */
    static final List<String> TRACKER = List.of("invalid", "insert_failed", "drop", "early_drop");
    private static final String TRACKER_FILE = "/proc/net/stat/nf_conntrack";
    private static final int HEX = 16;

    private ProcessorTables() {}

    /** Packets that waited for a processor, and what a connection table made of packets, where the host has one. */
    static void read(Source source, Map<String, Long> values, Gathering facts) {
        List<String[]> softnet = facts.ask("softnet", () -> rows(source.read("/proc/net/softnet_stat")));
        SOFTNET.keySet().stream().sorted().forEach(name -> values.put("softnet." + name,
                softnet == null ? null : facts.ask("softnet." + name, () -> sum(softnet, SOFTNET.get(name)))));
        if (source.has(TRACKER_FILE)) {
            List<String[]> tracker = facts.ask("conntrack", () -> rows(source.read(TRACKER_FILE)));
            for (String name : TRACKER) {
                values.put("conntrack." + name, tracker == null
                        ? null
                        : facts.ask("conntrack." + name,
                                () -> sum(tracker.subList(1, tracker.size()), column(tracker.getFirst(), name))));
            }
        }
    }

    private static List<String[]> rows(String text) {
        return text.lines().map(line -> line.strip().split("\\s+")).toList();
    }

    private static int column(String[] names, String name) throws IOException {
        int column = Arrays.asList(names).indexOf(name);
        if (column < 0) {
            throw new IOException("this kernel does not count it");
        }
        return column;
    }

    private static long sum(List<String[]> rows, int column) {
        return rows.stream().mapToLong(row -> Long.parseLong(row[column], HEX)).sum();
    }
}
