package org.tcpp.integrity;

/**
 * Where foreign bytes may come from.
 *
 * @param connections the run has connections below this index
 * @param earlierRuns tokens of runs before this one
 * @param ports local and remote port, or {@code null}
 * @param addresses local and remote address in network order, or {@code null}
 */
record Suspects(long connections, int[] earlierRuns, int[] ports, byte[][] addresses) {
}
