package org.tcpp.host;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.tcpp.nic.SocketDump;

/**
 * The TCP sockets of the process's network namespace that have something to do with some ports. Linux: sock_diag(7),
 * and where a kernel does without it /proc/net/tcp and tcp6 (proc_net_tcp.rst), which tell of a socket twice, or not at
 * all, where others come and go while they are read.
 */
final class SocketTable {

    /** The kernel would take long to print more than that. */
    private static final long MOST_PRINTED = 50_000;
    private static final int HEX = 16;
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int STATE = 3;

    private SocketTable() {}

    /**
     * Those of which one port or the other lies between two, both included.
     *
     * @param use all that the host has
     * @return null if nobody can tell: not Linux, or it would take long
     */
    static List<SocketDump.Row> rows(int from, int to, SocketUse use, Source source) {
        if (source.isThisLinux()) {
            try {
                return SocketDump.of(from, to);
            } catch (IOException _) {
                // by reading, then
            }
        }
        boolean few = use.inUse() != null
                && use.inUse() + (use.timeWait() == null ? 0 : use.timeWait()) <= MOST_PRINTED;
        try {
            return few ? printed(source).filter(row -> concerns(row, from, to)).toList() : null;
        } catch (IOException | RuntimeException _) {
            return null;
        }
    }

    private static boolean concerns(SocketDump.Row row, int from, int to) {
        return row.localPort() >= from && row.localPort() <= to || row.remotePort() >= from && row.remotePort() <= to;
    }

    private static Stream<SocketDump.Row> printed(Source source) throws IOException {
        String four = source.read("/proc/net/tcp");
        String six = source.has("/proc/net/tcp6") ? source.read("/proc/net/tcp6") : "";
        return Stream.of(four, six).flatMap(table -> table.lines().skip(1)).map(SocketTable::row);
    }

    private static SocketDump.Row row(String line) {
        String[] words = line.strip().split("\\s+");
        return new SocketDump.Row(port(words[LOCAL]), port(words[REMOTE]), Integer.parseInt(words[STATE], HEX));
    }

    private static int port(String place) {
        return Integer.parseInt(place.substring(place.indexOf(':') + 1), HEX);
    }
}
