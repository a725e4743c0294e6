package org.tcpp.estimate;

import java.util.List;
import org.tcpp.cli.Mode;
import org.tcpp.message.Counters;
import org.tcpp.message.Message;
import org.tcpp.message.Report;
import org.tcpp.message.Role;
import org.tcpp.plan.RunSpec;

/** A week of a run at intervals of 100 ms, as fast as it can be told, in whatever heap there is. A program. */
final class Week {

    private static final long INTERVAL_NS = 100_000_000;
    private static final int INTERVALS = 7 * 24 * 3600 * 10;

    private Week() {}

    public static void main(String[] arguments) {
        RunSpec plan = Runs.plan(Mode.LOOPBACK, 1, 100_000_000, 10);
        Tally tally = new Tally(plan);
        tally.go(0);
        tally.follow();
        long followed = 0;
        for (int i = 0; i < INTERVALS; i++) {
            tally.interval(Runs.client(0), interval(Role.CLIENT, i));
            tally.interval(Runs.server(0), interval(Role.SERVER, i));
            if (i % 1000 == 0) {
                followed += received(tally.news().intervals());
            }
        }
        followed += received(tally.lastNews().intervals());
        Estimate estimate = Estimate.of(plan, tally);
        System.out
                .println(estimate.foremost().bytes() + " " + received(estimate.history().rows()) + " " + followed + " "
                        + estimate.history().rows().size());
    }

    private static long received(List<Bucket> rows) {
        return rows.stream().mapToLong(row -> row.server() == null ? 0 : row.server().counters().received()).sum();
    }

    private static Message.Interval interval(Role role, int index) {
        long fromNs = index * INTERVAL_NS;
        boolean sends = role == Role.CLIENT;
        long[] bytes = {1000};
        long[] none = {0};
        return new Message.Interval(Report.CLASSIC, fromNs, fromNs + INTERVAL_NS,
                new Counters(1, 1, 1, 0, sends ? 1000 : 0, sends ? 0 : 1000), 0,
                new Message.Slices(new long[]{fromNs + INTERVAL_NS}, sends ? bytes : none, sends ? none : bytes),
                new Message.Effort(1000, false, 1000, index % 1000 == 0 ? 1 : 0));
    }
}
