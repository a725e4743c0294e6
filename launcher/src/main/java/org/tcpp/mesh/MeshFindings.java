package org.tcpp.mesh;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tcpp.result.Finding;

/** What should be known of the start and of clocks before a figure is quoted. */
final class MeshFindings {

    private static final long MUCH_NS = 1_000_000;
    private static final double MILLISECOND_NS = 1e6;

    private MeshFindings() {}

    static List<Finding> of(MeshStart start, List<MeshHost> hosts) {
        List<Finding> findings = new ArrayList<>();
        if (start.skewAtMostNs() != null && start.skewAtMostNs() > MUCH_NS) {
            findings.add(new Finding("start_skew", start.skewAtMostNs() / 1000, "microseconds",
                    "the pairs began up to " + milliseconds(start.skewAtMostNs()) + " ms apart; the last was "
                            + start.latest() + ", " + milliseconds(start.mostLateNs()) + " ms after the instant"));
        }
        for (MeshHost host : hosts) {
            Long drift = host.clock().driftNs();
            if (drift != null && Math.abs(drift) > MUCH_NS) {
                findings.add(new Finding("clock_drift", drift / 1000, "microseconds", "the clock of " + host.name()
                        + " went " + milliseconds(Math.abs(drift)) + " ms " + (drift > 0 ? "ahead" : "behind")
                        + " while it ran, or was measured badly"));
            }
        }
        return findings;
    }

    private static String milliseconds(long ns) {
        return String.format(Locale.ROOT, "%.1f", ns / MILLISECOND_NS);
    }
}
