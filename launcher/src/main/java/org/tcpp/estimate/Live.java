package org.tcpp.estimate;

import java.util.Collection;
import org.tcpp.message.Counters;
import org.tcpp.message.Load;
import org.tcpp.message.Message;
import org.tcpp.message.Role;
import org.tcpp.plan.RunSpec;

/**
 * How a run stands, for the line that a person watches. What workers have not yet said is not in it: it lags by up to
 * one interval.
 *
 * @param elapsedNs since go
 * @param requested connections asked for, or -1 where there is no such number
 * @param completed connections completed so far
 * @param failed connections failed so far
 * @param atOnce connections under way
 * @param bytes bytes sent so far (received, on a server)
 * @param bytesPerSecond over the last interval of each worker that still runs
 * @param completedPerSecond connections, over the same intervals
 */
public record Live(long elapsedNs, long requested, long completed, long failed, long atOnce, long bytes,
        double bytesPerSecond, double completedPerSecond) {

    /** As these workers have told; {@code epochNs} is the moment of go, or null. */
    static Live of(RunSpec plan, Collection<WorkerTally> workers, Long epochNs, long nowNs) {
        Role role = !plan.has(Role.CLIENT) ? Role.SERVER : Role.CLIENT;
        Counters sum = Counters.NONE;
        double bytesPerSecond = 0;
        double completedPerSecond = 0;
        long atOnce = 0;
        for (WorkerTally worker : workers) {
            if (worker.key().role() == role) {
                sum = sum.plus(worker.soFar());
                Message.Interval last = worker.last();
                if (last != null && !worker.lost() && !worker.reported() && last.toNs() - last.fromNs() > 0) {
                    double perSecond = 1e9 / (last.toNs() - last.fromNs());
                    bytesPerSecond += last.counters().bytes() * perSecond;
                    completedPerSecond += last.counters().completed() * perSecond;
                    atOnce += last.underWay();
                }
            }
        }
        long elapsedNs = epochNs == null ? 0 : Math.max(0, nowNs - epochNs);
        return new Live(elapsedNs, role == Role.SERVER ? Load.UNLIMITED : plan.requested(), sum.completed(),
                sum.failed(), atOnce, sum.bytes(), bytesPerSecond, completedPerSecond);
    }
}
