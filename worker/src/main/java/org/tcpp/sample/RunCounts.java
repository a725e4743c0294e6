package org.tcpp.sample;

import java.util.Map;
import java.util.TreeMap;
import org.tcpp.message.Counters;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Failures.Example;
import org.tcpp.message.Fairness.Flow;
import org.tcpp.message.Integrity;
import org.tcpp.message.Load;
import org.tcpp.message.Phase;
import org.tcpp.message.Report;
import org.tcpp.message.Role;

/**
 * All that one worker counts for one run. Times are nanoseconds on the monotonic clock. One thread; the methods that
 * run once per connection or per read allocate nothing, but for the few connections kept by name.
 */
public final class RunCounts {

    private final Load load;
    private final int worker;
    /** Whether this end receives payload: then fairness is about that, else about what it sends. */
    private final boolean receives;
    private final long requested;
    private final Names names;
    private long started;
    private long established;
    private long completed;
    private long failed;
    private long sent;
    private long received;
    private long answered;
    private double fairShareBytes;
    private long open;
    private long firstNs = -1;
    private long lastNs = -1;
    private long fullFromNs = -1;
    private long fullToNs = -1;
    private final Shortages shortages = new Shortages();
    /** By kind. */
    final FailureCounts failures = new FailureCounts();
    private final Goodputs goodputs = new Goodputs();
    private final Latencies latencies;
    private final KernelSample kernel = new KernelSample();
    private final Starvation starvation = new Starvation();
    private final Distribution lag = Distribution.ofTimes(Report.LOOP_LAG);
    /** Null where connections have no index. */
    private final OrdinalSet completedOrdinals;

    /**
     * Nothing has happened yet.
     *
     * @param load the worker's part of the run
     * @param role what the worker is
     * @param worker number of this worker, for examples
     * @param requested connections asked for, or -1
     * @param names how connections are called
     */
    public RunCounts(Load load, Role role, int worker, long requested, Names names) {
        this.load = load;
        this.worker = worker;
        this.requested = requested;
        this.names = names;
        latencies = new Latencies(load);
        receives = load.exchange().receives(role);
        completedOrdinals = load.run() == Report.CLASSIC ? null : new OrdinalSet();
    }

    /** The run's token. */
    public int run() {
        return load.run();
    }

    /** How the other end of a connection is called, though it may never have answered; or null. */
    public String remoteName(int handle) {
        return names.remote(handle);
    }

    /** A connection was attempted or accepted at that time. */
    public void started(long nowNs) {
        started++;
        if (firstNs < 0 || nowNs - firstNs < 0) {
            firstNs = nowNs;
        }
    }

    /** As many connections are under way as allowed, or as the loop can keep up with. */
    public void full(long nowNs) {
        if (fullFromNs < 0) {
            fullFromNs = nowNs;
        }
        fullToNs = nowNs;
    }

    /** A connection was established; {@code connectNs} after it was attempted, or -1 where nobody knows. */
    public void established(long connectNs) {
        established++;
        if (connectNs >= 0) {
            latencies.connected(connectNs);
        }
    }

    /** The kernel took bytes. */
    public void sent(long count, long nowNs) {
        sent += count;
        moved(receives ? 0 : count, nowNs);
    }

    /** The kernel gave bytes. */
    public void received(long count, long nowNs) {
        received += count;
        moved(receives ? count : 0, nowNs);
    }

    private void moved(long count, long nowNs) {
        fairShareBytes += (double) count / Math.max(1, open);
        lastNs = nowNs;
    }

    /** How long the parts of connections took. */
    public Latencies latencies() {
        return latencies;
    }

    /** An answer of so many bytes has come whole, so long after its question began to be sent. */
    public void answered(long bytes, long ns) {
        answered++;
        latencies.answered(bytes, ns);
    }

    /** An event was served so long after the poll that brought it. */
    public void lag(long ns) {
        lag.recordNs(ns);
    }

    /** The connection of that ordinal among this worker's completed; it had not before. */
    public void completedOrdinal(long ordinal) {
        completedOrdinals.add(ordinal);
    }

    /** True if the connection of that ordinal has completed. */
    public boolean hasCompleted(long ordinal) {
        return completedOrdinals.contains(ordinal);
    }

    /**
     * A connection completed; it is still open for its names to be asked.
     *
     * @param confirmed true if the other end has confirmed all of it, so that its time is a flow completion time
     */
    public void completed(int handle, long connection, long total, long startedNs, long nowNs,
            boolean confirmed) {
        completed++;
        long durationNs = Math.max(1, nowNs - startedNs);
        if (goodputs.isExtreme(total * 1e9 / durationNs)) {
            goodputs.keep(new Flow(worker, connection, names.local(handle), names.remote(handle), total, durationNs));
        }
        if (confirmed) {
            latencies.completed(total, durationNs);
        }
    }

    /** One ended as its behaviour may; its speed says nothing. */
    public void concluded() {
        completed++;
    }

    /** A connection may move bytes now. */
    public void opened() {
        open++;
    }

    /** A connection moves no more bytes. */
    public void leftOpen() {
        open--;
    }

    /**
     * A connection completed that was served more than once: what it moved after it had been served for the first time,
     * and what would have been its fair share of all that was moved since then ({@link #fairShareBytes()}'s growth).
     * The first time is left out, since nobody knows for how long it had waited for its turn; so what is moved in one
     * turn has no share.
     */
    public void shared(long bytes, double fairBytes) {
        goodputs.count(bytes / fairBytes);
    }

    /** A connection has begun to starve; to be told once of each. */
    public void starved() {
        starvation.count();
    }

    /** A connection that starved had made no progress for so long, in all, before it went on or ended. */
    public void starvedFor(int handle, long connection, long done, long quietNs) {
        if (starvation.isLong(quietNs)) {
            starvation.keep(
                    new Flow(worker, connection, names.local(handle), names.remote(handle), done,
                            Math.max(1, quietNs)));
        }
    }

    /** What the kernel says of connections at their end. */
    public KernelSample kernel() {
        return kernel;
    }

    /**
     * A connection failed.
     *
     * @param handle its handle, still open, or -1 if it never had one
     * @param connection its index, or -1
     * @param done bytes it had moved
     * @param detail what the system said, or null
     */
    public void failed(Phase phase, FailureCause cause, int handle, long connection, long done, long nowNs,
            String detail) {
        failed++;
        if (lastNs < 0) {
            lastNs = nowNs;
        }
        if (failures.count(phase, cause)) {
            failures.example(phase, cause, new Example(worker, connection, handle < 0 ? null : names.local(handle),
                    names.remote(handle), done, nowNs, detail));
        }
    }

    /** What the host lacked for the moment. */
    public Shortages shortages() {
        return shortages;
    }

    /** Connections begun so far. */
    public long started() {
        return started;
    }

    /** Connections established so far. */
    public long established() {
        return established;
    }

    /** Connections completed so far. */
    public long completed() {
        return completed;
    }

    /** Connections under way. */
    public long underWay() {
        return started - completed - failed;
    }

    /** First attempt, or -1. */
    public long firstNs() {
        return firstNs;
    }

    /** Last byte, or -1. */
    public long lastNs() {
        return lastNs;
    }

    /**
     * What a connection that could move bytes all the time, and always got its equal share, would have moved. Its
     * growth over a time is the fair share of every connection that had bytes to move for all of that time.
     */
    public double fairShareBytes() {
        return fairShareBytes;
    }

    /** Bytes sent so far. */
    public long sentBytes() {
        return sent;
    }

    /** Bytes received so far. */
    public long receivedBytes() {
        return received;
    }

    /** The counters as they stand. */
    public Counters counters() {
        return new Counters(started, established, completed, failed, sent, received, answered);
    }

    /** Everything, as it stands, with what became of the bytes, or null. */
    public Report report(Integrity integrity) {
        Map<String, String> histograms = new TreeMap<>();
        latencies.encodeInto(histograms);
        goodputs.encodeInto(histograms);
        kernel.encodeInto(histograms);
        lag.encodeInto(histograms);
        Report.Ends ends = new Report.Ends(failures.toList(),
                completedOrdinals == null ? null : completedOrdinals.toIndexSet(), integrity);
        return new Report(load.run(), requested, counters(),
                new Report.Moments(firstNs, lastNs, fullFromNs, fullToNs), ends,
                starvation.addTo(goodputs.toFairness()), shortages.toRetries(), histograms);
    }
}
