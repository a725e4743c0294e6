package org.tcpp.client;

/**
 * Where connections go to and come from, as numbered by the network.
 *
 * @param remote the address to connect to
 * @param firstLocal the first local address, or -1: the system chooses; its successors are numbered on
 * @param localCount how many local addresses, taken in turn
 */
public record Targets(int remote, int firstLocal, int localCount) {
}
