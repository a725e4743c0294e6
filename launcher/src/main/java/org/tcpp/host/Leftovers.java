package org.tcpp.host;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tcpp.nic.SocketDump;

/**
 * The sockets that a host has on some ports, at either end, by state; those that listen are left out. Linux:
 * those of the process's network namespace, whoever made them. Immutable.
 *
 * @param states state in lower case to how many sockets are in it, none of them 0; null: not known, or not looked for
 * @param use all TCP sockets of the host
 * @param tracked connections in the host's connection table, /proc/sys/net/netfilter/nf_conntrack_count; null: it has
 *            none, or does not tell
 */
public record Leftovers(Map<String, Long> states, SocketUse use, Long tracked) {

    /** TCP states of include/net/tcp_states.h, from 1 on. */
    private static final List<String> STATES = List.of("established", "syn_sent", "syn_recv", "fin_wait1", "fin_wait2",
            "time_wait", "close", "close_wait", "last_ack", "listen", "closing", "syn_recv");
    private static final String LISTEN = "listen";
    private static final String TIME_WAIT = "time_wait";

    /** Looks at these ports. Never throws. */
    public static Leftovers read(Ports ports) {
        return read(ports, Source.here());
    }

    /** Looks at the host as a whole, and at no ports. Never throws. */
    public static Leftovers ofHost() {
        Source source = Source.here();
        return new Leftovers(null, SocketUse.read(source), tracked(source));
    }

    static Leftovers read(Ports ports, Source source) {
        SocketUse use = SocketUse.read(source);
        List<SocketDump.Row> rows = SocketTable.rows(ports, use, source);
        return new Leftovers(rows == null ? null : states(rows), use, tracked(source));
    }

    private static Map<String, Long> states(List<SocketDump.Row> rows) {
        return rows.stream().map(row -> STATES.get(row.state() - 1)).filter(state -> !state.equals(LISTEN))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    private static Long tracked(Source source) {
        String file = "/proc/sys/net/netfilter/nf_conntrack_count";
        try {
            return source.has(file) ? Long.valueOf(source.read(file)) : null;
        } catch (IOException | RuntimeException _) {
            return null;
        }
    }

    /** True if the sockets on the ports could be found out. */
    public boolean known() {
        return states != null;
    }

    /** Sockets that have no reason to be there once a run is over: all but those in TIME_WAIT. */
    public long sockets() {
        return states.entrySet().stream().filter(state -> !state.getKey().equals(TIME_WAIT))
                .mapToLong(Map.Entry::getValue).sum();
    }
}
