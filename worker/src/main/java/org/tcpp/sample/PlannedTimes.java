package org.tcpp.sample;

import java.util.Map;
import org.tcpp.message.Report;

/**
 * How long it took from the moments at which connections were to begin. Those that failed are in none of it: whoever
 * reads it counts them above all others. One thread.
 */
public final class PlannedTimes {

    private final Distribution lag = Distribution.ofTimes(Report.LAG);
    private final Distribution setup = Distribution.ofTimes(Report.SETUP);
    private final Distribution response = Distribution.ofTimes(Report.RESPONSE);
    private final Distribution blockedByLimit = Distribution.ofTimes(Report.BLOCKED_BY_LIMIT);
    private final Distribution blockedByHost = Distribution.ofTimes(Report.BLOCKED_BY_HOST);
    private final Distribution neverBegun = Distribution.ofTimes(Report.NEVER_BEGUN);

    PlannedTimes() {}

    /** A connection was attempted so late. */
    public void attempted(long lateNs) {
        lag.recordNs(lateNs);
    }

    /** It had waited because as many were under way as are allowed. */
    public void blockedByLimit(long lateNs) {
        blockedByLimit.recordNs(lateNs);
    }

    /** It had waited because the host lacked a port, a descriptor or memory. */
    public void blockedByHost(long lateNs) {
        blockedByHost.recordNs(lateNs);
    }

    /** One was established so long after it was to begin. */
    public void established(long ns) {
        setup.recordNs(ns);
    }

    /** The other end confirmed all of it so long after it was to begin. */
    public void completed(long ns) {
        response.recordNs(ns);
    }

    /** The run is over, and one that was to begin so long ago never did. */
    public void neverBegun(long ns) {
        neverBegun.recordNs(ns);
    }

    void encodeInto(Map<String, String> histograms) {
        lag.encodeInto(histograms);
        setup.encodeInto(histograms);
        response.encodeInto(histograms);
        blockedByLimit.encodeInto(histograms);
        blockedByHost.encodeInto(histograms);
        neverBegun.encodeInto(histograms);
    }
}
