package org.tcpp.result;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tcpp.estimate.Distribution;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Figure;
import org.tcpp.estimate.Side;
import org.tcpp.message.Report;

/**
 * A distribution of times, merged without loss from the workers' histograms.
 *
 * @param side who measured it
 * @param name what was measured, e.g. {@code connect}: first attempt to established
 * @param count how many
 * @param microseconds the times
 */
public record LatencyView(String side, String name, long count,
        @JsonUnwrapped(suffix = "_microseconds") Distribution.Quantiles microseconds) {

    private static final Set<String> PLANNED = Set.of(Report.LAG, Report.SETUP, Report.RESPONSE,
            Report.BLOCKED_BY_LIMIT, Report.BLOCKED_BY_HOST, Report.NEVER_BEGUN);

    static List<LatencyView> of(Estimate estimate) {
        List<LatencyView> views = new ArrayList<>();
        for (Side side : new Side[]{estimate.client(), estimate.server()}) {
            if (side != null) {
                side.distributions()
                        .values()
                        .stream()
                        .filter(Figure::known)
                        .map(Figure::value)
                        .filter(LatencyView::isShown)
                        .forEach(times -> views
                                .add(of(FailureView.sideWord(side.role(), estimate.exchange()), times)));
            }
        }
        return List.copyOf(views);
    }

    /**
     * True for times that were measured here. What kernels say of their connections stands elsewhere, and so do times
     * from planned moments on, which are nothing without those that were given up.
     */
    public static boolean isShown(Distribution times) {
        return times.ofTimes() && !times.name().startsWith(Report.TCP_INFO) && !PLANNED.contains(times.name());
    }

    private static LatencyView of(String side, Distribution times) {
        return new LatencyView(side, times.shortName(), times.count(), times.values());
    }
}
