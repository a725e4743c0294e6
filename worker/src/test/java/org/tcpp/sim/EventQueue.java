package org.tcpp.sim;

import java.util.Arrays;

/**
 * What is going to happen, by time, and in the order of entry where times are equal. A binary heap of reused events.
 * One thread.
 */
final class EventQueue {

    /** What happens. */
    interface Handler {
        void handle(int kind, long value, long more);
    }

    /** Something that happens to {@code target} at a time. */
    static final class Event {
        private long atNs;
        private long order;
        private Handler target;
        private int kind;
        private long value;
        private long more;

        long atNs() {
            return atNs;
        }

        private boolean isBefore(Event other) {
            return atNs != other.atNs ? atNs < other.atNs : order < other.order;
        }
    }

    private Event[] heap = new Event[256];
    private int count;
    private Event[] spare = new Event[256];
    private int spares;
    private long entered;

    boolean isEmpty() {
        return count == 0;
    }

    /** The time of the next event; {@link Long#MAX_VALUE} if there is none. */
    long nextNs() {
        return count == 0 ? Long.MAX_VALUE : heap[0].atNs;
    }

    void add(long atNs, Handler target, int kind, long value, long more) {
        Event event = spares > 0 ? spare[--spares] : new Event();
        event.atNs = atNs;
        event.order = entered++;
        event.target = target;
        event.kind = kind;
        event.value = value;
        event.more = more;
        if (count == heap.length) {
            heap = Arrays.copyOf(heap, count * 2);
        }
        int at = count++;
        while (at > 0 && event.isBefore(heap[(at - 1) / 2])) {
            heap[at] = heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        heap[at] = event;
    }

    /** Lets the next event happen. */
    void handleNext() {
        Event first = heap[0];
        Event last = heap[--count];
        heap[count] = null;
        if (count > 0) {
            sink(last);
        }
        Handler target = first.target;
        int kind = first.kind;
        long value = first.value;
        long more = first.more;
        first.target = null;
        if (spares == spare.length) {
            spare = Arrays.copyOf(spare, spares * 2);
        }
        spare[spares++] = first;
        target.handle(kind, value, more);
    }

    void clear() {
        Arrays.fill(heap, 0, count, null);
        count = 0;
    }

    private void sink(Event event) {
        int at = 0;
        for (int child = 1; child < count; child = 2 * at + 1) {
            if (child + 1 < count && heap[child + 1].isBefore(heap[child])) {
                child++;
            }
            if (!heap[child].isBefore(event)) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = event;
    }
}
