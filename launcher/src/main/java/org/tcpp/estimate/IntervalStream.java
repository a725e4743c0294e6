package org.tcpp.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.tcpp.message.Counters;

/**
 * Hands out intervals of the whole run as soon as every worker has told of them, for those who want to follow. What
 * comes too late for its own interval is counted in the next, so that the sums hold. One thread.
 */
final class IntervalStream {

    private final long widthNs;
    private final TreeMap<Long, Both> waiting = new TreeMap<>();
    private Counters sent = Counters.NONE;
    private Counters received = Counters.NONE;
    private long next;

    private record Both(Counters sender, Counters receiver) {
    }

    IntervalStream(long widthNs) {
        this.widthNs = widthNs;
    }

    void addSender(long toNs, Counters counters) {
        add(toNs, new Both(counters, null));
    }

    void addReceiver(long toNs, Counters counters) {
        add(toNs, new Both(null, counters));
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

    private void add(long toNs, Both more) {
        long index = Math.max(next, Math.ceilDiv(toNs, widthNs) - 1);
        waiting.merge(index, more, (one, other) -> new Both(plus(one.sender, other.sender),
                plus(one.receiver, other.receiver)));
    }

    private Bucket take() {
        var first = waiting.pollFirstEntry();
        next = first.getKey() + 1;
        Both both = first.getValue();
        sent = plus(sent, both.sender);
        received = plus(received, both.receiver);
        return new Bucket(part(first.getKey(), both.sender, sent), part(first.getKey(), both.receiver, received));
    }

    private Bucket.Part part(long index, Counters counters, Counters soFar) {
        return counters == null
                ? null
                : new Bucket.Part(index * widthNs, (index + 1) * widthNs, counters, soFar.underWay());
    }

    private static Counters plus(Counters one, Counters other) {
        return one == null ? other : other == null ? one : one.plus(other);
    }
}
