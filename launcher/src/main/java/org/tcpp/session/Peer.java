package org.tcpp.session;

import java.util.List;
import java.util.stream.IntStream;
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

/**
 * A server's launcher as a client's session knows it: what it has said so far. Its workers are numbered as those of the
 * client that they have to do with; where there are several servers, their moments are told on this host's clock. One
 * thread.
 */
final class Peer {

    /** Number of the first among the agents of a run. */
    private static final int FIRST_AGENT = 1;

    private final int number;
    private final int servers;
    private final String host;
    private final Plausibility plausibility;
    private final RowLedger rows;
    private Offer offer;
    private Integer wished;
    private Integer run;
    private ClockOffset clock;
    private int readings;
    private Long goToldNs;
    private Long epochNs;
    private boolean gone;
    private boolean left;
    private String lost;

    /** The server of that number, of a plan; the rows of its connections go there. */
    Peer(int number, RunSpec plan, RowLedger rows) {
        this.number = number;
        this.rows = rows;
        servers = plan.servers().size();
        host = plan.servers().get(number).host();
        plausibility = new Plausibility(plan.processes());
    }

    /** Its number among the servers, from 0. */
    int number() {
        return number;
    }

    /** What it did, in a sentence: {@code the server on lab.example did that}. */
    String did(String what) {
        return "the server on " + host + " " + what;
    }

    /** Its host as the user named it. */
    String host() {
        return host;
    }

    /** Of a count for each of the client's workers, those that are its own. */
    long[] own(long[] each) {
        return IntStream.range(0, each.length).filter(i -> i % servers == number).mapToLong(i -> each[i]).toArray();
    }

    void join(Offer offered) {
        offer = offered;
    }

    /** What it is told of a run, which has that token unless it is to say one. */
    ControlMessage.Plan wish(String id, RunSpec plan, Integer token) {
        wished = token;
        return new ControlMessage.Plan(id,
                new ControlMessage.Plan.Share(plan.processes() / servers, plan.connections(), plan.atOnce(),
                        plan.measuring().rows(), new ControlMessage.Plan.Part(token, number, servers)),
                plan.sizes(),
                plan.closing(), plan.exchange(),
                new ControlMessage.Plan.Times(plan.times().durationNs(), plan.times().timeoutNs(), plan.intervalNs()),
                new ControlMessage.Plan.Holding(plan.holding().connectFirst(), plan.holding().holdNs()),
                plan.workload().content());
    }

    /** Why it cannot serve that, for what it offers; null if it can. */
    String refusal(ControlMessage.Plan wish, RunSpec plan) {
        String refusal = plan.basePort() == offer.basePort()
                ? offer.refusal(wish, 0).orElse(null)
                : "-r " + plan.basePort() + ": the server's base port is " + offer.basePort();
        return refusal == null || servers == 1
                ? refusal
                : did("has not enough for its " + wish.share().workers() + " of the " + plan.processes()
                        + " workers: " + refusal);
    }

    boolean hasJoined() {
        return offer != null;
    }

    /** True once its workers are ready for the run. */
    boolean serves() {
        return run != null;
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
            case ControlMessage.Serving serving when run == null && serving.run() != Report.CLASSIC
                    && (wished == null || wished == serving.run()) ->
                run = serving.run();
            case ControlMessage.Gone m when goToldNs != null && !gone -> {
                gone = true;
                epochNs = epochNs == null ? (Long) m.nowNs() : epochNs;
                tally.go(FIRST_AGENT + number, epochNs + aheadNs());
                rows.go(FIRST_AGENT + number, epochNs);
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
            default -> lose(did("said something out of turn"));
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
                    tally.interval(key, Moments.shift(m, aheadNs()));
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
                    tally.finished(key, Moments.shift(m.report(), aheadNs()));
                }
            }
            case Message.Dump m when isOurs(m.run()) -> {
                if (isPlausible(plausibility.known(key)) && isPlausible(Plausibility.dump(m.dump()))) {
                    tally.dumps().add(key.number(), m.dump());
                }
            }
            default -> lose(did("passes on what is none of our business"));
        }
    }

    private boolean isOurs(int token) {
        return run != null && run == token;
    }

    private boolean isPlausible(String complaint) {
        if (complaint != null) {
            lose(did("tells of " + complaint));
        }
        return complaint == null;
    }

    /** What is added to its moments: the clocks of several hosts are made one, a single one keeps its own. */
    private long aheadNs() {
        return servers == 1 ? 0 : goToldNs - epochNs;
    }

    private WorkerKey key(int worker, int incarnation) {
        return new WorkerKey(FIRST_AGENT + number, Role.SERVER, worker * servers + number, incarnation);
    }
}
