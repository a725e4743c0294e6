package org.tcpp.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.List;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Steady;
import org.tcpp.message.Exchange;
import org.tcpp.message.Role;

/**
 * The steady window: every worker at its concurrency, none yet out of connections to start.
 *
 * @param bytes the rate of delivered bytes in it, or null
 * @param connections the rate of completed connections in it, or null
 * @param reverse the rate of delivered bytes of the other way; left out where nothing was to go that way
 * @param rounds the rate of answered questions; left out where there are none
 */
public record SteadyView(Bytes bytes, Connections connections, @JsonInclude(Include.NON_NULL) Bytes reverse,
        @JsonInclude(Include.NON_NULL) Rounds rounds) {

    /** When it was. */
    public record Window(BigDecimal fromSeconds, BigDecimal toSeconds, BigDecimal seconds) {

        private static Window of(Steady steady, Role clock, Axis axis) {
            return new Window(axis.seconds(clock, steady.fromNs()), axis.seconds(clock, steady.toNs()),
                    Decimals.seconds(steady.lengthNs()));
        }
    }

    /** Bytes in the window; the interval from low to high covers the true rate in 95 of 100 runs. */
    public record Bytes(@JsonUnwrapped Window window, long bytes, long bitsPerSecond, Long bitsPerSecondLow,
            Long bitsPerSecondHigh, BigDecimal batchCorrelation, List<Batch> batches) {
    }

    /** Connections in the window; the interval from low to high covers the true rate in 95 of 100 runs. */
    public record Connections(@JsonUnwrapped Window window, long connections, BigDecimal connectionsPerSecond,
            BigDecimal connectionsPerSecondLow, BigDecimal connectionsPerSecondHigh,
            BigDecimal batchCorrelation, List<Batch> batches) {
    }

    /** Rounds in the window; the interval from low to high covers the true rate in 95 of 100 runs. */
    public record Rounds(@JsonUnwrapped Window window, long rounds, BigDecimal roundsPerSecond,
            BigDecimal roundsPerSecondLow, BigDecimal roundsPerSecondHigh, BigDecimal batchCorrelation,
            List<Batch> batches) {
    }

    /**
     * A piece of the window.
     *
     * @param seconds its length
     * @param count bytes or connections in it
     */
    public record Batch(BigDecimal seconds, long count) {
    }

    static SteadyView of(Estimate estimate, Axis axis, Notes notes) {
        Steady bytes = notes.valueOf("steady.bytes", estimate.foremost().steady());
        Steady connections = notes.valueOf("steady.connections", estimate.steady().connections());
        Steady reverse = estimate.exchange().isTwoWay()
                ? notes.valueOf("steady.reverse", estimate.reverse().value().steady())
                : null;
        Steady rounds = estimate.exchange().kind() == Exchange.Kind.ROUNDS
                ? notes.valueOf("steady.rounds", estimate.steady().rounds())
                : null;
        return new SteadyView(
                bytes == null ? null : bytes("steady.bytes", bytes, estimate.foremost().countedBy(), axis, notes),
                connections == null ? null : connections(connections, axis, notes),
                reverse == null
                        ? null
                        : bytes("steady.reverse", reverse, estimate.reverse().value().countedBy(), axis, notes),
                rounds == null ? null : rounds(rounds, axis, notes));
    }

    private static Rounds rounds(Steady steady, Axis axis, Notes notes) {
        Steady.Confidence interval = confidence("steady.rounds", steady, notes);
        return new Rounds(Window.of(steady, Role.CLIENT, axis), steady.count(), Decimals.six(steady.perSecond()),
                interval == null ? null : Decimals.six(interval.lowPerSecond()),
                interval == null ? null : Decimals.six(interval.highPerSecond()),
                interval == null ? null : Decimals.six(interval.correlation()), batches(steady));
    }

    private static Bytes bytes(String about, Steady steady, Role clock, Axis axis, Notes notes) {
        Steady.Confidence interval = confidence(about, steady, notes);
        return new Bytes(Window.of(steady, clock, axis), steady.count(), Decimals.bits(steady.perSecond()),
                interval == null ? null : Decimals.bits(interval.lowPerSecond()),
                interval == null ? null : Decimals.bits(interval.highPerSecond()),
                interval == null ? null : Decimals.six(interval.correlation()), batches(steady));
    }

    private static Connections connections(Steady steady, Axis axis, Notes notes) {
        Steady.Confidence interval = confidence("steady.connections", steady, notes);
        return new Connections(Window.of(steady, Role.CLIENT, axis), steady.count(), Decimals.six(steady.perSecond()),
                interval == null ? null : Decimals.six(interval.lowPerSecond()),
                interval == null ? null : Decimals.six(interval.highPerSecond()),
                interval == null ? null : Decimals.six(interval.correlation()), batches(steady));
    }

    private static Steady.Confidence confidence(String about, Steady steady, Notes notes) {
        return notes.valueOf(about + " (interval)", steady.interval());
    }

    private static List<Batch> batches(Steady steady) {
        return steady.batches()
                .stream()
                .map(batch -> new Batch(Decimals.seconds(batch.toNs() - batch.fromNs()), batch.count()))
                .toList();
    }
}
