package org.tcpp.host;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * FreeBSD's counters, as netstat(1) names them in JSON: usr.bin/netstat/inet.c and if.c. Written after its source, not
 * tried on a FreeBSD host. Stateless.
 */
final class FreeBsdCounters {

    /** Of {@code netstat -s -p tcp}. The name {@code retransmitted} stands in its part about the SYN cache. */
    static final List<String> TCP = List.of("connection-requests", "connections-accepts", "connections-established",
            "connection-drops", "embryonic-connections-dropped", "bad-connection-attempts", "received-packets",
            "sent-packets", "sent-retransmitted-packets", "retransmit-timeouts",
            "connections-dropped-by-retransmit-timeout", "listen-queue-overflows", "discard-bad-checksum",
            "discard-memory-problems", "retransmitted", "bucket-overflow", "cache-overflow", "sent-cookies");

    /** Of {@code netstat -I NAME -b}. */
    static final List<String> INTERFACE = List.of("received-packets", "sent-packets", "received-bytes", "sent-bytes",
            "received-errors", "send-errors", "dropped-packets", "collisions");

    private static final String NETSTAT = "/usr/bin/netstat";

    private FreeBsdCounters() {}

    static void read(String networkInterface, Source source, Map<String, Long> values, Gathering facts) {
        String tcp = facts.ask("tcp", () -> source.run(NETSTAT, "--libxo", "json", "-s", "-p", "tcp"));
        take("tcp", TCP, tcp, values, facts);
        String ofInterface = networkInterface == null
                ? null
                : facts.ask("interface",
                        () -> linkRow(source.run(NETSTAT, "--libxo", "json", "-I", networkInterface, "-n", "-b")));
        take("interface", INTERFACE, ofInterface, values, facts);
    }

    /** The counters of a place out of netstat's JSON. A name counts where it stands first. */
    static void take(String place, List<String> names, String json, Map<String, Long> values, Gathering facts) {
        for (String name : names) {
            Long value = json == null ? null : value(json, name);
            values.put(place + "." + name, value);
            if (json != null && value == null) {
                facts.missing(place + "." + name, "this kernel does not count it");
            }
        }
    }

    /** The first object of a table of an interface: the one of its link, with everything; addresses follow. */
    static String linkRow(String json) {
        int end = json.indexOf('}');
        return end < 0 ? null : json.substring(0, end);
    }

    private static Long value(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + Pattern.quote(name) + "\"\\s*:\\s*(\\d+)").matcher(json);
        return matcher.find() ? Long.valueOf(matcher.group(1)) : null;
    }
}
