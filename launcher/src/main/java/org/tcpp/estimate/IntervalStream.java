package org.tcpp.estimate;

import java.util.ArrayList;
import java.util.List;
import org.tcpp.message.Counters;
import org.tcpp.message.FailureCount;
import org.tcpp.message.Message;
import org.tcpp.message.Role;

/**
 * Hands out intervals of the whole run as soon as every worker has told of them, for those who want to follow. What
 * comes too late for its own interval is told with the next, so that the sums hold. No more than {@value #MOST} wait
 * for a worker that says nothing. One thread.
 */
final class IntervalStream {

    private static final int MOST = 3600;

    private final Grid client;
    private final Grid server;
    private final FailureHistory failures;
    private Counters atClient = Counters.NONE;
    private Counters atServer = Counters.NONE;

    IntervalStream(long widthNs) {
        client = new Grid(widthNs);
        server = new Grid(widthNs);
        failures = new FailureHistory(widthNs);
    }

    void add(Role role, Message.Interval told, long goNs) {
        side(role).add(told, goNs);
    }

    void add(Role role, long fromNs, long toNs, Counters counters) {
        side(role).add(fromNs, toNs, counters);
    }

    void fail(Role role, long atNs, FailureCount kind) {
        failures.add(role, atNs, kind);
    }

    /** Takes what happened in the intervals that end at or before a moment since go. */
    News takeUntil(long ns) {
        List<Bucket> taken = new ArrayList<>();
        while (!isEmpty() && ((first() + 1) * client.widthNs() <= ns || client.size() + server.size() > MOST)) {
            taken.add(take());
        }
        return new News(taken, failures.takeUntil(ns));
    }

    /** Takes what is left. */
    News takeAll() {
        List<Bucket> taken = new ArrayList<>();
        while (!isEmpty()) {
            taken.add(take());
        }
        return new News(taken, failures.takeUntil(Long.MAX_VALUE));
    }

    private boolean isEmpty() {
        return client.isEmpty() && server.isEmpty();
    }

    private long first() {
        return client.isEmpty()
                ? server.firstIndex()
                : server.isEmpty() ? client.firstIndex() : Math.min(client.firstIndex(), server.firstIndex());
    }

    private Bucket take() {
        long index = first();
        boolean clientTold = !atClient.equals(Counters.NONE) || !client.isEmpty();
        boolean serverTold = !atServer.equals(Counters.NONE) || !server.isEmpty();
        Counters left = client.take(index);
        Counters right = server.take(index);
        atClient = atClient.plus(left);
        atServer = atServer.plus(right);
        return new Bucket(clientTold ? part(client, index, left, atClient) : null,
                serverTold ? part(server, index, right, atServer) : null);
    }

    private static Bucket.Part part(Grid side, long index, Counters counters, Counters soFar) {
        return new Bucket.Part(side.fromNs(index), side.toNs(index), counters, soFar.underWay());
    }

    private Grid side(Role role) {
        return role == Role.CLIENT ? client : server;
    }
}
