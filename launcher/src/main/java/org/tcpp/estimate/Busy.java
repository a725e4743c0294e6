package org.tcpp.estimate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.tcpp.message.Message;
import org.tcpp.message.Role;

/**
 * How much the workers of one role have to do, each in the last interval it told of.
 *
 * @param role theirs
 * @param cores processors that they use together
 * @param busiest share of a processor that the busiest of them uses; one with more than 0.9 may be the limit
 */
public record Busy(Role role, double cores, double busiest) {

    /** Of those of these workers that have told something and are not over; each role that has any. */
    static List<Busy> of(Collection<WorkerTally> workers) {
        List<Busy> all = new ArrayList<>();
        for (Role role : Role.values()) {
            double[] shares = workers.stream()
                    .filter(worker -> worker.key().role() == role && !worker.lost() && !worker.reported())
                    .map(WorkerTally::last)
                    .filter(last -> last != null && last.toNs() > last.fromNs())
                    .mapToDouble(Busy::share)
                    .toArray();
            if (shares.length > 0) {
                double sum = 0;
                double most = 0;
                for (double share : shares) {
                    sum += share;
                    most = Math.max(most, share);
                }
                all.add(new Busy(role, sum, most));
            }
        }
        return all;
    }

    private static double share(Message.Interval told) {
        return (double) told.cpuNs() / (told.toNs() - told.fromNs());
    }
}
