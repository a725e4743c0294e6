package org.tcpp.connection;

/**
 * One connection of a run, as its ends told it; at least one of them did.
 *
 * @param index which of the run
 * @param worker the number of the workers that had it
 * @param client what the client told, or null
 * @param server what the server told, or null
 */
public record Connection(long index, int worker, End client, End server) {
}
