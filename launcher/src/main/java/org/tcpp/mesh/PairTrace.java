package org.tcpp.mesh;

import java.math.BigDecimal;
import java.util.List;
import org.tcpp.pattern.Pair;
import org.tcpp.result.IntervalView;
import org.tcpp.result.Result;
import org.tcpp.result.SteadyView;

/**
 * What a pair moved when: all that is kept of its result beside a row of figures.
 *
 * @param pair which
 * @param span when it ran, or null if it never did
 * @param bytes delivered the way whose figures stand first
 * @param back delivered the other way
 * @param connections completed
 * @param rounds questions answered
 */
record PairTrace(Pair pair, Span span, Curve bytes, Curve back, Curve connections, Curve rounds) {

    /** From one moment to another, in nanoseconds since the round was to begin. */
    record Span(long fromNs, long toNs) {

        long ns() {
            return toNs - fromNs;
        }

        BigDecimal fromSeconds() {
            return BigDecimal.valueOf(fromNs, 9);
        }

        BigDecimal toSeconds() {
            return BigDecimal.valueOf(toNs, 9);
        }
    }

    static PairTrace of(PairOutcome outcome) {
        Result result = outcome.result();
        List<IntervalView> rows = result == null ? List.of() : result.tables().intervals();
        boolean received = result != null && "receiver".equals(result.summary().text("bytes_counted_by"));
        boolean reverse = result != null && "reverse".equals(result.summary().text("exchange"));
        Curve bytes = Curve.of(rows, row -> received
                ? row(row, reverse, row.server().bytesReceived())
                : row(row, !reverse, row.client().bytesSent()));
        return new PairTrace(outcome.pair(), span(result, bytes), bytes,
                Curve.of(rows, row -> received
                        ? row(row, true, row.reverse().reverseBytesReceived())
                        : row(row, false, row.reverse().reverseBytesSent())),
                Curve.of(rows, row -> row(row, true, row.client().connections().completed())),
                Curve.of(rows, row -> row(row, true, row.reverse().rounds())));
    }

    /** Its steady window where it has one: before it and after it connections are only beginning, or ending. */
    private static Span span(Result result, Curve bytes) {
        SteadyView.Bytes steady = result == null ? null : result.figures().steady().bytes();
        if (steady != null) {
            return new Span(Curve.ns(steady.window().fromSeconds()), Curve.ns(steady.window().toSeconds()));
        }
        return bytes.firstNs() == null ? null : new Span(bytes.firstNs(), bytes.lastNs());
    }

    /** What one role counted, at the times of its own host. */
    private static Curve.Row row(IntervalView row, boolean client, Long count) {
        return client
                ? Curve.Row.of(row.client().fromSeconds(), row.client().toSeconds(), count)
                : Curve.Row.of(row.server().receiverFromSeconds(), row.server().receiverToSeconds(), count);
    }
}
