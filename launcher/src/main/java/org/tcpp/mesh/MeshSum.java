package org.tcpp.mesh;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.tcpp.result.Decimals;

/**
 * What all pairs of a round moved in the window in which all of them ran: counts of that window, added up, and never a
 * sum of averages. Flat in JSON; null where there is no such window, or no such count.
 *
 * @param round from 1
 * @param window when it was
 * @param counted how many pairs that is
 * @param forth delivered the way whose figures stand first
 * @param reverse the other way
 * @param completed what came to its end
 */
public record MeshSum(int round, @JsonUnwrapped Window window, @JsonUnwrapped Pairs counted, @JsonUnwrapped Bytes forth,
        @JsonUnwrapped(prefix = "reverse_") Reverse reverse, @JsonUnwrapped Completed completed) {

    /** Its start and end in seconds since the round was to begin, and its length. */
    public record Window(BigDecimal fromSeconds, BigDecimal toSeconds, BigDecimal seconds) {
    }

    /**
     * How many.
     *
     * @param pairs that ran throughout the window
     * @param pairsLost others, whose bytes in the window are counted as far as they are known
     */
    public record Pairs(int pairs, int pairsLost) {
    }

    /**
     * Bytes.
     *
     * @param bytesSharedOut so much rests on taking the bytes of an interval to come evenly: of each that an end of the
     *            window cuts, the smaller part
     */
    public record Bytes(Long bytes, Long bitsPerSecond, Long bytesSharedOut) {
    }

    /** Bytes the other way. */
    public record Reverse(Long bytes, Long bitsPerSecond) {
    }

    /** Connections, and questions that were answered. */
    public record Completed(Long connectionsCompleted, BigDecimal connectionsPerSecond, Long roundsCompleted,
            BigDecimal roundsPerSecond) {
    }

    static MeshSum of(int round, PairTrace.Span span, List<PairTrace> ran, List<PairTrace> lost) {
        Pairs pairs = new Pairs(ran.size(), lost.size());
        if (span == null) {
            return new MeshSum(round, new Window(null, null, null), pairs, new Bytes(null, null, null),
                    new Reverse(null, null), new Completed(null, null, null, null));
        }
        Sums sums = new Sums(span, ran, lost);
        Long bytes = sums.count(PairTrace::bytes);
        Long back = sums.count(PairTrace::back);
        Long connections = sums.count(PairTrace::connections);
        Long answered = sums.count(PairTrace::rounds);
        return new MeshSum(round,
                new Window(span.fromSeconds(), span.toSeconds(), Decimals.seconds(span.ns())), pairs,
                new Bytes(bytes, Decimals.bits(sums.perSecond(bytes)), sums.shared(PairTrace::bytes)),
                new Reverse(back, Decimals.bits(sums.perSecond(back))),
                new Completed(connections, Decimals.six(sums.perSecond(connections)), answered,
                        Decimals.six(sums.perSecond(answered))));
    }

    /** Adds up what is known of all pairs in the window. */
    private record Sums(PairTrace.Span span, List<PairTrace> ran, List<PairTrace> lost) {

        /** Null where any pair that ran has no such count. */
        Long count(Function<PairTrace, Curve> of) {
            return ran.stream().map(of).anyMatch(Curve::isEmpty)
                    ? null
                    : (Long) Math.round(sum(ran, of, Curve.Part::count) + sum(lost, of, Curve.Part::count));
        }

        Long shared(Function<PairTrace, Curve> of) {
            return (long) Math.ceil(sum(ran, of, Curve.Part::shared) + sum(lost, of, Curve.Part::shared));
        }

        Double perSecond(Long count) {
            return Decimals.perSecond(count, span.ns());
        }

        private double sum(List<PairTrace> traces, Function<PairTrace, Curve> of, Function<Curve.Part, Double> what) {
            return traces.stream().map(of).mapToDouble(curve -> what.apply(curve.between(span.fromNs(), span.toNs())))
                    .sum();
        }
    }
}
