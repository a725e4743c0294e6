package org.tcpp.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.tcpp.estimate.WorkerKey;
import org.tcpp.message.Counters;
import org.tcpp.message.Failures;
import org.tcpp.message.Fairness;
import org.tcpp.message.Incident;
import org.tcpp.message.Message;
import org.tcpp.message.Report;

/**
 * Whether what another launcher tells of its workers can be true. It may be anybody, and a number that cannot be true
 * would cost us memory without end, or a figure. Every method says what is wrong in one line, or null. One thread.
 */
final class Plausibility {

    /** Times of a run lie between its preparation and now; two hosts' clocks, and a pause of ours, get so much more. */
    static final long SLACK_NS = 3600 * Session.SECOND_NS;
    /** No more workers are replaced in one run. */
    static final int MOST_SUCCESSORS = 1000;

    /** No server ends so many connections a second. */
    static final long MOST_ROWS_A_SECOND = 2_000_000;

    private static final String HISTOGRAM_NAME = "[a-z0-9_-]{1,80}";
    private static final int LAST_PORT = 65_535;

    private final int workers;
    private long rows;
    /** Of every process that takes part: up to when it has told its intervals, if any. */
    private final Map<WorkerKey, Optional<Long>> toldUntilNs = new HashMap<>();

    /** So many workers take part, numbered from 0. */
    Plausibility(int workers) {
        this.workers = workers;
    }

    /** A worker says that it is ready: the first of its number, or a successor. */
    String ready(WorkerKey key, Message.Ready ready) {
        if (key.number() >= workers) {
            return "worker " + key.number() + " where " + workers + " take part, the first being 0";
        }
        if (toldUntilNs.size() >= workers + MOST_SUCCESSORS) {
            return "more than " + MOST_SUCCESSORS + " workers that took the place of others";
        }
        toldUntilNs.putIfAbsent(key, Optional.empty());
        return ready.port() >= 1 && ready.port() <= LAST_PORT ? null : "port " + ready.port();
    }

    /** Something is said of a worker: it must have been ready. */
    String known(WorkerKey key) {
        return toldUntilNs.containsKey(key) ? null : key.name() + ", which was never ready";
    }

    /**
     * A worker tells an interval.
     *
     * @param goNs the moment of go on its clock
     * @param elapsedNs how long ago that was
     */
    String interval(WorkerKey key, Message.Interval told, long goNs, long elapsedNs) {
        long earliestNs = toldUntilNs.get(key).orElse(goNs - SLACK_NS);
        long latestNs = goNs + elapsedNs + SLACK_NS;
        long[] edgesNs = told.edgesNs();
        boolean ascends = told.fromNs() >= earliestNs && told.toNs() >= told.fromNs() && told.toNs() <= latestNs;
        for (int i = 0; i < edgesNs.length; i++) {
            ascends &= edgesNs[i] >= (i == 0 ? told.fromNs() : edgesNs[i - 1]) && edgesNs[i] <= told.toNs();
        }
        if (!ascends) {
            return "an interval whose times are not in order or not of this run";
        }
        boolean counts = areCounts(told.counters()) && areCounts(told.slices().sent())
                && areCounts(told.slices().received())
                && areCounts(told.underWay(), told.cpuNs(), told.longestTurnNs(), told.effort().pausedNs())
                && told.failures().stream().allMatch(kind -> kind.count() >= 0);
        toldUntilNs.put(key, Optional.of(told.toNs()));
        return counts ? null : "an interval with a count below 0";
    }

    /** A worker tells rows of connections, so long after go. */
    String rows(Message.Rows told, long elapsedNs) {
        rows += Math.max(0, told.count());
        return told.count() > 0 && told.words().size() <= 3L * told.count()
                && rows / MOST_ROWS_A_SECOND <= 1 + elapsedNs / Session.SECOND_NS
                        ? null
                        : "more connections than there can be";
    }

    /** A worker tells all it knows of the run; times as of an interval. */
    static String report(Report report, long goNs, long elapsedNs) {
        Report.Moments moments = report.moments();
        boolean timely = LongStream.of(moments.firstNs(), moments.lastNs(), moments.fullFromNs(), moments.fullToNs())
                .allMatch(ns -> ns == -1 || ns >= goNs - SLACK_NS && ns <= goNs + elapsedNs + SLACK_NS);
        if (!timely) {
            return "a report with times that are not of this run";
        }
        boolean counts = areCounts(report.totals())
                && report.failures().stream().mapToLong(Failures::count).allMatch(Plausibility::isCount)
                && areCounts(report.retries().ports(), report.retries().descriptors(), report.retries().buffers(),
                        report.retries().waitedNs());
        if (!counts) {
            return "a report with a count below 0";
        }
        Fairness fairness = report.fairness();
        boolean fair = areCounts(fairness.connections(), fairness.starvedConnections())
                && DoubleStream.of(fairness.sum(), fairness.sumOfSquares()).allMatch(sum -> sum >= 0 && sum < 1e30)
                && areFlows(fairness.slowest()) && areFlows(fairness.fastest()) && areFlows(fairness.starved());
        if (!fair) {
            return "a report with impossible shares";
        }
        return report.histograms().keySet().stream().allMatch(name -> name.matches(HISTOGRAM_NAME))
                ? null
                : "a report with a histogram of no name";
    }

    /** A worker tells what came around a damage. */
    static String dump(Incident.Dump dump) {
        try {
            int length = dump.receivedBytes().length;
            return length == dump.expectedBytes().length && length <= Incident.Dump.MOST_BYTES
                    ? null
                    : "a dump of impossible length";
        } catch (IllegalArgumentException _) {
            return "a dump that is none";
        }
    }

    private static boolean areFlows(Iterable<Fairness.Flow> flows) {
        for (Fairness.Flow flow : flows) {
            if (flow.durationNs() < 1 || !isCount(flow.bytes())) {
                return false;
            }
        }
        return true;
    }

    private static boolean areCounts(Counters counters) {
        return areCounts(counters.started(), counters.established(), counters.completed(), counters.failed(),
                counters.sent(), counters.received());
    }

    private static boolean areCounts(long... counts) {
        return LongStream.of(counts).allMatch(Plausibility::isCount);
    }

    private static boolean isCount(long count) {
        return count >= 0;
    }
}
