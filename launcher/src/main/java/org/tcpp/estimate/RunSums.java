package org.tcpp.estimate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tcpp.message.Conduct;
import org.tcpp.message.Counters;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Failures;
import org.tcpp.message.Fairness;
import org.tcpp.message.Integrity;
import org.tcpp.message.Phase;
import org.tcpp.message.Report;
import org.tcpp.message.Retries;

/** What one worker knows of several runs, added up; what contradicts itself is made to add up. One thread. */
final class RunSums {
    Counters totals = Counters.NONE;
    Long firstNs;
    Long lastNs;
    Long fullFromNs;
    Long fullToNs;
    final Map<Kind, Failures> failures = new LinkedHashMap<>();
    Fairness fairness = Fairness.NONE;
    Retries retries = Retries.NONE;
    final Map<String, List<String>> histograms = new HashMap<>();
    Integrity integrity;
    List<Conduct> conduct = List.of();

    record Kind(Phase phase, FailureCause cause) {
    }

    void add(Report report) {
        moments(known(report.firstNs()), known(report.lastNs()), known(report.fullFromNs()),
                known(report.fullToNs()));
        totals = totals.plus(report.totals());
        report.failures().forEach(kind -> fail(kind.phase(), kind.cause(), kind.count(), kind.examples()));
        fairness = fairness.plus(report.fairness());
        retries = retries.plus(report.retries());
        integrity = plus(integrity, report.ends().integrity());
        conduct = Conduct.sum(conduct, report.ends().conduct());
        report.histograms()
                .forEach((name, text) -> histograms.computeIfAbsent(name, _ -> new ArrayList<>()).add(text));
    }

    /** Both together; null is nothing. */
    static Integrity plus(Integrity one, Integrity other) {
        return one == null ? other : other == null ? one : one.plus(other);
    }

    void moments(Long first, Long end, Long fullFrom, Long fullTo) {
        firstNs = Side.earlier(firstNs, first);
        lastNs = Side.later(lastNs, end);
        fullFromNs = Side.earlier(fullFromNs, fullFrom);
        fullToNs = Side.later(fullToNs, fullTo);
    }

    void fail(Phase phase, FailureCause cause, long count, List<Failures.Example> examples) {
        if (count > 0) {
            failures.merge(new Kind(phase, cause), new Failures(phase, cause, count, examples),
                    FailureKinds::plus);
        }
    }

    /** Counts connections that are still open as failed. */
    void close(Phase phase, FailureCause cause, long open) {
        if (open > 0) {
            totals = totals.plus(new Counters(0, 0, 0, open, 0, 0));
            fail(phase, cause, open, List.of());
        }
    }

    void explain() {
        long explained = failures.values().stream().mapToLong(Failures::count).sum();
        fail(Phase.WORKER, FailureCause.SYSTEM, totals.failed() - explained, List.of());
        totals = totals.plus(new Counters(0, 0, 0, Math.max(0, explained - totals.failed()), 0, 0));
        close(Phase.WORKER, FailureCause.SYSTEM, totals.underWay());
        totals = totals.plus(new Counters(Math.max(0, -totals.underWay()), 0, 0, 0, 0, 0));
    }

    private static Long known(long momentNs) {
        return momentNs == -1 ? null : momentNs;
    }
}
