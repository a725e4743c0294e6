package org.tcpp.mesh;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import org.tcpp.result.Decimals;
import org.tcpp.result.Result;
import org.tcpp.result.Summary;
import org.tcpp.result.Verdict;

/**
 * A row for each pair; flat in JSON, scalars only. What is not known is null.
 *
 * @param where which pair
 * @param state what became of it
 * @param traffic what it moved in its whole run
 * @param window what it moved while all pairs of its round ran
 * @param connections what became of its connections
 * @param connect how long connecting took
 * @param completion how long a connection took until everything had arrived
 * @param answer how long a question and its answer took
 */
public record MeshPair(@JsonUnwrapped Where where, @JsonUnwrapped State state, @JsonUnwrapped Traffic traffic,
        @JsonUnwrapped(prefix = "window_") Window window, @JsonUnwrapped Connections connections,
        @JsonUnwrapped(prefix = "connect_microseconds_") Times connect,
        @JsonUnwrapped(prefix = "flow_completion_microseconds_") Times completion,
        @JsonUnwrapped(prefix = "round_microseconds_") Times answer) {

    /**
     * Which pair.
     *
     * @param round its round, from 1
     */
    public record Where(int round, String client, String server) {

        /** For a person: {@code h1 to h2}. */
        public String text() {
            return client + " to " + server;
        }
    }

    /**
     * What became of it.
     *
     * @param verdict that of its result, or null
     * @param why why there is none of the client, or null
     * @param lateNs how long after the instant of its round it began, in nanoseconds
     */
    public record State(Verdict verdict, String why, Long lateNs) {
    }

    /** What it moved in its whole run, the way whose figures stand first and the other. */
    public record Traffic(String bytesCountedBy, BigDecimal seconds, Long bytes, Long bitsPerSecond,
            Long steadyBitsPerSecond, Long reverseBytes, Long reverseBitsPerSecond, Long integrityBytesDamaged) {
    }

    /**
     * What it moved while all pairs of its round ran.
     *
     * @param bitsPerSecond null for one that did not run throughout, whose bytes are not of all that time
     */
    public record Window(Long bytes, Long bitsPerSecond) {

        static Window of(PairTrace trace, PairTrace.Span span, boolean throughout) {
            if (span == null || trace.span() == null) {
                return new Window(null, null);
            }
            Long bytes = Math.round(trace.bytes().between(span.fromNs(), span.toNs()).count());
            return new Window(bytes, throughout ? Decimals.bits(Decimals.perSecond(bytes, span.ns())) : null);
        }
    }

    /** What became of its connections, and its questions. */
    public record Connections(Long connectionsRequested, Long connectionsCompleted, Long connectionsFailed,
            BigDecimal connectionsPerSecond, Long roundsCompleted, BigDecimal roundsPerSecond) {
    }

    /** Times in microseconds. */
    public record Times(Long p50, Long p99, Long max) {

        private static final Times NONE = new Times(null, null, null);

        private static Times of(Summary summary, String name) {
            return new Times(whole(summary, name + "_microseconds_p50"), whole(summary, name + "_microseconds_p99"),
                    whole(summary, name + "_microseconds_max"));
        }
    }

    /** A row without a pair, for those who want to know its fields. */
    public static final MeshPair NOTHING = new MeshPair(new Where(0, "", ""), new State(null, null, null),
            new Traffic(null, null, null, null, null, null, null, null), new Window(null, null),
            new Connections(null, null, null, null, null, null), Times.NONE, Times.NONE, Times.NONE);

    static MeshPair of(PairOutcome outcome, Window window) {
        Result result = outcome.result();
        Summary of = result == null ? null : result.summary();
        return new MeshPair(
                new Where(outcome.round(), outcome.pair().client().name(), outcome.pair().server().name()),
                new State(result == null ? null : result.verdict(), outcome.why(), outcome.lateNs()),
                new Traffic(of == null ? null : of.text("bytes_counted_by"), decimal(of, "seconds"),
                        whole(of, "bytes"), whole(of, "bits_per_second"), whole(of, "steady_bits_per_second"),
                        whole(of, "reverse_bytes"), whole(of, "reverse_bits_per_second"),
                        whole(of, "integrity_bytes_damaged")),
                window,
                new Connections(whole(of, "connections_requested"), whole(of, "connections_completed"),
                        whole(of, "connections_failed"), decimal(of, "connections_per_second"),
                        whole(of, "rounds_completed"), decimal(of, "rounds_per_second")),
                Times.of(of, "connect"), Times.of(of, "flow_completion"), Times.of(of, "round"));
    }

    /** The same with what it moved in the window. */
    MeshPair with(Window moved) {
        return new MeshPair(where, state, traffic, moved, connections, connect, completion, answer);
    }

    private static Long whole(Summary summary, String name) {
        return summary == null ? null : summary.whole(name);
    }

    private static BigDecimal decimal(Summary summary, String name) {
        return summary == null ? null : summary.decimal(name);
    }
}
