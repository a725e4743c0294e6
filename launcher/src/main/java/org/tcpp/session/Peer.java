package org.tcpp.session;

import java.util.List;
import org.tcpp.control.ClockOffset;
import org.tcpp.control.ControlMessage;
import org.tcpp.control.Offer;
import org.tcpp.estimate.RowLedger;
import org.tcpp.estimate.Tally;
import org.tcpp.estimate.WorkerKey;
import org.tcpp.message.Message;
import org.tcpp.message.Report;
import org.tcpp.message.Role;
import org.tcpp.plan.RunSpec;

/** The server's launcher as a client's session knows it: what it has said so far. One thread. */
final class Peer {

    /** Its number among the agents of a run. */
    private static final int AGENT = 1;

    private final Plausibility plausibility;
    private final RowLedger rows;
    private boolean joined;
    private Integer run;
    private ClockOffset clock;
    private int readings;
    private Long goToldNs;
    private Long epochNs;
    private boolean gone;
    private boolean left;
    private String lost;

    /** So many of its workers take part, and the rows of their connections go there. */
    Peer(int workers, RowLedger rows) {
        this.rows = rows;
        plausibility = new Plausibility(workers);
    }

    void join() {
        joined = true;
    }

    /** What it is told of a run. */
    ControlMessage.Plan wish(String id, RunSpec plan) {
        return new ControlMessage.Plan(id,
                new ControlMessage.Plan.Share(plan.processes(), plan.connections(), plan.atOnce(),
                        plan.measuring().rows()),
                plan.sizes(),
                plan.closing(), plan.exchange(),
                new ControlMessage.Plan.Times(plan.times().durationNs(), plan.times().timeoutNs(), plan.intervalNs()),
                new ControlMessage.Plan.Holding(plan.holding().connectFirst(), plan.holding().holdNs()),
                plan.workload().content());
    }

    /** Why it cannot serve that, for what it offers; null if it can. */
    String refusal(ControlMessage.Plan wish, RunSpec plan, Offer offer) {
        return plan.basePort() == offer.basePort()
                ? offer.refusal(wish, 0).orElse(null)
                : "-r " + plan.basePort() + ": the server's base port is " + offer.basePort();
    }

    boolean hasJoined() {
        return joined;
    }

    /** The token under which it serves the run; null as long as it does not. */
    Integer run() {
        return run;
    }

    /** Its clock was read once more. */
    void read(ClockOffset offset) {
        clock = offset;
        readings++;
    }

    /** How often its clock was read. */
    int readings() {
        return readings;
    }

    /** What it is told when the run begins at that moment of our clock. */
    ControlMessage.Go go(long momentNs) {
        goToldNs = momentNs;
        epochNs = clock == null ? null : (Long) clock.theirs(momentNs);
        // whoever does not know the other's clock asks for none in particular
        return clock == null
                ? new ControlMessage.Go(momentNs, Long.MAX_VALUE)
                : new ControlMessage.Go(clock.theirs(momentNs), clock.errorNs());
    }

    /** True once it has heard go. */
    boolean isGone() {
        return gone;
    }

    /** True once it has said good-bye. */
    boolean hasLeft() {
        return left;
    }

    /** How the conversation broke, or null. */
    String lost() {
        return lost;
    }

    void lose(String how) {
        lost = lost == null && !left ? how : lost;
    }

    /** True if nothing more is to be expected from it. */
    boolean isOver() {
        return left || lost != null;
    }

    /** Takes what it said at that moment of our clock. */
    void take(ControlMessage message, Tally tally, long momentNs) {
        if (lost != null) {
            return;
        }
        switch (message) {
            case ControlMessage.Serving serving when run == null && serving.run() != Report.CLASSIC ->
                run = serving.run();
            case ControlMessage.Gone m when goToldNs != null && !gone -> {
                gone = true;
                epochNs = epochNs == null ? (Long) m.nowNs() : epochNs;
                tally.go(AGENT, epochNs);
                rows.go(AGENT, epochNs);
            }
            case ControlMessage.FromWorker from ->
                take(key(from.number(), from.incarnation()), from.message(), tally, momentNs);
            case ControlMessage.Lost m -> {
                WorkerKey key = key(m.number(), m.incarnation());
                if (isPlausible(plausibility.known(key))) {
                    tally.lost(key, m.how(), List.of());
                }
            }
            case ControlMessage.Cancel _ -> {
                // its bye follows
            }
            case ControlMessage.Bye _ -> left = true;
            default -> lose("the server said something out of turn");
        }
    }

    private void take(WorkerKey key, Message message, Tally tally, long momentNs) {
        switch (message) {
            case Message.Ready m -> {
                if (isPlausible(plausibility.ready(key, m))) {
                    tally.ready(key, m);
                }
            }
            case Message.Interval m when gone && isOurs(m.run()) -> {
                if (isPlausible(plausibility.known(key))
                        && isPlausible(plausibility.interval(key, m, epochNs, momentNs - goToldNs))) {
                    tally.interval(key, m);
                }
            }
            case Message.Interval m when isOurs(m.run()) -> {
                // Before go there is nothing to tell.
            }
            case Message.Rows m when gone && isOurs(m.run()) -> {
                if (isPlausible(plausibility.known(key)) && isPlausible(plausibility.rows(m, momentNs - goToldNs))) {
                    rows.add(key, m);
                }
            }
            case Message.Finished m when isOurs(m.report().run()) -> {
                if (isPlausible(plausibility.known(key)) && isPlausible(gone
                        ? Plausibility.report(m.report(), epochNs, momentNs - goToldNs)
                        : "a report of a run that has not begun")) {
                    tally.finished(key, m.report());
                }
            }
            case Message.Dump m when isOurs(m.run()) -> {
                if (isPlausible(plausibility.known(key)) && isPlausible(Plausibility.dump(m.dump()))) {
                    tally.dumps().add(key.number(), m.dump());
                }
            }
            default -> lose("the server passes on what is none of our business");
        }
    }

    private boolean isOurs(int token) {
        return run != null && run == token;
    }

    private boolean isPlausible(String complaint) {
        if (complaint != null) {
            lose("the server tells of " + complaint);
        }
        return complaint == null;
    }

    private static WorkerKey key(int number, int incarnation) {
        return new WorkerKey(AGENT, Role.SERVER, number, incarnation);
    }
}
