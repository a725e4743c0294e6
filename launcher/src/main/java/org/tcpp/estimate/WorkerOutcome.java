package org.tcpp.estimate;

import java.util.List;
import java.util.Map;
import org.tcpp.message.Counters;
import org.tcpp.message.Failures;
import org.tcpp.message.Fairness;
import org.tcpp.message.Message;
import org.tcpp.message.Retries;

/**
 * What one worker process did. Its connections add up: asked for = completed + failed + not attempted, and the counts
 * of {@code failures} add up to the failed ones. Times are nanoseconds on its host's monotonic clock, null for a moment
 * that never came or is not known.
 *
 * @param key which process
 * @param ready what it said when it was ready, or null if it never was
 * @param end how far it came
 * @param how how it ended, for a person; null if it ended as agreed
 * @param lastLines its last lines of noise if it did not end as agreed
 * @param requested connections it was asked for; on a server, or without a limit, those that were started
 * @param totals exact counts; where it died, up to the last interval it had told, with everything under way failed
 * @param firstNs first connection attempt (client) or accepted connection (server)
 * @param lastNs last byte
 * @param fullFromNs when it first had as many connections under way as allowed
 * @param fullToNs until when it had
 * @param failures by phase and cause
 * @param fairness over its completed connections
 * @param retries what it put off
 * @param histograms name to HdrHistograms to be added up, each compressed V2, base64
 * @param cpuNs CPU time since it was ready, or null if it never told
 * @param busiest the largest share of a core it used over one of its intervals (1 = a whole core), or null
 * @param longestTurnNs the longest turn of its loop, or null if it told no interval
 */
public record WorkerOutcome(WorkerKey key, Message.Ready ready, End end, String how,
        List<String> lastLines, long requested, Counters totals, Long firstNs, Long lastNs, Long fullFromNs,
        Long fullToNs, List<Failures> failures, Fairness fairness, Retries retries,
        Map<String, List<String>> histograms,
        Long cpuNs, Double busiest, Long longestTurnNs) {

    /** How far a worker came. */
    public enum End {
        /** It reported everything and ended as agreed, or still serves. */
        ORDERLY,
        /** It reported everything, and then did not end as agreed. */
        AFTER_REPORT,
        /** It ended before it could report. */
        BEFORE_REPORT
    }

    public WorkerOutcome {
        lastLines = List.copyOf(lastLines);
        failures = List.copyOf(failures);
        histograms = Map.copyOf(histograms);
        long explained = failures.stream().mapToLong(Failures::count).sum();
        if (totals.underWay() != 0 || explained != totals.failed() || requested < totals.started()) {
            throw new IllegalArgumentException(key.name() + " does not add up: " + requested + " asked for, "
                    + totals + ", " + explained + " failures explained");
        }
    }

    /** Connections that were never started. */
    public long notAttempted() {
        return requested - totals.started();
    }

    /** True if it did not end as agreed. */
    public boolean lost() {
        return end != End.ORDERLY;
    }

    /** From the first attempt to the last byte, or null. */
    public Long elapsedNs() {
        return firstNs == null || lastNs == null || lastNs - firstNs <= 0 ? null : lastNs - firstNs;
    }

    /** The figures of one of its histograms. */
    public Figure<Distribution> distribution(String name) {
        return Histograms.distribution(name, histograms.getOrDefault(name, List.of()));
    }

    /** Jain's index over the shares of its completed connections. */
    public Figure<Double> connectionFairness() {
        return Jain.index(fairness);
    }

    /** How it is called: {@code client worker 3}. */
    public String name() {
        return key.name();
    }
}
