package org.tcpp.estimate;

import java.util.ArrayList;
import java.util.List;

/**
 * Times in which a worker process stood still, on its host's monotonic clock. Memory is bounded: beyond
 * {@value #MOST} spans, neighbours are joined.
 *
 * @param totalNs how long in all
 * @param spans intervals of the worker in which it happened, ascending
 */
public record Pauses(long totalNs, List<Span> spans) {

    /** It never did. */
    public static final Pauses NONE = new Pauses(0, List.of());

    private static final int MOST = 64;

    /** From one moment to another. */
    public record Span(long fromNs, long toNs) {
    }

    public Pauses {
        spans = List.copyOf(spans);
    }

    Pauses plus(long pausedNs, long fromNs, long toNs) {
        List<Span> more = new ArrayList<>(spans);
        boolean joins = !more.isEmpty() && (more.getLast().toNs == fromNs || more.size() == MOST);
        if (joins) {
            more.set(more.size() - 1, new Span(more.getLast().fromNs, toNs));
        } else {
            more.add(new Span(fromNs, toNs));
        }
        return new Pauses(totalNs + pausedNs, more);
    }
}
