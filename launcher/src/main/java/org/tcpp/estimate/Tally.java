package org.tcpp.estimate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.tcpp.message.Counters;
import org.tcpp.message.FailureCause;
import org.tcpp.message.FailureCount;
import org.tcpp.message.Load;
import org.tcpp.message.Message;
import org.tcpp.message.Phase;
import org.tcpp.message.Report;
import org.tcpp.message.Role;
import org.tcpp.plan.RunSpec;

/**
 * Adds up what the workers of one run say, exactly. The client workers are the sender; server workers, of this host in
 * loopback mode and of the other host where its launcher tells what they say, are the receiver. Each process is counted
 * apart: what a dead one had told stays, and is summed with what its successor tells. The clocks of two hosts are never
 * compared. Memory is bounded whatever the length of the run. One thread: the launcher's run loop.
 */
public final class Tally {

    private final RunSpec plan;
    private final Map<WorkerKey, WorkerTally> workers = new TreeMap<>();
    private final Notices notices = new Notices();
    private final Buckets buckets;
    private final FailureHistory failures;
    private final Map<Integer, Long> epochsNs = new HashMap<>();
    private final Dumps dumps = new Dumps();
    private final SortedMap<Integer, String> serversLost = new TreeMap<>();
    private IntervalStream stream;
    private Setup setup;
    private Long transferNs;
    private Long lagNs;

    /**
     * Something a worker wanted a person to know.
     *
     * @param worker who
     * @param text one line
     */
    public record Notice(WorkerKey worker, String text) {
    }

    /**
     * Nothing said yet; every client worker of the plan has its connections still to attempt, and on a server every
     * worker its own to accept, where the plan is that of a client's run and says how many will come.
     */
    public Tally(RunSpec plan) {
        this.plan = plan;
        this.buckets = new Buckets(plan.intervalNs());
        this.failures = new FailureHistory(plan.intervalNs());
        boolean server = !plan.has(Role.CLIENT);
        for (int number = 0; number < plan.processes() && !(server && plan.connections() == Load.UNLIMITED); number++) {
            worker(WorkerKey.here(server ? Role.SERVER : Role.CLIENT, number));
        }
    }

    /** The moment from which the intervals of this host's workers are cut; before their first interval. */
    public void go(long momentNs) {
        go(WorkerKey.HERE, momentNs);
    }

    /** The same for the workers of an agent's host, on that host's clock. */
    public void go(int agent, long momentNs) {
        epochsNs.put(agent, momentNs);
    }

    /**
     * A worker is ready. A successor starts from nothing; where its predecessor had neither been ready nor told
     * anything, it takes its place altogether.
     */
    public void ready(WorkerKey key, Message.Ready message) {
        workers.values().removeIf(worker -> worker.isUnheardOf() && worker.key().isSamePlace(key)
                && worker.key().incarnation() < key.incarnation());
        worker(key).ready(message);
    }

    /** A worker told an interval. */
    public void interval(WorkerKey key, Message.Interval told) {
        if (worker(key).interval(told)) {
            long goNs = epoch(key.agent(), told.fromNs());
            buckets.add(key.role(), told, goNs);
            // one that ended a little late lies in the row of its own time all the same
            long middleNs = told.fromNs() + (told.toNs() - told.fromNs()) / 2;
            told.failures().forEach(kind -> fail(key, middleNs, kind));
            if (stream != null) {
                stream.add(key.role(), told, goNs);
            }
        }
    }

    /** A worker told all it knows of a run. */
    public void finished(WorkerKey key, Report report) {
        WorkerTally worker = worker(key);
        WorkerTally.Untold untold = worker.finished(report);
        if (!untold.counters().equals(Counters.NONE)) {
            add(key, untold.fromNs(), untold.toNs(), untold.counters());
        }
        untold.failures().forEach(kind -> fail(key, untold.toNs(), kind));
    }

    /** A worker said that it cannot go on. That it ended is told by {@link #lost}. */
    public void failed(WorkerKey key, Message.Failed message) {
        worker(key).failed(message.text());
    }

    /** A client worker has opened all the connections that were to be opened first. */
    public void opened(Message.Established message) {
        Setup more = new Setup(message.connections(), message.nowNs());
        setup = setup == null ? more : setup.plus(more);
    }

    /** Workers are told to send over what they have opened first; a moment of this host's clock. */
    public void transfer(long momentNs) {
        transferNs = momentNs;
    }

    /** Something that a worker of this host said was taken so long after it was said. */
    public void lag(long ns) {
        lagNs = lagNs == null ? (Long) ns : (Long) Math.max(lagNs, ns);
    }

    /** A worker wants a person to know something. */
    public void notice(WorkerKey key, String text) {
        notices.add(new Notice(key, text));
    }

    /**
     * A worker did not end as agreed: how, in one line for a person, and its last lines of noise. What it had told
     * stays; what it had under way has failed; what it had not started was not attempted.
     */
    public void lost(WorkerKey key, String how, List<String> lastLines) {
        WorkerTally worker = worker(key);
        Message.Interval last = worker.last();
        if (!worker.reported() && last != null) {
            add(key, last.fromNs(), last.toNs(),
                    new Counters(0, 0, 0, Math.max(0, worker.soFar().underWay()), 0, 0));
            fail(key, last.toNs(), new FailureCount(Phase.WORKER, FailureCause.WORKER_DIED, worker.soFar().underWay()));
        }
        worker.lost(how, lastLines);
    }

    /** The launcher of the server of that number tells nothing any more: why, in a sentence. The first counts. */
    public void serverLost(int server, String how) {
        serversLost.putIfAbsent(server, how);
    }

    /** Which servers were lost, by number, and how. */
    SortedMap<Integer, String> serversLost() {
        return serversLost;
    }

    /** Connections that these workers have seen established (on a server: opened properly), as far as they told. */
    public long established(Predicate<WorkerKey> these) {
        return workers.values().stream().filter(worker -> these.test(worker.key()))
                .mapToLong(worker -> worker.soFar().established()).sum();
    }

    /** What came around damages. */
    public Dumps dumps() {
        return dumps;
    }

    /** From now on intervals can be followed; without this nothing is kept for it. */
    public void follow() {
        stream = new IntervalStream(plan.intervalNs());
    }

    /** What every worker has told of since the last call. */
    public News news() {
        Long untilNs = null;
        for (WorkerTally worker : workers.values()) {
            boolean silent = worker.last() == null;
            boolean mute = worker.key().role() == Role.SERVER
                    && (silent || serversLost.containsKey(plan.server(worker.key().number())));
            if (!worker.lost() && !worker.reported() && !mute) {
                long toldNs = silent ? 0 : worker.last().toNs() - epoch(worker.key().agent(), worker.last().fromNs());
                untilNs = untilNs == null ? (Long) toldNs : (Long) Math.min(untilNs, toldNs);
            }
        }
        return untilNs == null ? stream.takeAll() : stream.takeUntil(untilNs);
    }

    /** What is left when the run is over. */
    public News lastNews() {
        return stream.takeAll();
    }

    /** How the run stands at a moment of this host's monotonic clock. */
    public Live live(long nowNs) {
        return Live.of(plan, workers.values(), epochNs(), nowNs);
    }

    /** How much workers have to do, each role that tells. */
    public List<Busy> busy() {
        return Busy.of(workers.values());
    }

    /** The plan of the run. */
    public RunSpec plan() {
        return plan;
    }

    /** What workers wanted a person to know. */
    Notices notices() {
        return notices;
    }

    /** What was opened first, or null. */
    Setup setup() {
        return setup;
    }

    /** When data began to flow over it, or null. */
    Long transferNs() {
        return transferNs;
    }

    /** The longest lag, or null. */
    Long lagNs() {
        return lagNs;
    }

    /** The history of both sides; {@code null} for one that does not count. */
    Estimate.History history(Side client, Side server, long failedLate) {
        return new Estimate.History(buckets.list(sinceGo(client), sinceGo(server), failedLate), buckets.widthNs(),
                failures.rows());
    }

    private Long sinceGo(Side side) {
        if (side == null || side.lastNs() == null || side.workers().isEmpty()) {
            return null;
        }
        Long goNs = epochsNs.get(side.workers().getFirst().key().agent());
        return goNs == null ? null : (Long) (side.lastNs() - goNs);
    }

    /** The moment of go on this host's clock, or null. */
    public Long epochNs() {
        return epochsNs.get(WorkerKey.HERE);
    }

    /** Workers of one role by agent, number and incarnation. */
    List<WorkerTally> workers(Role role) {
        return workers.values().stream().filter(worker -> worker.key().role() == role).toList();
    }

    /** What became of the workers of one role, in the same order. */
    List<WorkerOutcome> outcomes(Role role) {
        List<WorkerOutcome> outcomes = new ArrayList<>();
        WorkerKey before = null;
        long startedThere = 0;
        for (WorkerTally worker : workers(role)) {
            boolean another = before == null || !worker.key().isSamePlace(before);
            startedThere = another ? 0 : startedThere;
            before = worker.key();
            // what is asked of a place is asked of the last process in it, less what those before it had started
            boolean last = !workers.containsKey(before.successor());
            long asked = !last || before.number() >= plan.processes() || plan.connections() == Load.UNLIMITED
                    || role == Role.SERVER && plan.has(Role.CLIENT)
                            ? Load.UNLIMITED
                            : Math.max(0, plan.connections() - startedThere);
            WorkerOutcome outcome = worker.outcome(asked);
            startedThere += outcome.totals().started();
            outcomes.add(outcome);
        }
        return List.copyOf(outcomes);
    }

    private void add(WorkerKey key, long fromNs, long toNs, Counters counters) {
        long goNs = epoch(key.agent(), fromNs);
        buckets.add(key.role(), fromNs - goNs, toNs - goNs, counters);
        if (stream != null) {
            stream.add(key.role(), fromNs - goNs, toNs - goNs, counters);
        }
    }

    private void fail(WorkerKey key, long atNs, FailureCount kind) {
        long sinceGoNs = atNs - epoch(key.agent(), atNs);
        failures.add(key.role(), sinceGoNs, kind);
        if (stream != null) {
            stream.fail(key.role(), sinceGoNs, kind);
        }
    }

    private long epoch(int agent, long firstKnownNs) {
        return epochsNs.computeIfAbsent(agent, _ -> firstKnownNs);
    }

    private WorkerTally worker(WorkerKey key) {
        return workers.computeIfAbsent(key, _ -> new WorkerTally(key,
                key.role() == Role.CLIENT ? plan.atOnce() : Load.UNLIMITED));
    }
}
