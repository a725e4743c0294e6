package org.tcpp.search;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tcpp.cli.CliOption;
import org.tcpp.cli.ToolOption;
import org.tcpp.cli.UsageError;
import org.tcpp.result.OpenLoopView;
import org.tcpp.result.Result;
import org.tcpp.result.Summary;

/** What is searched for: what a load is, how a run is given one, and what it made of it. */
public enum SearchFigure {
    /** Connections a second, each at its moment. */
    CPS("cps", "connections per second", 100, 10_000_000,
            Set.of(CliOption.OFFERED, CliOption.DURATION, CliOption.CONNECTIONS, CliOption.INTERVAL)),
    /** Connections that are open at the same time. */
    AT_ONCE("at-once", "connections at once", 10, 1_000_000_000,
            Set.of(CliOption.AT_ONCE, CliOption.CONNECTIONS, CliOption.CONNECT_FIRST, CliOption.HOLD,
                    CliOption.DURATION)),
    /** Bits a second, the same on each of some connections. */
    BPS("bps", "bits per second", 10_000_000, 100_000_000_000_000L,
            Set.of(CliOption.PACE, CliOption.BYTES, CliOption.SIZES, CliOption.CONNECTIONS, CliOption.DURATION));

    private static final double SECOND_NS = 1e9;
    private static final long MILLISECOND_NS = 1_000_000;
    private static final int INTERVALS = 10;
    private static final long SHORTEST_INTERVAL_MS = 20;
    private static final int BITS = 8;
    /** As -m allows. */
    private static final long MOST_OF_A_WORKER = 10_000_000;
    /** A connection that opens and proves itself, where nobody says what else it is to carry. */
    private static final List<String> SMALL = List.of("-b", "1k");
    /** Fewer connections than this in a trial say nothing. */
    private static final int FEWEST = 10;
    /** What opens a connection, in bytes. */
    private static final int OPENING = 12;

    private final String word;
    private final String unit;
    private final long first;
    private final long most;
    private final Set<CliOption> own;

    SearchFigure(String word, String unit, long first, long most, Set<CliOption> own) {
        this.word = word;
        this.unit = unit;
        this.first = first;
        this.most = most;
        this.own = own;
    }

    /**
     * How many connections share a load.
     *
     * @param processes worker processes
     * @param atOnce connections at once of each; counts where they share bits
     */
    public record Shares(int processes, int atOnce) {
    }

    /** As on the command line and in results. */
    public String word() {
        return word;
    }

    /** What a load is counted in. */
    public String unit() {
        return unit;
    }

    /** The load of the first trial unless somebody names one. */
    long first() {
        return first;
    }

    /** No larger load makes sense. */
    long most() {
        return most;
    }

    /** The options of a run that the search itself sets. */
    Set<CliOption> own() {
        return own;
    }

    /**
     * The loads that can be asked for, in trials of so many nanoseconds or more. Throws {@link UsageError} if there is
     * none.
     */
    LoadRange range(Shares shares, long shortestNs, Long highest) {
        long step = switch (this) {
            case CPS -> 1;
            case AT_ONCE -> shares.processes;
            case BPS -> (long) BITS * shares.processes * shares.atOnce;
        };
        long lowest = this == CPS ? Math.max(1, Math.round(Math.ceil(FEWEST * SECOND_NS / shortestNs))) : step;
        long possible = this == AT_ONCE ? Math.min(most, MOST_OF_A_WORKER * shares.processes) : most;
        long top = (highest == null ? possible : Math.min(highest, possible)) / step * step;
        if (top < lowest) {
            throw new UsageError(
                    ToolOption.SEARCH_TO.dashed() + " " + highest + ": the smallest load of such a trial is "
                            + lowest);
        }
        return new LoadRange(lowest, top, step);
    }

    /** The words that a run needs beside what the user says of it, whose options are {@code given}. */
    List<String> words(Demand demand, Shares shares, Set<CliOption> given) {
        boolean sized = given.contains(CliOption.BYTES) || given.contains(CliOption.SIZES);
        List<String> small = sized ? List.of() : SMALL;
        String time = demand.durationNs() + "ns";
        return switch (this) {
            case CPS -> joined(small, "--rate", Long.toString(demand.load()), "-d", time, "--interval",
                    Math.max(SHORTEST_INTERVAL_MS, demand.durationNs() / MILLISECOND_NS / INTERVALS) + "ms");
            case AT_ONCE -> {
                String each = Long.toString(demand.load() / shares.processes);
                yield joined(small, "-m", each, "-t", each, "--connect-first", "--hold", time);
            }
            case BPS -> {
                long bytesPerSecond = demand.load() / BITS / shares.processes / shares.atOnce;
                long bytes = Math.round(bytesPerSecond * (demand.durationNs() / SECOND_NS));
                yield joined(List.of(), "--pace", Long.toString(bytesPerSecond), "-b",
                        Long.toString(Math.max(OPENING, bytes)), "-t", Integer.toString(shares.atOnce));
            }
        };
    }

    private static List<String> joined(List<String> some, String... more) {
        return Stream.concat(some.stream(), Arrays.stream(more)).toList();
    }

    /** How much of it a run has seen done, in the unit of the load; null: nobody can tell. */
    Double measured(Result result) {
        Summary summary = result.summary();
        OpenLoopView open = result.figures().openLoop();
        return switch (this) {
            case CPS -> open == null || open.achievedPerSecond() == null
                    ? null
                    : (Double) open.achievedPerSecond().doubleValue();
            case AT_ONCE -> summary.whole("connections_completed").doubleValue();
            case BPS -> summary.whole("bits_per_second") == null
                    ? null
                    : (Double) summary.whole("bits_per_second").doubleValue();
        };
    }

    /** The part of the load that was not carried, 0 to 1. */
    double lossRatio(long load, Result result) {
        if (this == BPS) {
            Double measured = measured(result);
            return measured == null ? 1 : Math.clamp(1 - measured / load, 0, 1);
        }
        Summary summary = result.summary();
        OpenLoopView open = result.figures().openLoop();
        long requested = open == null ? summary.whole("connections_requested") : open.counts().due();
        return requested == 0 ? 1 : Math.clamp(1 - (double) summary.whole("connections_completed") / requested, 0, 1);
    }
}
