package org.tcpp.estimate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tcpp.message.Direction;
import org.tcpp.message.Exchange;
import org.tcpp.message.Integrity;
import org.tcpp.message.Role;
import org.tcpp.plan.RunSpec;
import org.tcpp.size.SizePlan;

/**
 * The figures of one run, computed once from the plan and what the workers said. Immutable. Connections add up:
 * requested = completed + failed + not attempted.
 *
 * @param exchange who sent, and when
 * @param client the client workers, or null on a server
 * @param server the server workers, or null where nobody tells what they counted
 * @param traffic what went each way; that whose figures stand first comes first
 * @param steady rates in the steady window, and setup and transfer apart where connections were opened first
 * @param history what happened when
 * @param clock how moments of both sides are laid on one axis
 * @param told what workers and the launcher wanted a person to know
 */
public record Estimate(Exchange exchange, Side client, Side server, List<Traffic> traffic, Windows steady,
        History history, Clock clock, Told told) {

    public Estimate {
        traffic = List.copyOf(traffic);
    }

    /**
     * Parts of the run.
     *
     * @param connections completed connections in the steady window
     * @param rounds questions answered in the steady window
     * @param phases setup and transfer apart, where connections were opened first
     */
    public record Windows(Figure<Steady> connections, Figure<Steady> rounds, Figure<Phases> phases) {
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
     * @param dumps bytes around damages, where they are wanted
     * @param serversLost servers whose launchers told nothing any more, by number, and how they were lost
     */
    public record Told(List<Tally.Notice> notices, long leftOut, Long lagNs, Dumps dumps,
            SortedMap<Integer, String> serversLost) {

        public Told {
            notices = List.copyOf(notices);
            serversLost = Collections.unmodifiableSortedMap(new TreeMap<>(serversLost));
        }
    }

    /** The figures so far. */
    public static Estimate of(RunSpec plan, Tally tally) {
        List<WorkerTally> clients = tally.workers(Role.CLIENT);
        List<WorkerTally> servers = tally.workers(Role.SERVER);
        boolean asks = plan.has(Role.CLIENT);
        Side server = asks && servers.stream().noneMatch(one -> one.spoke() || one.lost())
                ? null
                : Side.of(Role.SERVER, tally.outcomes(Role.SERVER));
        List<WorkerOutcome> asking = tally.outcomes(Role.CLIENT);
        Side client = !asks
                ? null
                : Side.of(Role.CLIENT,
                        server == null
                                ? asking
                                : Arrival.compare(plan, asking, server.workers(), tally.serversLost().keySet()));
        long notArrived = client == null ? 0 : client.totals().failed() - failed(asking);
        // one host's workers share a clock; of another host's clock only differences are used
        long offsetNs = !plan.has(Role.SERVER) && server != null && server.firstNs() != null
                && client.firstNs() != null ? server.firstNs() - client.firstNs() : 0;
        Figure<SteadyWindow> window = SteadyWindow.of(client, tally.transferNs(), plan.measuring().omitNs(),
                pauses(client, server, offsetNs));
        List<Traffic> traffic = traffic(plan, client, server,
                counted -> window.known()
                        ? window.value().bytes(counted.role() == Role.CLIENT ? clients : servers, counted.direction(),
                                counted.role() == Role.CLIENT ? 0 : offsetNs)
                        : Figure.unknown(window.reason()));
        Windows steady = new Windows(steadyConnections(window, clients, tally, plan, notArrived),
                steadyRounds(window, clients, tally, plan),
                Phases.of(tally, client, traffic.getFirst(), server == null ? 0 : offsetNs));
        return new Estimate(plan.exchange(), client, server, traffic, steady,
                tally.history(client, server, notArrived),
                new Clock(tally.epochNs(), offsetNs),
                new Told(tally.notices().first(), tally.notices().leftOut(), tally.lagNs(), tally.dumps(),
                        tally.serversLost()));
    }

    /** Bytes of one direction as one role counts them. */
    private record Counted(Direction direction, Role role) {
    }

    private static List<Traffic> traffic(RunSpec plan, Side client, Side server,
            Function<Counted, Figure<Steady>> steady) {
        Direction foremost = plan.exchange().foremost();
        return Stream.of(foremost, foremost.opposite())
                .filter(plan.exchange()::goes)
                .map(direction -> {
                    boolean received = (direction.receiver() == Role.CLIENT ? client : server) != null;
                    return Traffic.of(direction, plan.closing(), client, server, steady.apply(
                            new Counted(direction, received ? direction.receiver() : direction.sender())));
                })
                .toList();
    }

    /** What went the way whose figures stand first. */
    public Traffic foremost() {
        return traffic.getFirst();
    }

    /** Who ends connections before anybody knows that they have arrived, and so tells less of them; or null. */
    public Role early() {
        return exchange.isTwoWay() || !foremost().isSenderEarly() ? null : foremost().direction().sender();
    }

    /** What went the other way, if the plan was that anything should. */
    public Figure<Traffic> reverse() {
        return traffic.size() > 1
                ? Figure.of(traffic.getLast())
                : Figure.unknown("bytes went one way only (--bidir and --reply send both ways)");
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

    /** Completed connections over the client's own elapsed time. */
    public Figure<Double> connectionsPerSecond() {
        return asking().elapsedNs().map(ns -> completed() * 1e9 / ns);
    }

    /** The side that was asked for connections: the client, or on a server the server. */
    public Side asking() {
        return client == null ? server : client;
    }

    /** Answered questions over the client's own elapsed time. */
    public Figure<Double> roundsPerSecond() {
        Figure<Long> rounds = rounds();
        return rounds.known()
                ? client.elapsedNs().map(ns -> rounds.value() * 1e9 / ns)
                : Figure.unknown(rounds.reason());
    }

    /** Questions that were answered in full. */
    public Figure<Long> rounds() {
        if (exchange.kind() != Exchange.Kind.ROUNDS) {
            return Figure.unknown("nobody asked and answered (--reply)");
        }
        return client == null
                ? Figure.unknown("only a client counts them")
                : Figure.of(client.totals().rounds());
    }

    /** How many worker processes did not end as agreed, on both sides. */
    public long workersLost() {
        return (client == null ? 0 : client.lost()) + (server == null ? 0 : server.lost());
    }

    /** What became of the bytes, as those saw it who received them; null where nobody checked them, or has told. */
    public Integrity integrity() {
        Integrity sum = null;
        for (Side receiver : checking()) {
            for (WorkerOutcome worker : receiver.workers()) {
                sum = RunSums.plus(sum, worker.seen().integrity());
            }
        }
        return sum;
    }

    /** Who receives, if only what a misbehaving connection is answered. */
    private List<Side> checking() {
        Stream<Side> sides = exchange.chaos().isOn()
                ? Stream.of(client, server)
                : traffic.stream().map(Traffic::receiver);
        return sides.filter(Objects::nonNull).toList();
    }

    /** Payload that was received, which is what can be checked: an opening is none. */
    public long payloadReceived() {
        long payload = 0;
        for (Traffic one : traffic) {
            long openings = one.direction() == Direction.TO_SERVER ? one.counting().totals().established() : 0;
            payload += one.receiver() == null ? 0 : one.bytes() - SizePlan.SMALLEST * openings;
        }
        return payload;
    }

    /** When any process stood still, on the client's clock. */
    private static List<Pauses.Span> pauses(Side client, Side server, long offsetNs) {
        List<Pauses.Span> spans = new ArrayList<>();
        for (Side side : new Side[]{client, server}) {
            long ahead = side == server ? offsetNs : 0;
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

    private static Figure<Steady> steadyRounds(Figure<SteadyWindow> window, List<WorkerTally> clients, Tally tally,
            RunSpec plan) {
        if (plan.exchange().kind() != Exchange.Kind.ROUNDS) {
            return Figure.unknown("nobody asked and answered (--reply)");
        }
        return window.known()
                ? window.value().rounds(clients, tally.epochNs(), plan.intervalNs())
                : Figure.unknown(window.reason());
    }

    /** Jain's index over {@link #workerRates}. */
    public Figure<Double> workerFairness() {
        double[] rates = workerRates();
        return rates.length < 2 ? Figure.unknown("it takes two workers") : Jain.index(rates);
    }

    /** Bytes per second of each worker, as the end has it that counts the bytes. */
    public double[] workerRates() {
        return WorkerRates.of(this);
    }
}
