package org.tcpp.result;

import java.util.List;

/**
 * The hosts of the two ends, as a result is composed from them.
 *
 * @param client the sender's host, or null
 * @param server the receiver's host, or null; in loopback mode equal to the client's
 * @param others those of further servers, in their order, each perhaps null
 */
public record HostsView(HostView client, HostView server, List<HostView> others) {

    /** With one server. */
    public HostsView(HostView client, HostView server) {
        this(client, server, List.of());
    }
}
