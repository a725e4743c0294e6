package org.tcpp.session;

import java.util.List;
import java.util.stream.LongStream;
import org.tcpp.message.Conduct;
import org.tcpp.message.Failures;
import org.tcpp.message.Incident;
import org.tcpp.message.Integrity;
import org.tcpp.message.Message;
import org.tcpp.message.Report;

/** The moments in what workers of another host tell, moved to another clock. Stateless. */
final class Moments {

    private static final long NEVER_NS = -1;

    private Moments() {}

    /** An interval on a clock that is ahead by so much. */
    static Message.Interval shift(Message.Interval told, long aheadNs) {
        if (aheadNs == 0) {
            return told;
        }
        long[] edgesNs = LongStream.of(told.edgesNs()).map(ns -> ns + aheadNs).toArray();
        return new Message.Interval(told.run(), told.fromNs() + aheadNs, told.toNs() + aheadNs, told.counters(),
                told.underWay(), new Message.Slices(edgesNs, told.slices().sent(), told.slices().received()),
                told.effort(), told.failures());
    }

    /** The same of a report. */
    static Report shift(Report told, long aheadNs) {
        if (aheadNs == 0) {
            return told;
        }
        Report.Moments moments = new Report.Moments(shift(told.firstNs(), aheadNs), shift(told.lastNs(), aheadNs),
                shift(told.fullFromNs(), aheadNs), shift(told.fullToNs(), aheadNs));
        Report.Ends ends = told.ends();
        List<Failures> failures = ends.failures().stream().map(kind -> new Failures(kind.phase(), kind.cause(),
                kind.count(), kind.examples().stream().map(one -> shift(one, aheadNs)).toList())).toList();
        return new Report(told.run(), told.requested(), told.totals(), moments,
                new Report.Ends(failures, ends.completed(), shift(ends.integrity(), aheadNs),
                        ends.conduct().stream().map(some -> shift(some, aheadNs)).toList()),
                told.fairness(), told.retries(), told.histograms());
    }

    private static Integrity shift(Integrity told, long aheadNs) {
        return told == null
                ? null
                : new Integrity(told.content(), told.checkedBytes(), told.damagedConnections(), told.kinds(),
                        told.residues(), told.incidents().stream().map(one -> shift(one, aheadNs)).toList());
    }

    private static Incident shift(Incident told, long aheadNs) {
        return new Incident(told.worker(), told.connection(), told.atNs() + aheadNs, told.kind(), told.extent(),
                told.text(), told.sample(), told.socket());
    }

    private static Conduct shift(Conduct told, long aheadNs) {
        return new Conduct(told.behaviour(), told.begun(), told.endings().stream().map(ending -> new Conduct.Ending(
                ending.word(), ending.judged(), ending.count(), shift(ending.example(), aheadNs))).toList());
    }

    private static Failures.Example shift(Failures.Example told, long aheadNs) {
        return told == null
                ? null
                : new Failures.Example(told.worker(), told.connection(), told.local(), told.remote(), told.bytes(),
                        shift(told.atNs(), aheadNs), told.detail());
    }

    private static long shift(long momentNs, long aheadNs) {
        return momentNs == NEVER_NS ? NEVER_NS : momentNs + aheadNs;
    }
}
