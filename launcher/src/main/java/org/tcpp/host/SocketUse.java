package org.tcpp.host;

import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many TCP sockets this host has just now, whoever made them. Linux: /proc/net/sockstat and sockstat6 of the
 * process's network namespace. What could not be found out is null, and {@code unknown} says why.
 *
 * @param inUse IPv4 sockets in any state but closed and TIME_WAIT
 * @param inUse6 IPv6 sockets likewise
 * @param orphaned sockets that no process holds any more and that still have something to send or to wait for
 * @param timeWait connections in TIME_WAIT
 * @param allocated sockets that exist, of both families, unconnected ones included; of the whole host
 * @param memoryPages memory of their queues in pages of the system; of the whole host
 * @param unknown component to reason
 */
public record SocketUse(Long inUse, Long inUse6, Long orphaned, Long timeWait, Long allocated, Long memoryPages,
        Map<String, String> unknown) {

    public SocketUse {
        unknown = Collections.unmodifiableMap(new LinkedHashMap<>(unknown));
    }

    /** Asks the system; two small files on Linux. Never throws. */
    public static SocketUse read() {
        return read(Source.here());
    }

    static SocketUse read(Source source) {
        Gathering facts = new Gathering();
        if (!source.isLinux()) {
            facts.missing("tcp", "no known way to ask " + source.system());
            return new SocketUse(null, null, null, null, null, null, facts.unknown());
        }
        Map<String, Long> tcp = facts.ask("tcp", () -> line(source.read("/proc/net/sockstat"), "TCP"));
        Map<String, Long> tcp6 = facts.ask("tcp6", () -> line(source.read("/proc/net/sockstat6"), "TCP6"));
        Map<String, Long> both = tcp == null ? Map.of() : tcp;
        return new SocketUse(both.get("inuse"), tcp6 == null ? null : tcp6.get("inuse"), both.get("orphan"),
                both.get("tw"), both.get("alloc"), both.get("mem"), facts.unknown());
    }

    /** One line: its name, then names and values in turn. */
    private static Map<String, Long> line(String text, String name) throws IOException {
        String[] words = text.lines()
                .filter(l -> l.startsWith(name + ":"))
                .findFirst()
                .orElseThrow(() -> new IOException("no line " + name))
                .split("\\s+");
        Map<String, Long> line = new HashMap<>();
        for (int i = 1; i + 1 < words.length; i += 2) {
            line.put(words[i], Long.valueOf(words[i + 1]));
        }
        return line;
    }
}
