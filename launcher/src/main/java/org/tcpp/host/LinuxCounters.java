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
            "TCPOFODrop", "TCPZeroWindowDrop", "PruneCalled", "RcvPruned", "OfoPruned", "TCPRcvCollapsed",
            "TCPMemoryPressures", "TCPMemoryPressuresChrono", "OutOfWindowIcmps", "TCPAbortOnMemory",
            "TCPAbortOnTimeout", "TCPAbortOnData",
            "TCPTimeWaitOverflow", "TWRecycled",
            // what misbehaviour makes a kernel count
            "SyncookiesRecv", "SyncookiesFailed", "TCPAbortOnClose", "TCPAbortOnLinger", "TCPAbortFailed",
            "TCPWinProbe", "TCPFromZeroWindowAdv", "TCPToZeroWindowAdv", "TCPWantZeroWindowAdv",
            "TCPChallengeACK", "TCPSYNChallenge", "TCPACKSkippedTimeWait", "PAWSEstab", "PAWSActive", "PAWSTimewait",
            "TCPOFOQueue", "TCPSACKReneging", "TCPDSACKRecv", "TCPSpuriousRtxHostQueues", "TCPKeepAlive",
            "TCPDeferAcceptDrop", "TCPMigrateReqSuccess", "TCPMigrateReqFailure", "TCPFastOpenActive",
            "TCPFastOpenActiveFail", "TCPFastOpenPassive", "TCPFastOpenPassiveFail", "TCPFastOpenListenOverflow",
            "TCPFastOpenCookieReqd", "TCPFastOpenBlackhole");

    /** Files of /sys/class/net/NAME/statistics. */
    static final List<String> INTERFACE = List.of("rx_packets", "tx_packets", "rx_bytes", "tx_bytes", "rx_errors",
            "tx_errors", "rx_dropped", "tx_dropped", "rx_missed_errors", "rx_crc_errors", "rx_fifo_errors",
            "tx_carrier_errors");

    private static final long NS_PER_US = 1000;

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
        values.put("interface.carrier_changes", networkInterface == null
                ? null
                : facts.ask("interface.carrier_changes",
                        () -> Long.valueOf(source.read("/sys/class/net/" + networkInterface + "/carrier_changes"))));
        if (networkInterface != null && source.isThisLinux()) {
            DriverCounters.read(networkInterface, values, facts);
        }
        values.put("kernel.tainted",
                facts.ask("kernel.tainted", () -> Long.valueOf(source.read("/proc/sys/kernel/tainted"))));
        ProcessorTables.read(source, values, facts);
        groups(source, values, facts);
    }

    /**
     * What the control groups around this process did to it: how often and for how many microseconds it was stopped for
     * its quota of processor time, how many processes were killed for want of memory, and how often memory reached a
     * limit. Sums over the groups that can be seen from here.
     */
    private static void groups(Source source, Map<String, Long> values, Gathering facts) {
        List<ControlGroup> cpu = ControlGroup.around(source, "cpu");
        List<ControlGroup> memory = ControlGroup.around(source, "memory");
        if (cpu.isEmpty() && memory.isEmpty()) {
            facts.missing("cgroup", "no control group can be seen");
            return;
        }
        long periods = 0;
        long throttledUs = 0;
        for (ControlGroup group : cpu) {
            Map<String, Long> stat = group.table("cpu.stat");
            periods += stat.getOrDefault("nr_throttled", 0L);
            throttledUs += stat.getOrDefault("throttled_usec", stat.getOrDefault("throttled_time", 0L) / NS_PER_US);
        }
        values.put("cgroup.nr_throttled", periods);
        values.put("cgroup.throttled_usec", throttledUs);
        long kills = 0;
        long reached = 0;
        for (ControlGroup group : memory) {
            Map<String, Long> events = group.table(group.second() ? "memory.events" : "memory.oom_control");
            // version 2 counts those of the groups within as well: the outermost that is seen has them all
            kills = group.second()
                    ? Math.max(kills, events.getOrDefault("oom_kill", 0L))
                    : kills + events.getOrDefault("oom_kill", 0L);
            Long failed = group.number("memory.failcnt");
            reached += events.getOrDefault("high", 0L) + events.getOrDefault("max", failed == null ? 0 : failed);
        }
        values.put("cgroup.oom_kill", kills);
        values.put("cgroup.memory_limit_reached", reached);
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
