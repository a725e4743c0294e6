package org.tcpp.host;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Linux' counters: proc_net(5), Documentation/networking/snmp_counter.rst, Documentation/ABI/testing. Stateless. */
final class LinuxCounters {

    /** Of the line Tcp in /proc/net/snmp: IPv4 and IPv6 together. */
    static final List<String> TCP = List.of("ActiveOpens", "PassiveOpens", "AttemptFails", "EstabResets", "InSegs",
            "OutSegs", "RetransSegs", "InErrs", "InCsumErrors", "OutRsts");

    /** Of the line TcpExt in /proc/net/netstat. */
    static final List<String> TCP_EXT = List.of("TCPSynRetrans", "TCPTimeouts", "TCPFastRetrans",
            "TCPLostRetransmit", "TCPLossProbes", "TCPSpuriousRTOs", "ListenOverflows", "ListenDrops",
            "TCPReqQFullDrop", "TCPReqQFullDoCookies", "SyncookiesSent", "TCPBacklogDrop", "TCPRcvQDrop",
            "PruneCalled", "TCPMemoryPressures", "TCPAbortOnMemory", "TCPAbortOnTimeout", "TCPAbortOnData",
            "TCPTimeWaitOverflow", "TWRecycled");

    /** Files of /sys/class/net/NAME/statistics. */
    static final List<String> INTERFACE = List.of("rx_packets", "tx_packets", "rx_bytes", "tx_bytes", "rx_errors",
            "tx_errors", "rx_dropped", "tx_dropped", "rx_missed_errors", "rx_crc_errors", "rx_fifo_errors",
            "tx_carrier_errors");

    private LinuxCounters() {}

    static void read(String networkInterface, Source source, Map<String, Long> values, Gathering facts) {
        table("tcp", TCP, "/proc/net/snmp", "Tcp", source, values, facts);
        table("tcpext", TCP_EXT, "/proc/net/netstat", "TcpExt", source, values, facts);
        for (String name : INTERFACE) {
            values.put("interface." + name, networkInterface == null
                    ? null
                    : facts.ask("interface." + name,
                            () -> Long.valueOf(
                                    source.read("/sys/class/net/" + networkInterface + "/statistics/" + name))));
        }
    }

    private static void table(String place, List<String> names, String file, String line, Source source,
            Map<String, Long> values, Gathering facts) {
        Map<String, Long> counted = facts.ask(place, () -> table(source.read(file), line));
        for (String name : names) {
            Long value = counted == null ? null : counted.get(name);
            values.put(place + "." + name, value);
            if (counted != null && value == null) {
                facts.missing(place + "." + name, "this kernel does not count it");
            }
        }
    }

    /** Two lines begin with the same word: names, and under them values. */
    static Map<String, Long> table(String text, String line) throws IOException {
        List<String[]> rows = text.lines().filter(l -> l.startsWith(line + ":")).map(l -> l.split("\\s+")).toList();
        if (rows.size() != 2 || rows.getFirst().length != rows.getLast().length) {
            throw new IOException("no table " + line);
        }
        Map<String, Long> table = new HashMap<>();
        for (int i = 1; i < rows.getFirst().length; i++) {
            table.put(rows.getFirst()[i], Long.valueOf(rows.getLast()[i]));
        }
        return table;
    }
}
