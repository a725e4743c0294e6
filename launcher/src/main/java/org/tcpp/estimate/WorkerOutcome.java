package org.tcpp.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tcpp.message.Conduct;
import org.tcpp.message.Counters;
import org.tcpp.message.Failures;
import org.tcpp.message.Fairness;
import org.tcpp.message.IndexSet;
import org.tcpp.message.Integrity;
import org.tcpp.message.Message;
import org.tcpp.message.Retries;

/**
 * What one worker process did. Its connections add up: asked for = completed + failed + not attempted, and the counts
 * of {@code failures} add up to the failed ones. Times are nanoseconds on its host's monotonic clock, null for a moment
 * that never came or is not known.
 *
 * @param key which process
 * @param ready what it said when it was ready, or null if it never was
 * @param exit how it ended
 * @param requested connections it was asked for; without such a number, those that were started
 * @param totals exact counts; where it died, up to the last interval it had told, with everything under way failed
 * @param moments when it began and ended
 * @param seen what it saw of its connections
 * @param effort what it cost
 */
public record WorkerOutcome(WorkerKey key, Message.Ready ready, Exit exit, long requested, Counters totals,
        Moments moments, Seen seen, Effort effort) {

    /** How far a worker came. */
    public enum End {
        /** It reported everything and ended as agreed, or still serves. */
        ORDERLY,
        /** It reported everything, and then did not end as agreed. */
        AFTER_REPORT,
        /** It ended before it could report. */
        BEFORE_REPORT,
        /** It runs, as far as is known, but its report did not come. */
        UNREPORTED
    }

    /**
     * How it ended.
     *
     * @param end how far it came
     * @param how for a person; null if it ended as agreed
     * @param lastLines its last lines of noise if it did not end as agreed
     */
    public record Exit(End end, String how, List<String> lastLines) {

        public Exit {
            lastLines = List.copyOf(lastLines);
        }
    }

    /**
     * When.
     *
     * @param firstNs first connection attempt (client) or accepted connection (server)
     * @param lastNs last byte
     * @param fullFromNs when it first had as many connections under way as allowed
     * @param fullToNs until when it had
     */
    public record Moments(Long firstNs, Long lastNs, Long fullFromNs, Long fullToNs) {
    }

    /**
     * Its connections.
     *
     * @param failures by phase and cause
     * @param completed which completed; null where that is not known one by one
     * @param fairness over its completed connections
     * @param retries what it put off
     * @param histograms name to HdrHistograms to be added up, each compressed V2, base64
     * @param integrity what became of their bytes; null where nobody checked them, or has told
     * @param conduct how those ended that misbehaved, by behaviour
     */
    public record Seen(List<Failures> failures, IndexSet completed, Fairness fairness, Retries retries,
            Map<String, List<String>> histograms, Integrity integrity, List<Conduct> conduct) {

        public Seen {
            failures = List.copyOf(failures);
            histograms = Map.copyOf(histograms);
            conduct = List.copyOf(conduct);
        }
    }

    /**
     * Effort, over the intervals it told.
     *
     * @param cpuNs CPU time, or null if it told no interval
     * @param shared true if it served another run in some of them, so that the CPU time is not this run's alone
     * @param busiest the largest share of a core it used over one of them (1 = a whole core), or null
     * @param longestTurnNs the longest turn of its loop, or null
     * @param pauses times in which the process itself stood still
     */
    public record Effort(Long cpuNs, boolean shared, Double busiest, Long longestTurnNs, Pauses pauses) {
    }

    public WorkerOutcome {
        long explained = seen.failures.stream().mapToLong(Failures::count).sum();
        if (totals.underWay() != 0 || explained != totals.failed() || requested < totals.started()) {
            throw new IllegalArgumentException(key.name() + " does not add up: " + requested + " asked for, "
                    + totals + ", " + explained + " failures explained");
        }
    }

    /** The same with some of its completed connections failed, since the other end says so. */
    WorkerOutcome withFailed(Failures more) {
        Counters moved = new Counters(0, 0, -more.count(), more.count(), 0, 0);
        List<Failures> failures = new ArrayList<>(seen.failures);
        failures.add(more);
        Seen corrected = new Seen(FailureKinds.sum(failures), seen.completed, seen.fairness, seen.retries,
                seen.histograms, seen.integrity, seen.conduct);
        return new WorkerOutcome(key, ready, exit, requested, totals.plus(moved), moments, corrected, effort);
    }

    /** Connections that were never started. */
    public long notAttempted() {
        return requested - totals.started();
    }

    /** True if it did not end as agreed. */
    public boolean lost() {
        return exit.end == End.AFTER_REPORT || exit.end == End.BEFORE_REPORT;
    }

    /** True if it told everything it knew. */
    public boolean reported() {
        return exit.end == End.ORDERLY || exit.end == End.AFTER_REPORT;
    }

    /** True if it had any part in the run. */
    public boolean hadPart() {
        return totals.started() > 0 || totals.bytes() > 0;
    }

    /** From the first attempt to the last byte, or null. */
    public Long elapsedNs() {
        Long first = moments.firstNs;
        Long last = moments.lastNs;
        return first == null || last == null || last - first <= 0 ? null : (Long) (last - first);
    }

    /** By phase and cause. */
    public List<Failures> failures() {
        return seen.failures;
    }

    /** The figures of one of its histograms. */
    public Figure<Distribution> distribution(String name) {
        return Histograms.distribution(name, seen.histograms.getOrDefault(name, List.of()));
    }

    /** Jain's index over the shares of its completed connections. */
    public Figure<Double> connectionFairness() {
        return Jain.index(seen.fairness);
    }

    /** How it is called: {@code client worker 3}. */
    public String name() {
        return key.name();
    }
}
