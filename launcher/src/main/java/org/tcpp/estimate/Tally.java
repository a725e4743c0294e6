package org.tcpp.estimate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tcpp.message.Counters;
import org.tcpp.message.Message;
import org.tcpp.message.Report;
import org.tcpp.message.Role;
import org.tcpp.message.WorkerSpec;
import org.tcpp.plan.RunPlan;

/**
 * Adds up what the workers of one run say, exactly. The client workers are the sender; server workers, of this host in
 * loopback mode and of the other host where its launcher tells what they say, are the receiver. The two sides' clocks
 * are never compared unless both sides live on one host. Memory is bounded whatever the length of the run. One thread:
 * the launcher's run loop.
 */
public final class Tally {

    private final RunPlan plan;
    private final Map<Key, WorkerTally> workers = new LinkedHashMap<>();
    private final List<Notice> notices = new ArrayList<>();
    private final Buckets buckets;
    private Long epochNs;
    private Long receiverEpochNs;
    private long noticesLeftOut;
    private IntervalStream stream;
    private Setup setup;
    private Long transferNs;
    private Long lagNs;

    private static final int MOST_NOTICES = 100;

    private record Key(Role role, int number, int incarnation) {
    }

    /**
     * Something a worker wanted a person to know.
     *
     * @param role the worker's role
     * @param number its number
     * @param text one line
     */
    public record Notice(Role role, int number, String text) {
    }

    /** Nothing said yet; every client worker of the plan has its connections still to attempt. */
    public Tally(RunPlan plan) {
        this.plan = plan;
        this.buckets = new Buckets(plan.intervalNs());
        if (plan.mode() != RunPlan.Mode.SERVER) {
            for (int number = 0; number < plan.processes(); number++) {
                worker(Role.CLIENT, number, 0);
            }
        }
    }

    /** The moment from which the intervals of this host's workers are cut; before their first interval. */
    public void go(long momentNs) {
        epochNs = momentNs;
    }

    /** The same for server workers of another host, on that host's clock. */
    public void receiverGo(long momentNs) {
        receiverEpochNs = momentNs;
    }

    /** A worker is ready; a new incarnation of a server worker starts from nothing. */
    public void ready(Role role, int number, int incarnation, Message.Ready message) {
        worker(role, number, incarnation).ready(message);
    }

    /** A worker told an interval. */
    public void interval(Role role, int number, Message.Interval told) {
        if (newest(role, number).interval(told)) {
            long epoch = epoch(role, told.fromNs());
            bucket(role, told.fromNs() - epoch, told.toNs() - epoch, told.counters());
        }
    }

    /** A worker told all it knows of a run. */
    public void finished(Role role, int number, Report report) {
        newest(role, number).finished(report);
    }

    /** A worker has said everything. */
    public void done(Role role, int number, Message.Done message) {
        newest(role, number).done(message.cpuNs());
    }

    /** A worker said that it cannot go on. That it ended is told by {@link #lost}. */
    public void failed(Role role, int number, Message.Failed message) {
        newest(role, number).failed(message.text());
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
    public void notice(Role role, int number, String text) {
        if (notices.size() < MOST_NOTICES) {
            notices.add(new Notice(role, number, text));
        } else {
            noticesLeftOut++;
        }
    }

    /**
     * A worker did not end as agreed. What it had told stays; what it had under way has failed; what it had not started
     * was not attempted.
     *
     * @param how one line for a person
     * @param lastLines its last lines of noise
     */
    public void lost(Role role, int number, String how, List<String> lastLines) {
        WorkerTally worker = newest(role, number);
        Message.Interval last = worker.last();
        if (!worker.reported() && last != null) {
            long epoch = epoch(role, last.fromNs());
            bucket(role, last.fromNs() - epoch, last.toNs() - epoch,
                    new Counters(0, 0, 0, Math.max(0, worker.soFar().underWay()), 0));
        }
        worker.lost(how, lastLines);
    }

    /** Connections that a worker has seen established, as far as it has told. */
    public long established(Role role, int number) {
        return newest(role, number).soFar().established();
    }

    /** From now on intervals can be followed; without this nothing is kept for it. */
    public void follow() {
        stream = new IntervalStream(plan.intervalNs());
    }

    /** Intervals of the whole run that every worker has told of since the last call, in order. */
    public List<Bucket> newIntervals() {
        Long untilNs = null;
        for (WorkerTally worker : workers.values()) {
            boolean silent = worker.last() == null;
            if (!worker.lost() && !worker.reported() && !(silent && worker.role() == Role.SERVER)) {
                long toldNs = silent ? 0 : worker.last().toNs() - epoch(worker.role(), worker.last().fromNs());
                untilNs = untilNs == null ? (Long) toldNs : (Long) Math.min(untilNs, toldNs);
            }
        }
        return untilNs == null ? stream.takeAll() : stream.takeUntil(untilNs);
    }

    /** What is left when the run is over. */
    public List<Bucket> lastIntervals() {
        return stream.takeAll();
    }

    /** How the run stands at a moment of this host's monotonic clock. */
    public Live live(long nowNs) {
        Role role = plan.mode() == RunPlan.Mode.SERVER ? Role.SERVER : Role.CLIENT;
        Counters sum = Counters.NONE;
        double bytesPerSecond = 0;
        double completedPerSecond = 0;
        long atOnce = 0;
        for (WorkerTally worker : workers.values()) {
            if (worker.role() == role) {
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
        return new Live(elapsedNs, role == Role.SERVER ? WorkerSpec.UNLIMITED : plan.requested(), sum.completed(),
                sum.failed(), atOnce, sum.bytes(), bytesPerSecond, completedPerSecond);
    }

    /** What workers wanted a person to know, in order; the first {@value #MOST_NOTICES}. */
    public List<Notice> notices() {
        return List.copyOf(notices);
    }

    /** How many notices more there were. */
    public long noticesLeftOut() {
        return noticesLeftOut;
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

    Buckets buckets() {
        return buckets;
    }

    /** The moment of go on this host's clock, or null. */
    Long epochNs() {
        return epochNs;
    }

    /** Workers of one role by number and incarnation. */
    List<WorkerTally> workers(Role role) {
        return workers.values()
                .stream()
                .filter(worker -> worker.role() == role)
                .sorted(Comparator.comparingInt(WorkerTally::number).thenComparingInt(WorkerTally::incarnation))
                .toList();
    }

    private void bucket(Role role, long fromNs, long toNs, Counters counters) {
        if (role == Role.CLIENT) {
            buckets.addSender(fromNs, toNs, counters);
        } else {
            buckets.addReceiver(fromNs, toNs, counters);
        }
        if (stream != null && role == Role.CLIENT) {
            stream.addSender(fromNs, toNs, counters);
        } else if (stream != null) {
            stream.addReceiver(fromNs, toNs, counters);
        }
    }

    private long epoch(Role role, long firstKnownNs) {
        if (role == Role.SERVER && plan.mode() == RunPlan.Mode.CLIENT) {
            receiverEpochNs = receiverEpochNs == null ? (Long) firstKnownNs : receiverEpochNs;
            return receiverEpochNs;
        }
        epochNs = epochNs == null ? (Long) firstKnownNs : epochNs;
        return epochNs;
    }

    private WorkerTally newest(Role role, int number) {
        int incarnation = 0;
        while (workers.containsKey(new Key(role, number, incarnation + 1))) {
            incarnation++;
        }
        return worker(role, number, incarnation);
    }

    private WorkerTally worker(Role role, int number, int incarnation) {
        return workers.computeIfAbsent(new Key(role, number, incarnation), _ -> new WorkerTally(role, number,
                incarnation, role == Role.CLIENT ? plan.connections() : WorkerSpec.UNLIMITED,
                role == Role.CLIENT ? plan.atOnce() : WorkerSpec.UNLIMITED));
    }
}
