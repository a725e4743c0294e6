package org.tcpp.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.tcpp.message.Counters;

/**
 * Hands out intervals of the whole run as soon as every worker has told of them, for those who want to follow. What
 * comes too late for its own interval is told with the next, so that the sums hold. One thread.
 */
final class IntervalStream {

    private final long widthNs;
    private final TreeMap<Long, Both> waiting = new TreeMap<>();
    private Counters sent = Counters.NONE;
    private Counters received = Counters.NONE;
    private long next;

    private record Told(long fromNs, long toNs, Counters counters) {

        static Told plus(Told one, Told other) {
            return one == null
                    ? other
                    : other == null
                            ? one
                            : new Told(Math.min(one.fromNs, other.fromNs), Math.max(one.toNs, other.toNs),
                                    one.counters.plus(other.counters));
        }
    }

    private record Both(Told sender, Told receiver) {
    }

    IntervalStream(long widthNs) {
        this.widthNs = widthNs;
    }

    void addSender(long fromNs, long toNs, Counters counters) {
        add(fromNs, toNs, new Both(new Told(fromNs, toNs, counters), null));
    }

    void addReceiver(long fromNs, long toNs, Counters counters) {
        add(fromNs, toNs, new Both(null, new Told(fromNs, toNs, counters)));
    }

    /** Takes the intervals that end at or before a moment since go. */
    List<Bucket> takeUntil(long ns) {
        List<Bucket> taken = new ArrayList<>();
        while (!waiting.isEmpty() && (waiting.firstKey() + 1) * widthNs <= ns) {
            taken.add(take());
        }
        next = Math.max(next, ns / widthNs);
        return taken;
    }

    /** Takes what is left. */
    List<Bucket> takeAll() {
        List<Bucket> taken = new ArrayList<>();
        while (!waiting.isEmpty()) {
            taken.add(take());
        }
        return taken;
    }

    private void add(long fromNs, long toNs, Both more) {
        long index = Math.max(next, Buckets.index(fromNs, toNs, widthNs));
        waiting.merge(index, more, (one, other) -> new Both(Told.plus(one.sender, other.sender),
                Told.plus(one.receiver, other.receiver)));
    }

    private Bucket take() {
        var first = waiting.pollFirstEntry();
        next = first.getKey() + 1;
        Both both = first.getValue();
        sent = both.sender == null ? sent : sent.plus(both.sender.counters);
        received = both.receiver == null ? received : received.plus(both.receiver.counters);
        return new Bucket(part(both.sender, sent), part(both.receiver, received));
    }

    private static Bucket.Part part(Told told, Counters soFar) {
        return told == null
                ? null
                : new Bucket.Part(told.fromNs, told.toNs, told.counters, soFar.underWay());
    }
}
