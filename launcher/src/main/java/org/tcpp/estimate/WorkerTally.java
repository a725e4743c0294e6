package org.tcpp.estimate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tcpp.message.Counters;
import org.tcpp.message.Direction;
import org.tcpp.message.FailureCause;
import org.tcpp.message.FailureCount;
import org.tcpp.message.Failures;
import org.tcpp.message.IndexSet;
import org.tcpp.message.Load;
import org.tcpp.message.Message;
import org.tcpp.message.Phase;
import org.tcpp.message.Report;
import org.tcpp.message.WorkerSpec;

/** What one worker process has said so far. A server worker may speak of several runs: they add up. One thread. */
final class WorkerTally {

    /** A share of a core over less time than this says little. */
    private static final long LEAST_JUDGED_NS = 500_000_000L;

    private final WorkerKey key;
    private final int atOnceAsked;
    private final Map<Integer, RunPart> runs = new LinkedHashMap<>();
    private final Curve sent = new Curve();
    private final Curve received = new Curve();
    private final Curve completed = new Curve();
    private final Curve rounds = new Curve();
    private Message.Ready ready;
    private Message.Interval last;
    private long cpuNs;
    private boolean shared;
    private Pauses pauses = Pauses.NONE;
    private long judgedNs;
    private long judgedCpuNs;
    private Double busiest;
    private Long longestTurnNs;
    private boolean lost;
    private String how;
    private List<String> lastLines = List.of();

    /**
     * Nothing said yet.
     *
     * @param atOnceAsked connections at once, or {@link WorkerSpec#UNLIMITED}
     */
    WorkerTally(WorkerKey key, int atOnceAsked) {
        this.key = key;
        this.atOnceAsked = atOnceAsked;
    }

    WorkerKey key() {
        return key;
    }

    boolean lost() {
        return lost;
    }

    boolean reported() {
        return !runs.isEmpty() && runs.values().stream().allMatch(run -> run.report != null);
    }

    /** True if nothing at all is known of it. */
    boolean isUnheardOf() {
        return ready == null && how == null && !lost && runs.isEmpty();
    }

    /** True if it told anything at all that counts. */
    boolean spoke() {
        return !runs.isEmpty();
    }

    /** Bytes that it has sent or received in that direction. */
    Curve bytes(Direction direction) {
        return direction.sender() == key.role() ? sent : received;
    }

    /** Questions that were answered. */
    Curve rounds() {
        return rounds;
    }

    Curve completed() {
        return completed;
    }

    /** The last interval it told, or null. */
    Message.Interval last() {
        return last;
    }

    void ready(Message.Ready message) {
        ready = message;
    }

    /** False if it came after the report of its run, which has the final counts, and was ignored. */
    boolean interval(Message.Interval told) {
        RunPart run = runs.computeIfAbsent(told.run(), _ -> new RunPart());
        if (run.report != null) {
            return false;
        }
        run.add(told, atOnceAsked);
        last = told;
        long from = told.fromNs();
        long[] edgesNs = told.edgesNs();
        for (int i = 0; i < edgesNs.length; i++) {
            sent.add(from, edgesNs[i], told.slices().sent()[i]);
            received.add(from, edgesNs[i], told.slices().received()[i]);
            from = edgesNs[i];
        }
        rounds.add(told.fromNs(), told.toNs(), told.counters().rounds());
        completed.add(told.fromNs(), told.toNs(), told.counters().completed());
        cpuNs += told.cpuNs();
        shared |= told.effort().shared();
        if (told.effort().pausedNs() > 0) {
            pauses = pauses.plus(told.effort().pausedNs(), told.fromNs(), told.toNs());
        }
        judgedNs += told.toNs() - told.fromNs();
        judgedCpuNs += told.cpuNs();
        // short intervals are judged together; a short rest at the worker's end is not judged at all
        if (judgedNs >= LEAST_JUDGED_NS) {
            double share = (double) judgedCpuNs / judgedNs;
            busiest = busiest == null ? share : Math.max(busiest, share);
            judgedNs = 0;
            judgedCpuNs = 0;
        }
        longestTurnNs = Math.max(longestTurnNs == null ? 0 : longestTurnNs, told.longestTurnNs());
        return true;
    }

    /** What a report has that no interval had told, and when it happened. */
    record Untold(long fromNs, long toNs, Counters counters, List<FailureCount> failures) {
    }

    /** The report of a run, which counts from now on. */
    Untold finished(Report report) {
        RunPart run = runs.computeIfAbsent(report.run(), _ -> new RunPart());
        Counters told = run.report == null ? run.sum : run.report.totals();
        run.report = report;
        // intervals that were lost on their way are mostly the first
        boolean early = run.toldFromNs != null && report.firstNs() != -1 && run.toldFromNs - report.firstNs() > 0;
        long fromNs = report.firstNs() != -1 ? report.firstNs() : run.toldFromNs != null ? run.toldFromNs : 0;
        long toNs = early ? run.toldFromNs : report.lastNs() != -1 ? report.lastNs() : fromNs + 1;
        return new Untold(fromNs, toNs, report.totals().minus(told), run.untold(report.failures()));
    }

    void lost(String sentence, List<String> lines) {
        lost = true;
        how = how == null ? sentence : how + "; " + sentence;
        lastLines = List.copyOf(lines);
    }

    /** It said that it could not go on, and why; that it ended comes later. */
    void failed(String sentence) {
        how = sentence;
    }

    /** Counts so far. */
    Counters soFar() {
        Counters sum = Counters.NONE;
        for (RunPart run : runs.values()) {
            sum = sum.plus(run.report == null ? run.sum : run.report.totals());
        }
        return sum;
    }

    /**
     * All of it, with what a worker left open counted as failed.
     *
     * @param asked connections it was to make, or {@link WorkerSpec#UNLIMITED}
     */
    WorkerOutcome outcome(long asked) {
        RunSums merge = new RunSums();
        FailureCause unreported = lost
                ? FailureCause.WORKER_DIED
                : key.agent() == WorkerKey.HERE ? FailureCause.INTERRUPTED : FailureCause.CONTROL_LOST;
        runs.values().forEach(run -> run.into(merge, unreported));
        // whatever contradicts the sum is a failure that nobody explained, never a hole in it
        merge.explain();
        long requested = asked == Load.UNLIMITED
                ? merge.totals.started()
                : Math.max(asked, merge.totals.started());
        return new WorkerOutcome(key, ready, new WorkerOutcome.Exit(end(), how, lastLines), requested, merge.totals,
                new WorkerOutcome.Moments(merge.firstNs, merge.lastNs, merge.fullFromNs, merge.fullToNs),
                new WorkerOutcome.Seen(List.copyOf(merge.failures.values()), completedOneByOne(), merge.fairness,
                        merge.retries, merge.histograms, merge.integrity, merge.conduct),
                new WorkerOutcome.Effort(last == null ? null : (Long) cpuNs, shared, busiest, longestTurnNs, pauses));
    }

    private WorkerOutcome.End end() {
        if (lost) {
            return reported() ? WorkerOutcome.End.AFTER_REPORT : WorkerOutcome.End.BEFORE_REPORT;
        }
        return reported() || runs.isEmpty() ? WorkerOutcome.End.ORDERLY : WorkerOutcome.End.UNREPORTED;
    }

    /** Which connections completed, if that is known one by one. */
    private IndexSet completedOneByOne() {
        Report only = runs.size() == 1 ? runs.values().iterator().next().report : null;
        return only == null ? null : only.ends().completed();
    }

    /** One run as one worker knows it: intervals until there is a report. */
    private static final class RunPart {
        private Counters sum = Counters.NONE;
        private Long toldFromNs;
        private Long firstNs;
        private Long lastNs;
        private Long fullFromNs;
        private Long fullToNs;
        private final Map<RunSums.Kind, Long> failures = new LinkedHashMap<>();
        private Report report;

        /** What a report knows of failures beyond what intervals have told; from now on that is told, too. */
        List<FailureCount> untold(List<Failures> all) {
            List<FailureCount> untold = new ArrayList<>();
            for (Failures kind : all) {
                Long told = failures.put(new RunSums.Kind(kind.phase(), kind.cause()), kind.count());
                untold.add(new FailureCount(kind.phase(), kind.cause(), kind.count() - (told == null ? 0 : told)));
            }
            return untold;
        }

        void add(Message.Interval told, int atOnceAsked) {
            sum = sum.plus(told.counters());
            told.failures().forEach(
                    kind -> failures.merge(new RunSums.Kind(kind.phase(), kind.cause()), kind.count(), Long::sum));
            toldFromNs = toldFromNs == null ? (Long) told.fromNs() : toldFromNs;
            long from = told.fromNs();
            long[] edgesNs = told.edgesNs();
            long[] sliceBytes = told.sliceBytes();
            for (int i = 0; i < edgesNs.length; i++) {
                if (sliceBytes[i] > 0) {
                    firstNs = firstNs == null ? (Long) from : firstNs;
                    lastNs = edgesNs[i];
                }
                from = edgesNs[i];
            }
            if (firstNs == null && told.counters().started() > 0) {
                firstNs = told.fromNs();
            }
            if (atOnceAsked != Load.UNLIMITED && told.underWay() >= atOnceAsked) {
                fullFromNs = fullFromNs == null ? (Long) told.toNs() : fullFromNs;
                fullToNs = told.toNs();
            }
        }

        /** @param unreported why connections have failed of which no report tells */
        void into(RunSums merge, FailureCause unreported) {
            if (report != null) {
                merge.add(report);
                return;
            }
            merge.moments(firstNs, lastNs, fullFromNs, fullToNs);
            merge.totals = merge.totals.plus(sum);
            Phase phase = unreported == FailureCause.CONTROL_LOST ? Phase.CONTROL : Phase.WORKER;
            long explained = failures.values().stream().mapToLong(Long::longValue).sum();
            failures.forEach((kind, count) -> merge.fail(kind.phase(), kind.cause(), count, List.of()));
            merge.fail(phase, unreported, sum.failed() - explained, List.of());
            merge.close(phase, unreported, sum.underWay());
        }
    }
}
