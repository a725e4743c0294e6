package org.tcpp.host;

import java.io.IOException;

/**
 * Local ports that this host's connections to some ports hold, whoever made them: those under way, and those in
 * TIME_WAIT, which keep theirs for a minute. Linux: /proc/net/tcp and tcp6 of the process's network namespace.
 */
public final class HeldPorts {

    /** Reading more would take the kernel long; a host that has more of them in all is taken at its word. */
    private static final long MOST_SOCKETS = 100_000;

    private HeldPorts() {}

    /** How many are held by connections to ports from one to another, both included; null: nobody can tell here. */
    public static Long to(int from, int to) {
        return to(from, to, Source.here());
    }

    static Long to(int from, int to, Source source) {
        SocketUse use = SocketUse.read(source);
        if (use.inUse() == null || use.timeWait() == null) {
            return null;
        }
        if (use.inUse() + use.timeWait() > MOST_SOCKETS) {
            return use.timeWait();
        }
        try {
            return SocketTable.rows(source)
                    .filter(socket -> socket.remotePort() >= from && socket.remotePort() <= to)
                    .count();
        } catch (IOException | RuntimeException _) {
            return null;
        }
    }
}
