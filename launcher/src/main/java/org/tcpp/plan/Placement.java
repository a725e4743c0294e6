package org.tcpp.plan;

import java.util.List;
import org.tcpp.cli.Mode;

/**
 * Who is where. Immutable.
 *
 * @param mode client, server or both on this host
 * @param servers the other ends, one or more: client worker i has that of number i modulo their number, and there
 *            worker i divided by it; otherwise one, where the servers of this host listen
 * @param processes worker processes (of each role, in loopback mode)
 * @param basePort a server's worker i uses {@code basePort + i}
 * @param local local addresses of new connections
 * @param classic without a control connection; on a server: such clients are served, too
 * @param oneOff server: end after one client's run
 */
public record Placement(Mode mode, List<Server> servers, int processes, int basePort, Local local,
        boolean classic, boolean oneOff) {

    /** Keeps the list as it is now. */
    public Placement {
        servers = List.copyOf(servers);
    }

    /** With one server. */
    public Placement(Mode mode, String host, String address, int processes, int basePort, Local local,
            boolean classic, boolean oneOff) {
        this(mode, List.of(new Server(host, address)), processes, basePort, local, classic, oneOff);
    }

    /** The mode as a result names it. */
    public String modeWord() {
        return mode.word();
    }

    /**
     * A server.
     *
     * @param host as the user named it; null on a server itself
     * @param address the numeric address it stands for, of the first answer that serves; on a server the address to
     *            listen on, or null for any; in loopback mode the loopback address
     */
    public record Server(String host, String address) {
    }

    /**
     * Local addresses of new connections.
     *
     * @param first the first of them, or null: the system chooses
     * @param count so many successive ones
     */
    public record Local(String first, int count) {

        /** Whatever the system chooses. */
        public static final Local ANY = new Local(null, 1);
    }
}
