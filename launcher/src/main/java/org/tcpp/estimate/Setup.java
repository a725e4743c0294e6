package org.tcpp.estimate;

/**
 * Connections that were opened before any data flowed.
 *
 * @param connections how many were established
 * @param establishedNs when the last of them was, on the sender's clock
 */
public record Setup(long connections, long establishedNs) {

    Setup plus(Setup other) {
        return new Setup(connections + other.connections, Side.later(establishedNs, other.establishedNs));
    }
}
