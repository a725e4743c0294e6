package org.tcpp.estimate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.tcpp.message.Arrivals;
import org.tcpp.message.Closing;
import org.tcpp.message.Report;
import org.tcpp.message.Role;
import org.tcpp.plan.RunSpec;

/**
 * What became of connections that were each to begin at a given moment. Immutable.
 *
 * @param arrivals the schedule
 * @param begun how many began
 * @param neverBegun how many were to begin while the run went on and never did
 * @param blockedByLimit of those that began, how many had waited because -m were under way
 * @param blockedByHost how many for want of ports, descriptors or kernel memory
 * @param times by what was measured, in the order in which it happens; what nobody can measure is left out
 * @param growthPerSecond by how many a second those under way have grown in number, where that is more than chance
 */
public record Schedule(Arrivals arrivals, long begun, long neverBegun, long blockedByLimit, long blockedByHost,
        Map<String, PlannedTimes> times, Figure<Double> growthPerSecond) {

    /** Connect times without what went before, under a name that says so. */
    public static final String SETUP_SERVICE = "setup_service_microseconds";
    /** Flow completion times likewise. */
    public static final String RESPONSE_SERVICE = "response_service_microseconds";

    private static final int LEAST_ROWS = 5;
    /** Standard errors, of so few rows. */
    private static final double SURE = 4;

    /** Of a run with a schedule; null where there is none, or where nobody is a client. */
    public static Schedule of(RunSpec plan, Estimate estimate) {
        Side client = estimate.client();
        Arrivals arrivals = plan.times().arrivals();
        if (!arrivals.isOpen() || client == null) {
            return null;
        }
        long begun = client.totals().started();
        long neverBegun = count(client, Report.NEVER_BEGUN);
        Map<String, PlannedTimes> times = new LinkedHashMap<>();
        times.put(Report.LAG, times(client, Report.LAG, 0));
        times.put(Report.SETUP, times(client, Report.SETUP, begun + neverBegun));
        times.put(SETUP_SERVICE, times(client, Report.CONNECT, begun));
        if (isConfirmed(plan)) {
            times.put(Report.RESPONSE, times(client, Report.RESPONSE, begun + neverBegun));
            times.put(RESPONSE_SERVICE, times(client, Report.COMPLETION, begun));
        }
        return new Schedule(arrivals, begun, neverBegun, count(client, Report.BLOCKED_BY_LIMIT),
                count(client, Report.BLOCKED_BY_HOST), times, growth(arrivals, estimate.history().rows()));
    }

    /** How many were to begin while the run went on. */
    public long due() {
        return begun + neverBegun;
    }

    /** How many began late because there was no place for them, or never. */
    public long blocked() {
        return blockedByLimit + blockedByHost;
    }

    /** From the planned moment to the end of what is measured: the whole, or as much of it as anybody knows of. */
    public PlannedTimes foremost() {
        return times.getOrDefault(Report.RESPONSE, times.get(Report.SETUP));
    }

    private static boolean isConfirmed(RunSpec plan) {
        return plan.closing() != Closing.CLIENT && !plan.placement().classic() || !plan.exchange().sends(Role.CLIENT);
    }

    private static long count(Side client, String name) {
        Histogram histogram = histogram(client, name);
        return histogram == null ? 0 : histogram.getTotalCount();
    }

    private static PlannedTimes times(Side client, String name, long all) {
        Histogram histogram = histogram(client, name);
        return PlannedTimes.of(histogram, Math.max(0, all - (histogram == null ? 0 : histogram.getTotalCount())));
    }

    private static Histogram histogram(Side client, String name) {
        String encoded = client.histogram(name);
        return encoded == null ? null : Histograms.decode(encoded);
    }

    /**
     * The slope of those under way over the time in which connections began, by least squares; the first tenth is left
     * out. It is growth if it is above a thousandth of the rate, and its interval of confidence above 0.
     */
    private static Figure<Double> growth(Arrivals arrivals, List<Bucket> rows) {
        if (arrivals.shape() == Arrivals.Shape.RAMP) {
            return Figure.unknown("where the rate changes, so do those under way");
        }
        List<Bucket.Part> parts = new ArrayList<>();
        rows.stream().map(Bucket::client).filter(part -> part != null && part.counters().started() > 0)
                .forEach(parts::add);
        List<Bucket.Part> settled = parts.subList((parts.size() + 9) / 10, Math.max((parts.size() + 9) / 10,
                parts.size() - 1));
        if (settled.size() < LEAST_ROWS) {
            return Figure.unknown("it takes " + LEAST_ROWS + " whole intervals (--interval)");
        }
        double meanNs = settled.stream().mapToDouble(Bucket.Part::toNs).average().orElseThrow();
        double mean = settled.stream().mapToDouble(Bucket.Part::atOnce).average().orElseThrow();
        double square = 0;
        double product = 0;
        for (Bucket.Part part : settled) {
            double seconds = (part.toNs() - meanNs) / 1e9;
            square += seconds * seconds;
            product += seconds * (part.atOnce() - mean);
        }
        double slope = product / square;
        double rest = 0;
        for (Bucket.Part part : settled) {
            double off = part.atOnce() - mean - slope * (part.toNs() - meanNs) / 1e9;
            rest += off * off;
        }
        double error = Math.sqrt(rest / (settled.size() - 2) / square);
        return Figure.of(slope > arrivals.perSecond() / 1000 && slope > SURE * error ? slope : 0);
    }
}
