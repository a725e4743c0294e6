package org.tcpp.host;

import java.util.List;
import org.tcpp.nic.SocketDump;

/**
 * Local ports that this host's connections to some ports hold, whoever made them: those under way, and those in
 * TIME_WAIT, which keep theirs for a minute. Linux: those of the process's network namespace.
 */
public final class HeldPorts {

    private HeldPorts() {}

    /** How many are held by connections to ports from one to another, both included; null: nobody can tell here. */
    public static Long to(int from, int to) {
        return to(from, to, Source.here());
    }

    static Long to(int from, int to, Source source) {
        SocketUse use = SocketUse.read(source);
        List<SocketDump.Row> rows = SocketTable.rows(Ports.ofAny(from, to), use, source);
        // a host that has too many of them is taken at its word
        return rows == null
                ? use.timeWait()
                : (Long) rows.stream().filter(row -> row.remotePort() >= from && row.remotePort() <= to).count();
    }
}
