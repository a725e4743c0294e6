package org.tcpp.host;

import java.net.InetAddress;
import java.util.List;

/**
 * Some ports.
 *
 * @param addresses whose; none: anybody's
 * @param from the first
 * @param to the last
 */
public record Ports(List<InetAddress> addresses, int from, int to) {

    /** Keeps the list as it is now. */
    public Ports {
        addresses = List.copyOf(addresses);
    }

    /** Those of whatever address. */
    public static Ports ofAny(int from, int to) {
        return new Ports(List.of(), from, to);
    }

    boolean has(int port) {
        return port >= from && port <= to;
    }
}
