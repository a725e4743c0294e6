package org.tcpp.search;

import java.util.ArrayList;
import java.util.List;
import org.tcpp.result.Finding;
import org.tcpp.result.OpenLoopView;
import org.tcpp.result.Result;
import org.tcpp.result.WorkerView;

/** Why a trial that went badly says nothing about the server: what was wrong with the client or its host. */
final class ClientFaults {

    private static final long BUSY_PERMILLE = 900;
    /** As where a run says whether it is valid. */
    private static final long LATE_MICROSECONDS = 1000;

    private ClientFaults() {}

    /** A clause each; empty if nothing was wrong with it. */
    static List<String> of(Result result, List<Limit> limits) {
        List<String> faults = new ArrayList<>();
        OpenLoopView open = result.figures().openLoop();
        if (open != null && open.counts().blockedByHost() > 0) {
            faults.add(open.counts().blockedByHost()
                    + " connections waited for a port, a descriptor or memory of the client's host");
        }
        if (open != null && open.counts().blockedByLimit() > 0 && !isServersDoing(result, limits)) {
            faults.add(open.counts().blockedByLimit() + " connections waited because -m were under way");
        }
        if (open != null && open.counts().blockedByHost() + open.counts().blockedByLimit() == 0
                && (isLate(open) && !isBusy(result) || isTooLate(open) && !isServersDoing(result, limits))) {
            faults.add("the client began connections late");
        }
        if (isBusy(result)) {
            faults.add("a client worker used more than 90 % of a core");
        }
        for (Finding finding : result.faults().findings()) {
            if (finding.name().equals("retries_limited")) {
                faults.add("the client held back connections for want of ports, descriptors or memory");
            } else if (finding.name().equals("stood_still") && finding.text().startsWith("client")) {
                faults.add("a client worker stood still");
            }
        }
        return List.copyOf(faults);
    }

    /** So late that times are its own. */
    private static boolean isLate(OpenLoopView open) {
        return !open.valid();
    }

    /** So late that the end of the trial came before some connections. */
    private static boolean isTooLate(OpenLoopView open) {
        OpenLoopView.TimesView lag = open.times("lag");
        return open.counts().neverBegun() > 0 && lag != null && lag.times().p99() != null
                && lag.times().p99() > LATE_MICROSECONDS;
    }

    /**
     * Whoever answers too slowly fills every -m. It is the server if those under way grew without end, or if what took
     * too long did so without any waiting for a place.
     */
    private static boolean isServersDoing(Result result, List<Limit> limits) {
        OpenLoopView open = result.figures().openLoop();
        return open.underWayGrowthPerSecond() != null && open.underWayGrowthPerSecond().signum() > 0
                || limits.stream().anyMatch(limit -> limit instanceof Limit.OfTime time && time.isPlanned()
                        && time.isBrokenByService(result));
    }

    private static boolean isBusy(Result result) {
        return result.tables().workers().stream().filter(worker -> worker.process().role().equals("client"))
                .map(WorkerView::effort).map(WorkerView.Effort::busiestIntervalCpuPermille)
                .anyMatch(busiest -> busiest != null && busiest > BUSY_PERMILLE);
    }
}
