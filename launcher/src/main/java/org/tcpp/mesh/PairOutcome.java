package org.tcpp.mesh;

import org.tcpp.pattern.Pair;
import org.tcpp.result.Result;

/**
 * What became of a pair, as far as its hosts told.
 *
 * @param round its round, from 1
 * @param pair which
 * @param result the client's result; the server's, if the client's host was lost; null if neither is known. Its moments
 *            are seconds since the instant at which the round was to begin.
 * @param why why there is no result of the client; null if there is
 * @param lateNs how long after that instant its last worker began, in nanoseconds, by the client's clock; or null
 */
public record PairOutcome(int round, Pair pair, Result result, String why, Long lateNs) {
}
