package org.tcpp.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.PlannedTimes;
import org.tcpp.estimate.Schedule;
import org.tcpp.message.Report;
import org.tcpp.plan.RunSpec;

/** Whether whoever was to begin connections at given moments has done so: otherwise the figures are about him. */
final class Generator {

    /** What is so little is no matter, whatever else was fast. */
    private static final long LATE_MICROSECONDS = 1000;
    /** The part of a time that may be our own. */
    private static final int OWN_PART = 10;
    private static final long HUNDRED = 100;

    private Generator() {}

    /** What makes the figures those of the generator, a clause each; empty if nothing does. */
    static List<String> faults(Schedule schedule, Estimate estimate) {
        List<String> faults = new ArrayList<>();
        addLateness(faults, schedule);
        String busy = Findings.busyClause(estimate.client());
        if (busy != null) {
            faults.add(busy);
        }
        return faults;
    }

    /** What kept connections from their moments, if anything did. */
    static void addLateness(List<String> faults, Schedule schedule) {
        PlannedTimes lag = schedule.times().get(Report.LAG);
        PlannedTimes whole = schedule.foremost();
        if (schedule.blocked() > 0) {
            faults.add(schedule.blocked() + " of " + schedule.due() + " connections began late because "
                    + (schedule.blockedByHost() == 0
                            ? "-m were under way"
                            : schedule.blockedByLimit() == 0
                                    ? "this host had no port, descriptor or memory for them"
                                    : "-m were under way, or this host had no port, descriptor or memory for them"));
        } else if (isTooLate(schedule)) {
            // those that never began are above all others, so nothing is known to lay their lateness beside
            faults.add(schedule.neverBegun() + " of " + schedule.due() + " connections never began, though nothing but"
                    + " this client kept them from it, and count as slower than all others");
        } else if (lag.isAbove(LATE_MICROSECONDS) && lag.p99() != null && whole.p99() != null
                && lag.p99() > whole.p99() / OWN_PART) {
            faults.add("1 % of the connections were attempted " + milliseconds(lag.p99())
                    + " late or more, and 99 % of all took less than " + milliseconds(whole.p99()) + " in all");
        }
    }

    static void find(List<Finding> findings, RunSpec plan, Estimate estimate) {
        Schedule schedule = Schedule.of(plan, estimate);
        if (schedule == null) {
            return;
        }
        List<String> faults = faults(schedule, estimate);
        if (!faults.isEmpty()) {
            findings.add(new Finding("invalid_generator", null, null, "invalid: generator: "
                    + String.join("; ", faults)
                    + ". The figures say what this client can do, not what the server can"));
        }
        Double growth = schedule.growthPerSecond().value();
        if (growth != null && growth > 0) {
            findings.add(new Finding("overloaded", Math.round(growth), "connections per second", String.format(
                    Locale.ROOT,
                    "connections begin faster than they end: those under way grew by %.1f a second, so times depend on"
                            + " how long the run lasts",
                    growth)));
        }
        if (schedule.neverBegun() > 0 && !isTooLate(schedule)) {
            findings.add(new Finding("never_begun", schedule.neverBegun(), "connections", schedule.neverBegun()
                    + " of " + schedule.due() + " connections were to begin and never did before the run was over; they"
                    + " count as slower than all others"));
        }
    }

    /** More than one in a hundred never began, and nothing blocked any. */
    private static boolean isTooLate(Schedule schedule) {
        return schedule.blocked() == 0 && schedule.neverBegun() * HUNDRED > schedule.due();
    }

    private static String milliseconds(long microseconds) {
        return String.format(Locale.ROOT, "%.1f ms", microseconds / 1e3);
    }
}
