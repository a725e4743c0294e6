package org.tcpp.mesh;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.tcpp.result.Decimals;

/**
 * What all pairs of a round moved in one interval, added up.
 *
 * @param round from 1
 * @param fromSeconds its start in seconds since the round was to begin
 * @param toSeconds its end
 * @param bytes delivered the way whose figures stand first
 * @param bitsPerSecond the same as a rate
 * @param pairs that ran in all of it
 */
public record MeshInterval(int round, BigDecimal fromSeconds, BigDecimal toSeconds, long bytes, long bitsPerSecond,
        int pairs) {

    static List<MeshInterval> of(int round, List<PairTrace> traces, int mostRows) {
        long endNs = 0;
        long rowNs = 1;
        for (PairTrace trace : traces) {
            endNs = Math.max(endNs, trace.bytes().lastNs() == null ? 0 : trace.bytes().lastNs());
            rowNs = Math.max(rowNs, trace.bytes().longestRowNs());
        }
        while (endNs / rowNs >= mostRows) {
            rowNs *= 2;
        }
        List<MeshInterval> rows = new ArrayList<>();
        for (long from = 0; from < endNs; from += rowNs) {
            rows.add(of(round, traces, new PairTrace.Span(from, Math.min(from + rowNs, endNs))));
        }
        return rows;
    }

    private static MeshInterval of(int round, List<PairTrace> traces, PairTrace.Span span) {
        double bytes = 0;
        int running = 0;
        for (PairTrace trace : traces) {
            bytes += trace.bytes().between(span.fromNs(), span.toNs()).count();
            running += trace.span() != null && trace.span().fromNs() <= span.fromNs()
                    && trace.span().toNs() >= span.toNs() ? 1 : 0;
        }
        return new MeshInterval(round, span.fromSeconds(), span.toSeconds(), Math.round(bytes),
                Decimals.bits(bytes * 1e9 / span.ns()), running);
    }
}
