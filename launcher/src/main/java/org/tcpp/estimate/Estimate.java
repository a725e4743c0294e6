package org.tcpp.estimate;

import java.util.ArrayList;
import java.util.List;
import org.tcpp.message.Closing;
import org.tcpp.message.Fairness;
import org.tcpp.message.Integrity;
import org.tcpp.message.Role;
import org.tcpp.plan.RunSpec;

/**
 * The figures of one run, computed once from the plan and what the workers said. Immutable. Connections add up:
 * requested = completed + failed + not attempted.
 *
 * @param closing who closes a connection first
 * @param sender the client workers, or null on a server
 * @param receiver the server workers, or null where nobody tells what they counted
 * @param steady rates in the steady window, and setup and transfer apart where connections were opened first
 * @param history what happened when
 * @param clock how moments of both sides are laid on one axis
 * @param told what workers and the launcher wanted a person to know
 */
public record Estimate(Closing closing, Side sender, Side receiver, Windows steady, History history,
        Clock clock, Told told) {

    /**
     * Parts of the run.
     *
     * @param bytes delivered bytes in the steady window
     * @param connections completed connections in the steady window
     * @param phases setup and transfer apart, where connections were opened first
     */
    public record Windows(Figure<Steady> bytes, Figure<Steady> connections, Figure<Phases> phases) {
    }

    /**
     * What happened when.
     *
     * @param rows one for each interval
     * @param rowNs length of one of these
     * @param failures which connections failed when
     */
    public record History(List<Bucket> rows, long rowNs, List<FailureHistory.Row> failures) {

        public History {
            rows = List.copyOf(rows);
            failures = List.copyOf(failures);
        }
    }

    /**
     * Moments.
     *
     * @param epochNs the moment of go on this host's clock, or null
     * @param receiverOffsetNs how far the receiver's clock is ahead: 0 on one host; elsewhere the distance between the
     *            first connection attempt and the first accepted connection, right to a network delay; only for
     *            showing moments of both sides on one axis and for placing the steady window
     */
    public record Clock(Long epochNs, long receiverOffsetNs) {
    }

    /**
     * Words.
     *
     * @param notices what workers wanted a person to know
     * @param leftOut how many more there were
     * @param lagNs the longest time between a worker's word and the launcher's taking it, or null
     */
    public record Told(List<Tally.Notice> notices, long leftOut, Long lagNs) {

        public Told {
            notices = List.copyOf(notices);
        }
    }

    /** Why a sender that closes first has no figure of a connection's end. */
    public static final String EARLY = "the sender's kernel had merely taken the last byte when it was measured, and"
            + " nobody told when that arrived; --close server or a control connection would";

    /** The figures so far. */
    public static Estimate of(RunSpec plan, Tally tally) {
        List<WorkerTally> clients = tally.workers(Role.CLIENT);
        List<WorkerTally> servers = tally.workers(Role.SERVER);
        boolean sends = plan.has(Role.CLIENT);
        Side receiver = sends && servers.stream().noneMatch(server -> server.spoke() || server.lost())
                ? null
                : Side.of(Role.SERVER, tally.outcomes(Role.SERVER));
        List<WorkerOutcome> senders = tally.outcomes(Role.CLIENT);
        Side sender = !sends
                ? null
                : Side.of(Role.CLIENT,
                        receiver == null ? senders : Arrival.compare(plan, senders, receiver.workers()));
        long notArrived = sender == null ? 0 : sender.totals().failed() - failed(senders);
        Side counting = receiver == null ? sender : receiver;
        // one host's workers share a clock; of another host's clock only differences are used
        long offsetNs = !plan.has(Role.SERVER) && receiver != null && receiver.firstNs() != null
                && sender.firstNs() != null ? receiver.firstNs() - sender.firstNs() : 0;
        Figure<SteadyWindow> window = SteadyWindow.of(sender, tally.transferNs(), plan.measuring().omitNs(),
                pauses(sender, receiver, offsetNs));
        Windows steady = new Windows(window.known()
                ? window.value().bytes(receiver == null ? clients : servers, receiver == null ? 0 : offsetNs)
                : Figure.unknown(window.reason()), steadyConnections(window, clients, tally, plan, notArrived),
                Phases.of(tally, sender, counting, receiver == null ? 0 : offsetNs));
        return new Estimate(plan.closing(), sender, receiver, steady,
                tally.history(sender, receiver, notArrived),
                new Clock(tally.epochNs(), offsetNs),
                new Told(tally.notices(), tally.noticesLeftOut(), tally.lagNs()));
    }

    /** Whose bytes are the delivered bytes: the receiver's wherever they are known. */
    public Role countedBy() {
        return counting().role();
    }

    /** Connections asked for; those that were started where there is no such number. */
    public long requested() {
        return asking().requested();
    }

    /** Of these, those that carried all their bytes and ended as agreed. */
    public long completed() {
        return asking().totals().completed();
    }

    /** Of these, those that were started and ended otherwise. */
    public long failed() {
        return asking().totals().failed();
    }

    /** Of these, those that were never started. */
    public long notAttempted() {
        return asking().notAttempted();
    }

    /** Delivered bytes, openings and the bytes of failed connections included. */
    public long bytes() {
        return counting().totals().bytes();
    }

    /** First connection attempt to last byte, on the clock of the side that counted the bytes. */
    public Figure<Long> elapsedNs() {
        return counting().elapsedNs();
    }

    /** Delivered bytes over that time. */
    public Figure<Double> bytesPerSecond() {
        return elapsedNs().map(ns -> bytes() * 1e9 / ns);
    }

    /** Completed connections over the sender's own elapsed time. */
    public Figure<Double> connectionsPerSecond() {
        return asking().elapsedNs().map(ns -> completed() * 1e9 / ns);
    }

    /** Jain's index over the shares of completed connections, 1/n to 1. */
    public Figure<Double> connectionFairness() {
        Figure<Fairness> known = fairness();
        return known.known() ? Jain.index(known.value()) : Figure.unknown(known.reason());
    }

    /** The side that was asked for connections: the client, or on a server the server. */
    public Side asking() {
        return sender == null ? receiver : sender;
    }

    /** The side whose bytes count. */
    public Side counting() {
        return receiver == null ? sender : receiver;
    }

    /**
     * The side that tells rates of connections and how fair they were: the one that counts the bytes. A sender whose
     * connections are closed by itself first knows only when its kernel had taken their last byte.
     */
    public Figure<Fairness> fairness() {
        return counting().role() == Role.CLIENT && closing == Closing.CLIENT
                ? Figure.unknown(EARLY)
                : Figure.of(counting().fairness());
    }

    /** How many worker processes did not end as agreed, on both sides. */
    public long workersLost() {
        return (sender == null ? 0 : sender.lost()) + (receiver == null ? 0 : receiver.lost());
    }

    /** What became of the bytes, as the side that received them saw it; null where nobody checked them, or has told. */
    public Integrity integrity() {
        Integrity sum = null;
        for (WorkerOutcome worker : receiver == null ? List.<WorkerOutcome>of() : receiver.workers()) {
            sum = RunSums.plus(sum, worker.seen().integrity());
        }
        return sum;
    }

    /** When any process stood still, on the sender's clock. */
    private static List<Pauses.Span> pauses(Side sender, Side receiver, long offsetNs) {
        List<Pauses.Span> spans = new ArrayList<>();
        for (Side side : new Side[]{sender, receiver}) {
            long ahead = side == receiver ? offsetNs : 0;
            for (WorkerOutcome worker : side == null ? List.<WorkerOutcome>of() : side.workers()) {
                worker.effort().pauses().spans().forEach(
                        span -> spans.add(new Pauses.Span(span.fromNs() - ahead, span.toNs() - ahead)));
            }
        }
        return spans;
    }

    private static long failed(List<WorkerOutcome> workers) {
        return workers.stream().mapToLong(worker -> worker.totals().failed()).sum();
    }

    private static Figure<Steady> steadyConnections(Figure<SteadyWindow> window, List<WorkerTally> clients,
            Tally tally, RunSpec plan, long notArrived) {
        if (notArrived > 0) {
            return Figure.unknown("of " + notArrived + " connections that the sender calls completed, not everything"
                    + " arrived; when they were under way is not known");
        }
        return window.known()
                ? window.value().connections(clients, tally.epochNs(), plan.intervalNs())
                : Figure.unknown(window.reason());
    }

    /** Jain's index over the workers' rates. */
    public Figure<Double> workerFairness() {
        double[] rates = asking().workers()
                .stream()
                .filter(worker -> worker.key().role() == Role.CLIENT || worker.totals().started() > 0)
                .mapToDouble(worker -> worker.elapsedNs() == null
                        ? 0
                        : worker.totals().bytes() * 1e9 / worker.elapsedNs())
                .toArray();
        return rates.length < 2 ? Figure.unknown("it takes two workers") : Jain.index(rates);
    }
}
