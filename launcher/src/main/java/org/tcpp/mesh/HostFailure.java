package org.tcpp.mesh;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tcpp.result.FailureView;

/**
 * Failed connections of one kind, as one host saw them over all its pairs.
 *
 * @param host its name
 * @param side {@code sender} or {@code receiver}
 * @param phase where in a connection's life
 * @param cause why, as a stable word
 * @param meaning the cause for a person
 * @param pairs how many pairs had such failures
 * @param count how many connections
 */
public record HostFailure(String host, String side, String phase, String cause, String meaning, int pairs, long count) {

    /** Adds up kinds of failures. */
    static final class Sum {

        private final Map<List<String>, HostFailure> kinds = new LinkedHashMap<>();

        void add(PairOutcome outcome) {
            String clientSide = outcome.result().clientSide();
            for (FailureView seen : outcome.result().faults().failures()) {
                boolean client = seen.side().equals(clientSide);
                String host = (client ? outcome.pair().client() : outcome.pair().server()).name();
                kinds.merge(List.of(host, seen.side(), seen.phase(), seen.cause()),
                        new HostFailure(host, seen.side(), seen.phase(), seen.cause(), seen.meaning(), 1, seen.count()),
                        HostFailure::plus);
            }
        }

        /** The most frequent first. */
        List<HostFailure> list() {
            return kinds.values().stream().sorted(Comparator.comparingLong(HostFailure::count).reversed()).toList();
        }
    }

    private HostFailure plus(HostFailure other) {
        return new HostFailure(host, side, phase, cause, meaning, pairs + other.pairs, count + other.count);
    }
}
