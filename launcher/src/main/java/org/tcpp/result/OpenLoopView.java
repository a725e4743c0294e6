package org.tcpp.result;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.List;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.PlannedTimes;
import org.tcpp.estimate.Schedule;
import org.tcpp.plan.RunSpec;

/**
 * What became of connections that were each to begin at a given moment (--rate).
 *
 * @param offeredPerSecond how many were to begin each second, in the mean
 * @param achievedPerSecond how many completed each second, over the whole run; null where none did
 * @param counts what became of them
 * @param underWayGrowthPerSecond by how many a second those under way have grown in number; 0: not by more than chance
 *            explains; null: nobody can tell
 * @param valid false where the figures are about this program and its host, not about what it was to exercise
 * @param givenUpAboveMicroseconds what was given up would have taken more than this: the timeout
 * @param times what was measured, with those that were given up above all others
 */
public record OpenLoopView(BigDecimal offeredPerSecond, BigDecimal achievedPerSecond,
        @JsonUnwrapped(prefix = "connections_") Counts counts, BigDecimal underWayGrowthPerSecond, boolean valid,
        long givenUpAboveMicroseconds, List<TimesView> times) {

    private static final String MICROSECONDS = "_microseconds";

    /**
     * Connections.
     *
     * @param due those that were to begin while the run went on
     * @param begun of these, those that did
     * @param neverBegun the others
     * @param blockedByLimit of those that began, those that had waited because -m were under way
     * @param blockedByHost those that had waited for a port, a descriptor or kernel memory
     */
    public record Counts(long due, long begun, long neverBegun, long blockedByLimit, long blockedByHost) {
    }

    /**
     * One kind of time.
     *
     * @param name what was measured
     * @param times null: above all that was measured, for it is among what was given up
     */
    public record TimesView(String name, @JsonUnwrapped Counted counted,
            @JsonUnwrapped(suffix = MICROSECONDS) Quantiles times) {
    }

    /** How many were measured, and how many were given up before. */
    public record Counted(long count, long givenUp) {
    }

    /** In ascending order. */
    public record Quantiles(Long min, Long p50, Long p90, Long p99, Long p999, Long max) {
    }

    /** Null where there is no schedule. */
    static OpenLoopView of(RunSpec plan, Estimate estimate, Notes notes) {
        Schedule schedule = Schedule.of(plan, estimate);
        if (schedule == null) {
            return null;
        }
        return new OpenLoopView(Decimals.six(schedule.arrivals().perSecond()),
                estimate.connectionsPerSecond().map(Decimals::six).value(),
                new Counts(schedule.due(), schedule.begun(), schedule.neverBegun(), schedule.blockedByLimit(),
                        schedule.blockedByHost()),
                notes.valueOf("open_loop.under_way_growth_per_second",
                        schedule.growthPerSecond().map(Decimals::six)),
                Generator.faults(schedule, estimate).isEmpty(), plan.times().timeoutNs() / 1000,
                schedule.times().entrySet().stream().map(some -> view(some.getKey(), some.getValue())).toList());
    }

    /** The times of that name; null where nobody measured them. */
    public TimesView times(String name) {
        return times.stream().filter(some -> some.name.equals(name)).findFirst().orElse(null);
    }

    private static TimesView view(String name, PlannedTimes times) {
        return new TimesView(name.substring(0, name.length() - MICROSECONDS.length()),
                new Counted(times.count(), times.givenUp()),
                new Quantiles(times.min(), times.p50(), times.p90(), times.p99(), times.p999(), times.max()));
    }
}
