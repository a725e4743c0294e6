package org.tcpp.result;

import java.math.BigDecimal;
import java.util.List;
import org.tcpp.estimate.Estimate;
import org.tcpp.message.Fairness;

/**
 * How evenly connections and workers were served, as the side saw it that counts the bytes.
 *
 * @param connectionsIndex Jain's index over the shares of completed connections, 1/n to 1, or null: the bytes
 *            of each over its even share of what was moved while it was under way
 * @param connections how many connections that is over
 * @param workersIndex Jain's index over the workers' rates, or null
 * @param workers how many workers that is over
 * @param slowest the slowest connections, at most five
 * @param fastest the fastest connections, at most five
 * @param starvedConnections connections that made no progress for five seconds while others did
 * @param starved the first of them, at most five; their seconds are those without progress
 */
public record FairnessView(BigDecimal connectionsIndex, long connections, BigDecimal workersIndex, long workers,
        List<Flow> slowest, List<Flow> fastest, long starvedConnections, List<Flow> starved) {

    /**
     * One completed connection; its goodput is its bytes over its time from start to end. Its index in the run is null
     * where it is not known, as on a server of classic connections.
     */
    public record Flow(int worker, Long connection, String local, String remote, long bytes, BigDecimal seconds,
            long bitsPerSecond) {

        private static Flow of(Fairness.Flow flow) {
            Long connection = flow.connection() < 0 ? null : (Long) flow.connection();
            return new Flow(flow.worker(), connection, flow.local(), flow.remote(), flow.bytes(),
                    Decimals.seconds(flow.durationNs()), Decimals.bits(flow.goodput()));
        }
    }

    static FairnessView of(Estimate estimate, Notes notes) {
        Fairness known = notes.valueOf("fairness", estimate.foremost().fairness());
        Fairness sums = known == null ? Fairness.NONE : known;
        long starved = estimate.foremost().counting().fairness().starvedConnections();
        return new FairnessView(
                notes.valueOf("fairness.connections_index",
                        estimate.foremost().connectionFairness().map(Decimals::six)),
                sums.connections(), notes.valueOf("fairness.workers_index",
                        estimate.workerFairness().map(Decimals::six)),
                estimate.workerRates().length, sums.slowest().stream().map(Flow::of).toList(),
                sums.fastest().stream().map(Flow::of).toList(), starved,
                estimate.foremost().counting().fairness().starved().stream().map(Flow::of).toList());
    }
}
