package org.tcpp.launcher;

import java.util.List;
import org.tcpp.session.ClassicRun;
import org.tcpp.session.OtherRuns;

/**
 * What a server has promised to the clients that are here, how their runs are called on the wire, and how long all of
 * them wait for its workers. One thread.
 */
record RunsBeside(List<ServedClient> clients, ClassicRun classic) implements OtherRuns {

    @Override
    public long promised() {
        return clients.stream().mapToLong(client -> client.session().promised()).sum();
    }

    @Override
    public long startNs() {
        return classic.startNs();
    }

    @Override
    public boolean have(int token) {
        return clients.stream().anyMatch(client -> client.session().run() == token);
    }
}
