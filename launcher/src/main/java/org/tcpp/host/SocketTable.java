package org.tcpp.host;

import java.io.IOException;
import java.util.stream.Stream;

/** All TCP sockets of the process's network namespace. Linux: /proc/net/tcp and tcp6 (proc_net_tcp.rst). */
final class SocketTable {

    private static final int HEX = 16;
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int STATE = 3;

    private SocketTable() {}

    /**
     * A socket.
     *
     * @param localPort port of this end
     * @param remotePort port of the other; of a listener 0
     * @param state of include/net/tcp_states.h
     */
    record Row(int localPort, int remotePort, int state) {
    }

    /** Reads it. A row that is none makes the stream throw a RuntimeException. */
    static Stream<Row> rows(Source source) throws IOException {
        String four = source.read("/proc/net/tcp");
        String six = source.has("/proc/net/tcp6") ? source.read("/proc/net/tcp6") : "";
        return Stream.of(four, six).flatMap(table -> table.lines().skip(1)).map(SocketTable::row);
    }

    private static Row row(String line) {
        String[] words = line.strip().split("\\s+");
        return new Row(port(words[LOCAL]), port(words[REMOTE]), Integer.parseInt(words[STATE], HEX));
    }

    private static int port(String place) {
        return Integer.parseInt(place.substring(place.indexOf(':') + 1), HEX);
    }
}
