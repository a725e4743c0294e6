package org.tcpp.pattern;

/**
 * Two hosts that exchange data: as a client and its server on two machines do.
 *
 * @param client who connects
 * @param server who is connected to
 */
public record Pair(HostEntry client, HostEntry server) {

    /** For a person: {@code h1 to h2}. */
    public String text() {
        return client.name() + " to " + server.name();
    }
}
