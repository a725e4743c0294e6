package org.tcpp.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.tcpp.connection.Connection;
import org.tcpp.connection.End;
import org.tcpp.result.Result;
import org.tcpp.size.SizeBuckets;

/**
 * How long connections took, by when they began and by their size. While they are few it keeps each of them; of more it
 * keeps counts, so that its memory is bounded however many they are. One thread.
 */
public final class ConnectionTimes {

    /** More dots hide each other. */
    private static final int MOST_DOTS = 400;
    private static final int MOST_COLUMNS = 50;
    private static final int SLOWEST = 10;
    private static final int DIGITS = 3;
    private static final int SIZES_TO_TEN = 5;
    private static final long FIRST_WIDTH_US = 1000;

    private final PriorityQueue<Connection> slowest = new PriorityQueue<>(
            Comparator.comparingLong(ConnectionTimes::tookUs));
    private final List<Connection> few = new ArrayList<>();
    private final Histogram connecting = new Histogram(DIGITS);
    private final Map<Integer, Histogram> byClass = new TreeMap<>();
    private TreeMap<Long, TimeColumn> byStart = new TreeMap<>();
    private final TreeMap<Integer, TimeColumn> bySize = new TreeMap<>();
    private long widthUs = FIRST_WIDTH_US;
    private long count;
    private long clients;
    private long completed;
    private long shortestUs = Long.MAX_VALUE;
    private long longestUs;
    private long leastBytes = Long.MAX_VALUE;
    private long mostBytes;

    /** Another connection. */
    public void add(Connection connection) {
        count++;
        if (count <= MOST_DOTS) {
            few.add(connection);
        } else {
            few.clear();
        }
        slowest.add(connection);
        if (slowest.size() > SLOWEST) {
            slowest.remove();
        }
        long tookUs = tookUs(connection);
        boolean complete = isComplete(connection);
        End.Times client = connection.client() == null ? null : connection.client().times();
        clients += client == null ? 0 : 1;
        if (client != null && client.establishedUs() != null) {
            connecting.recordValue(Math.max(0, client.establishedUs() - client.startUs()));
        }
        if (complete) {
            completed++;
            byClass.computeIfAbsent(SizeBuckets.of(bytes(connection)), _ -> new Histogram(DIGITS))
                    .recordValue(tookUs);
        }
        shortestUs = Math.min(shortestUs, tookUs);
        longestUs = Math.max(longestUs, tookUs);
        leastBytes = Math.min(leastBytes, bytes(connection));
        mostBytes = Math.max(mostBytes, bytes(connection));
        bySize.computeIfAbsent((int) Math.floor(Math.log10(Math.max(1, bytes(connection))) * SIZES_TO_TEN),
                _ -> new TimeColumn()).add(tookUs, complete);
        long startUs = startUs(connection);
        while (startUs / widthUs >= MOST_COLUMNS) {
            widen();
        }
        byStart.computeIfAbsent(startUs / widthUs, _ -> new TimeColumn()).add(tookUs, complete);
    }

    /** How many there are. */
    public long count() {
        return count;
    }

    /**
     * Whether they can be connections of that run: they are no more than its, and the longest of them to connect, like
     * the shortest, is no other than its result says, or within its bounds where some are missing.
     */
    public boolean fit(Result result) {
        long all = number(result, "connections_completed") + number(result, "connections_failed");
        if (clients > all || connecting.getTotalCount() == 0) {
            return clients <= all;
        }
        long least = number(result, "connect_microseconds_min");
        long most = number(result, "connect_microseconds_max");
        boolean within = connecting.getMinValue() >= least - tolerance(least)
                && connecting.getMaxValue() <= most + tolerance(most);
        return within && (clients < all || connecting.getMinValue() <= least + tolerance(least)
                && connecting.getMaxValue() >= most - tolerance(most));
    }

    /** A figure of a result; 0 if it is not known. */
    static long number(Result result, String figure) {
        return result.summary().values().get(figure) instanceof Number number ? number.longValue() : 0;
    }

    /** How many of them completed. */
    long completed() {
        return completed;
    }

    /** Each of them, if they are few enough to be told apart; else none. */
    List<Connection> few() {
        return few;
    }

    /** Those that took longest, the slowest first. */
    List<Connection> slowest() {
        return slowest.stream().sorted(slowest.comparator().reversed()).toList();
    }

    /** How long those that completed took, in microseconds, by class of size. */
    Map<String, Histogram> byClass() {
        Map<String, Histogram> named = new LinkedHashMap<>();
        byClass.forEach((bucket, times) -> named.put(SizeBuckets.label(bucket).replace("-", " to ") + " bytes", times));
        return named;
    }

    /** What began in each span of time, by the number of the span; what began in none has none. */
    NavigableMap<Long, TimeColumn> byStart() {
        return byStart;
    }

    /** How long such a span is, in seconds. */
    double widthSeconds() {
        return widthUs / 1e6;
    }

    /** What carried how much, by the number of the size. */
    NavigableMap<Integer, TimeColumn> bySize() {
        return bySize;
    }

    /** From the least to the most that any took, in microseconds. */
    Scale scaleUs() {
        return Scale.powers(Math.max(1, Math.min(shortestUs, longestUs)), Math.max(1, longestUs));
    }

    /** From the least to the most that any carried, in bytes. */
    Scale scaleBytes() {
        return Scale.powers(Math.max(1, Math.min(leastBytes, mostBytes)), Math.max(1, mostBytes));
    }

    /** Whether not all carried the same. */
    boolean isMixed() {
        return leastBytes < mostBytes;
    }

    /** Where the size of that number begins, in bytes. */
    static double floorBytes(int size) {
        return Math.pow(10, (double) size / SIZES_TO_TEN);
    }

    /** From its beginning to its end, in microseconds, as its client saw it; as its server did if no client told. */
    static long tookUs(Connection connection) {
        End.Times times = told(connection).times();
        return Math.max(0, times.endUs() - times.startUs());
    }

    /** When it began, in microseconds since go. */
    static long startUs(Connection connection) {
        return Math.max(0, told(connection).times().startUs());
    }

    /** Bytes both ways. */
    static long bytes(Connection connection) {
        return Math.max(0, told(connection).bytes().sent() + told(connection).bytes().received());
    }

    static boolean isComplete(Connection connection) {
        return told(connection).failure() == null;
    }

    /** The end that tells of a connection. */
    static End told(Connection connection) {
        return connection.client() == null ? connection.server() : connection.client();
    }

    /** By how much a histogram and whole microseconds can be off. */
    private static long tolerance(long us) {
        return 2 + us / 500;
    }

    /** Makes one span of two. */
    private void widen() {
        TreeMap<Long, TimeColumn> wider = new TreeMap<>();
        byStart.forEach((number, column) -> wider.computeIfAbsent(number / 2, _ -> new TimeColumn()).add(column));
        byStart = wider;
        widthUs *= 2;
    }
}
