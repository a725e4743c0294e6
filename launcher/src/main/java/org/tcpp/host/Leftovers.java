package org.tcpp.host;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sockets that a host has on some ports, at either end, by state; those that listen are left out. Linux:
 * /proc/net/tcp and tcp6 of the process's network namespace, whoever made them. Immutable.
 *
 * @param states state in lower case to how many sockets are in it, none of them 0; null: not known
 * @param use all TCP sockets of the host
 * @param tracked connections in the host's connection table, /proc/sys/net/netfilter/nf_conntrack_count; null: it has
 *            none, or does not tell
 */
public record Leftovers(Map<String, Long> states, SocketUse use, Long tracked) {

    /** Reading more would take the kernel long. */
    private static final long MOST_SOCKETS = 50_000;
    /** TCP states of include/net/tcp_states.h, from 1 on. */
    private static final List<String> STATES = List.of("established", "syn_sent", "syn_recv", "fin_wait1", "fin_wait2",
            "time_wait", "close", "close_wait", "last_ack", "listen", "closing", "syn_recv");
    private static final String LISTEN = "listen";
    private static final String TIME_WAIT = "time_wait";

    /** Looks at ports from one to another, both included. Never throws. */
    public static Leftovers read(int from, int to) {
        return read(from, to, Source.here());
    }

    static Leftovers read(int from, int to, Source source) {
        SocketUse use = SocketUse.read(source);
        if (use.inUse() == null || use.inUse() + (use.timeWait() == null ? 0 : use.timeWait()) > MOST_SOCKETS) {
            return new Leftovers(null, use, tracked(source));
        }
        Map<String, Long> states = new LinkedHashMap<>();
        try {
            SocketTable.rows(source).forEach(socket -> count(socket, from, to, states));
        } catch (IOException | RuntimeException _) {
            return new Leftovers(null, use, tracked(source));
        }
        return new Leftovers(states, use, tracked(source));
    }

    private static Long tracked(Source source) {
        String file = "/proc/sys/net/netfilter/nf_conntrack_count";
        try {
            return source.has(file) ? Long.valueOf(source.read(file)) : null;
        } catch (IOException | RuntimeException _) {
            return null;
        }
    }

    /** True if the sockets on the ports could be found out: not on other systems, or where there are very many. */
    public boolean known() {
        return states != null;
    }

    /** Sockets that have no reason to be there once a run is over: all but those in TIME_WAIT. */
    public long sockets() {
        return states.entrySet().stream().filter(state -> !state.getKey().equals(TIME_WAIT))
                .mapToLong(Map.Entry::getValue).sum();
    }

    private static void count(SocketTable.Row socket, int from, int to, Map<String, Long> states) {
        String state = STATES.get(socket.state() - 1);
        if (!state.equals(LISTEN) && (isIn(socket.localPort(), from, to) || isIn(socket.remotePort(), from, to))) {
            states.merge(state, 1L, Long::sum);
        }
    }

    private static boolean isIn(int port, int from, int to) {
        return port >= from && port <= to;
    }
}
