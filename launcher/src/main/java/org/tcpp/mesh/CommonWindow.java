package org.tcpp.mesh;

import java.util.List;
import org.tcpp.estimate.Figure;

/**
 * When all pairs of a round ran: from the moment at which the last of them did until the first did no more, cut to
 * whole intervals where there is room for one, for what a pair moved is known by the interval.
 */
final class CommonWindow {

    private CommonWindow() {}

    static Figure<PairTrace.Span> of(List<PairTrace> ran) {
        if (ran.isEmpty()) {
            return Figure.unknown("no pair ran to its end");
        }
        PairTrace last = ran.getFirst();
        PairTrace first = ran.getFirst();
        long rowNs = 0;
        for (PairTrace trace : ran) {
            last = trace.span().fromNs() > last.span().fromNs() ? trace : last;
            first = trace.span().toNs() < first.span().toNs() ? trace : first;
            rowNs = Math.max(rowNs, trace.bytes().longestRowNs());
        }
        long from = last.span().fromNs();
        long to = first.span().toNs();
        if (from >= to) {
            return Figure.unknown("at no moment did all pairs run: " + last.pair().text() + " ran from "
                    + last.span().fromSeconds() + " s on, " + first.pair().text() + " until "
                    + first.span().toSeconds() + " s");
        }
        long wholeFrom = rowNs == 0 ? from : Math.ceilDiv(from, rowNs) * rowNs;
        long wholeTo = rowNs == 0 ? to : Math.floorDiv(to, rowNs) * rowNs;
        return Figure.of(wholeTo > wholeFrom
                ? new PairTrace.Span(wholeFrom, wholeTo)
                : new PairTrace.Span(from, to));
    }
}
