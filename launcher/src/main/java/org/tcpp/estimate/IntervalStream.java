package org.tcpp.estimate;

import java.util.ArrayList;
import java.util.List;
import org.tcpp.message.Counters;
import org.tcpp.message.Message;
import org.tcpp.message.Role;

/**
 * Hands out intervals of the whole run as soon as every worker has told of them, for those who want to follow. What
 * comes too late for its own interval is told with the next, so that the sums hold. No more than {@value #MOST} wait
 * for a worker that says nothing. One thread.
 */
final class IntervalStream {

    private static final int MOST = 3600;

    private final Grid sender;
    private final Grid receiver;
    private Counters sent = Counters.NONE;
    private Counters received = Counters.NONE;

    IntervalStream(long widthNs) {
        sender = new Grid(widthNs);
        receiver = new Grid(widthNs);
    }

    void add(Role role, Message.Interval told, long goNs) {
        side(role).add(told, goNs);
    }

    void add(Role role, long fromNs, long toNs, Counters counters) {
        side(role).add(fromNs, toNs, counters);
    }

    /** Takes the intervals that end at or before a moment since go. */
    List<Bucket> takeUntil(long ns) {
        List<Bucket> taken = new ArrayList<>();
        while (!isEmpty() && ((first() + 1) * sender.widthNs() <= ns || sender.size() + receiver.size() > MOST)) {
            taken.add(take());
        }
        return taken;
    }

    /** Takes what is left. */
    List<Bucket> takeAll() {
        List<Bucket> taken = new ArrayList<>();
        while (!isEmpty()) {
            taken.add(take());
        }
        return taken;
    }

    private boolean isEmpty() {
        return sender.isEmpty() && receiver.isEmpty();
    }

    private long first() {
        return sender.isEmpty()
                ? receiver.firstIndex()
                : receiver.isEmpty() ? sender.firstIndex() : Math.min(sender.firstIndex(), receiver.firstIndex());
    }

    private Bucket take() {
        long index = first();
        boolean sends = !sent.equals(Counters.NONE) || !sender.isEmpty();
        boolean receives = !received.equals(Counters.NONE) || !receiver.isEmpty();
        Counters left = sender.take(index);
        Counters right = receiver.take(index);
        sent = sent.plus(left);
        received = received.plus(right);
        return new Bucket(sends ? part(sender, index, left, sent) : null,
                receives ? part(receiver, index, right, received) : null);
    }

    private static Bucket.Part part(Grid side, long index, Counters counters, Counters soFar) {
        return new Bucket.Part(side.fromNs(index), side.toNs(index), counters, soFar.underWay());
    }

    private Grid side(Role role) {
        return role == Role.CLIENT ? sender : receiver;
    }
}
