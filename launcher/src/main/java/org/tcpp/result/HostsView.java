package org.tcpp.result;

/**
 * The hosts of the two ends, as a result is composed from them.
 *
 * @param client the sender's host, or null
 * @param server the receiver's host, or null; in loopback mode equal to the client's
 */
public record HostsView(HostView client, HostView server) {
}
