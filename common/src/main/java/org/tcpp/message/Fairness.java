package org.tcpp.message;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sums behind Jain's index (Jain, Chiu, Hawe: DEC-TR-301, 1984) over completed connections, mergeable across
 * workers, and the extremes by name. Connections that are not under way at the same time cannot be unfair to each
 * other, so each is counted by its share: the bytes it carried from the first time that it was served to the last but
 * one, over those that it would have carried had all that its run moved in the meantime been divided evenly among the
 * connections that had bytes to move at each moment. What is carried in a few turns of the loop has no share. A
 * connection's goodput is its bytes over the time from its start to its end.
 *
 * @param connections how many have a share
 * @param sum sum of their shares, 1 being fair
 * @param sumOfSquares sum of the squares of these
 * @param slowest the slowest, slowest first, at most {@value #EXTREMES}
 * @param fastest the fastest, fastest first, at most {@value #EXTREMES}
 * @param starvedConnections connections that made no progress for five seconds while others did
 * @param starved the first of them, at most {@value #EXTREMES}, each with the time it went without
 */
public record Fairness(long connections, double sum, double sumOfSquares, List<Flow> slowest, List<Flow> fastest,
        long starvedConnections, List<Flow> starved) {

    /** How many connections are named at either end. */
    public static final int EXTREMES = 5;

    /** No connection completed. */
    public static final Fairness NONE = new Fairness(0, 0, 0, List.of(), List.of());

    /**
     * One completed connection.
     *
     * @param worker number of its worker
     * @param connection its index in the run
     * @param local local address and port, or null
     * @param remote the other end's, or null
     * @param bytes bytes carried, opening included
     * @param durationNs from its start to its end, at least 1
     */
    public record Flow(int worker, long connection, String local, String remote, long bytes, long durationNs) {

        /** Bytes per second. */
        public double goodput() {
            return bytes * 1e9 / durationNs;
        }

        Fields toFields() {
            return new Fields().put("worker", worker)
                    .put("connection", connection)
                    .put("local", local)
                    .put("remote", remote)
                    .put("bytes", bytes)
                    .put("duration_ns", durationNs);
        }

        static Flow from(Fields in) {
            return new Flow(in.number("worker"), in.whole("connection"), in.textOrNull("local"),
                    in.textOrNull("remote"), in.whole("bytes"), in.whole("duration_ns"));
        }
    }

    /** Nobody starved. */
    public Fairness(long connections, double sum, double sumOfSquares, List<Flow> slowest, List<Flow> fastest) {
        this(connections, sum, sumOfSquares, slowest, fastest, 0, List.of());
    }

    public Fairness {
        starved = List.copyOf(starved);
        slowest = List.copyOf(slowest);
        fastest = List.copyOf(fastest);
    }

    /** Both together. */
    public Fairness plus(Fairness other) {
        Comparator<Flow> bySpeed = Comparator.comparingDouble(Flow::goodput);
        return new Fairness(connections + other.connections, sum + other.sum, sumOfSquares + other.sumOfSquares,
                Stream.concat(slowest.stream(), other.slowest.stream()).sorted(bySpeed).limit(EXTREMES).toList(),
                Stream.concat(fastest.stream(), other.fastest.stream())
                        .sorted(bySpeed.reversed())
                        .limit(EXTREMES)
                        .toList(),
                starvedConnections + other.starvedConnections,
                Stream.concat(starved.stream(), other.starved.stream()).limit(EXTREMES).toList());
    }

    Fields toFields() {
        return new Fields().put("connections", connections)
                .put("sum", sum)
                .put("sum_of_squares", sumOfSquares)
                .put("slowest", slowest.stream().map(Flow::toFields).toList())
                .put("fastest", fastest.stream().map(Flow::toFields).toList())
                .put("starved_connections", starvedConnections == 0 ? null : (Long) starvedConnections)
                .put("starved", starved.isEmpty() ? null : starved.stream().map(Flow::toFields).toList());
    }

    static Fairness from(Fields in) {
        return new Fairness(in.whole("connections"), in.real("sum"), in.real("sum_of_squares"),
                in.list("slowest", Flow::from), in.list("fastest", Flow::from),
                in.whole("starved_connections", 0), in.list("starved", Flow::from));
    }
}
