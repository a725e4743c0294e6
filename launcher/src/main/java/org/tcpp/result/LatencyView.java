package org.tcpp.result;

import java.util.ArrayList;
import java.util.List;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Figure;
import org.tcpp.estimate.Latency;
import org.tcpp.estimate.Side;

/**
 * A distribution of times, merged without loss from the workers' histograms.
 *
 * @param side who measured it
 * @param name what was measured, e.g. {@code connect}: first attempt to established
 * @param count how many
 */
public record LatencyView(String side, String name, long count, long minMicroseconds, long p50Microseconds,
        long p90Microseconds, long p99Microseconds, long p999Microseconds, long maxMicroseconds) {

    static List<LatencyView> of(Estimate estimate) {
        List<LatencyView> views = new ArrayList<>();
        for (Side side : new Side[]{estimate.sender(), estimate.receiver()}) {
            if (side != null) {
                side.latencies()
                        .values()
                        .stream()
                        .filter(Figure::known)
                        .forEach(figure -> views.add(of(FailureView.sideWord(side.role()), figure.value())));
            }
        }
        return List.copyOf(views);
    }

    private static LatencyView of(String side, Latency latency) {
        return new LatencyView(side, latency.name(), latency.count(), latency.minMicroseconds(),
                latency.p50Microseconds(), latency.p90Microseconds(), latency.p99Microseconds(),
                latency.p999Microseconds(), latency.maxMicroseconds());
    }
}
