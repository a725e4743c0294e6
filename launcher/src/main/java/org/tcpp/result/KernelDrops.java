package org.tcpp.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the kernels say they dropped during the run, for want of socket memory, of room in an accept queue, in a queue
 * of packets or in a connection table. The counters are of the whole host, whoever caused them.
 */
final class KernelDrops {

    /** Linux' names (Documentation/networking/snmp_counter.rst). */
    private static final List<String> MEMORY = List.of("TCPRcvQDrop", "RcvPruned", "OfoPruned", "TCPBacklogDrop");
    private static final String PRESSURES = "TCPMemoryPressures";
    private static final String PRUNED = "PruneCalled";
    private static final List<String> QUEUE = List.of("ListenOverflows", "ListenDrops", "TCPReqQFullDrop");

    private static final String TCP = "tcpext.";
    /** proc_net(5) has no words for these; net/core/dev.c, enqueue_to_backlog. */
    private static final String PACKETS = "softnet.";
    /** Of /proc/net/stat/nf_conntrack; {@code invalid} packets go on, unless a rule drops them. */
    private static final String TRACKER = "conntrack.";
    private static final List<String> UNTRACKED = List.of("drop", "early_drop", "insert_failed");

    private KernelDrops() {}

    static List<Finding> of(List<HostRow> hosts) {
        List<Finding> findings = new ArrayList<>();
        for (HostRow host : hosts) {
            String where = host.role().equals("both") ? "this host" : "the " + host.role() + "'s host";
            memory(findings, host.facts(), where);
            queue(findings, host.facts(), where);
            packets(findings, host.facts(), where);
            tracker(findings, host.facts(), where);
        }
        return findings;
    }

    private static void memory(List<Finding> findings, HostView host, String where) {
        Map<String, Long> drops = grown(host, TCP, MEMORY);
        Map<String, Long> all = new LinkedHashMap<>(drops);
        all.putAll(grown(host, TCP, List.of(PRESSURES, PRUNED)));
        long dropped = sum(drops);
        if (dropped > 0 || all.containsKey(PRESSURES)) {
            findings.add(new Finding("socket_memory", dropped, "segments", where + " ran short of socket memory and"
                    + " dropped " + dropped + " segments (" + words(all) + "): more was on its way than its sockets may"
                    + " hold. Such connections wait for retransmissions; fewer at once, --close server, or more"
                    + " net.ipv4.tcp_mem and tcp_rmem would help"));
        }
    }

    private static void queue(List<Finding> findings, HostView host, String where) {
        Map<String, Long> drops = grown(host, TCP, QUEUE);
        if (!drops.isEmpty()) {
            long most = drops.values().stream().mapToLong(Long::longValue).max().orElseThrow();
            findings.add(new Finding("listen_drops", most, "segments", where + " dropped " + most + " segments of"
                    + " connections that wanted to be accepted, for its queue was full (" + words(drops) + "): a larger"
                    + " net.core.somaxconn and net.ipv4.tcp_max_syn_backlog, or fewer connections that come at once"));
        }
    }

    private static void packets(List<Finding> findings, HostView host, String where) {
        long dropped = sum(grown(host, PACKETS, List.of("dropped")));
        if (dropped > 0) {
            findings.add(new Finding("softnet_drops", dropped, "packets", where + " dropped " + dropped
                    + " packets that"
                    + " waited for a processor: a larger net.core.netdev_max_backlog, or more processors that take"
                    + " part (receive packet steering, more queues)"));
        }
    }

    private static void tracker(List<Finding> findings, HostView host, String where) {
        Map<String, Long> drops = grown(host, TRACKER, UNTRACKED);
        if (!drops.isEmpty()) {
            findings.add(new Finding("conntrack_drops", sum(drops), "packets", "the connection table of " + where
                    + " had no room or no place for " + sum(drops) + " packets or connections (" + words(drops)
                    + "): a larger net.netfilter.nf_conntrack_max, shorter timeouts, or no tracking of this traffic"));
        }
    }

    private static long sum(Map<String, Long> counters) {
        return counters.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Those of the counters that grew. */
    private static Map<String, Long> grown(HostView host, String place, List<String> names) {
        Map<String, Long> grown = new LinkedHashMap<>();
        for (String name : names) {
            host.counters()
                    .stream()
                    .filter(counter -> counter.name().equals(place + name))
                    .filter(counter -> counter.difference() != null && counter.difference() > 0)
                    .forEach(counter -> grown.put(name, counter.difference()));
        }
        return grown;
    }

    private static String words(Map<String, Long> counters) {
        return counters.entrySet()
                .stream()
                .map(counter -> counter.getKey() + " " + counter.getValue())
                .collect(Collectors.joining(", "));
    }
}
