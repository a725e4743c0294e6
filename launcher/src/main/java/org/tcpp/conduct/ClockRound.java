package org.tcpp.conduct;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads the clocks of hosts, a few at a time: all at once, an answer would wait for a hundred others, and the bound
 * that it gives be ten times as wide. One thread.
 */
final class ClockRound {

    static final int AT_ONCE = 4;

    private final Deque<String> waiting = new ArrayDeque<>();
    private final Set<String> asked = new HashSet<>();
    private final Consumer<Task> tasks;

    /** Of hosts whose clocks are read by what {@code tasks} takes. */
    ClockRound(Collection<String> hosts, Consumer<Task> tasks) {
        waiting.addAll(hosts);
        this.tasks = tasks;
        ask();
    }

    /** One was read, or never will be. */
    void over(String host) {
        waiting.remove(host);
        if (asked.remove(host)) {
            ask();
        }
    }

    boolean isOver() {
        return waiting.isEmpty() && asked.isEmpty();
    }

    /** Those that have not answered. */
    Set<String> open() {
        Set<String> open = new HashSet<>(waiting);
        open.addAll(asked);
        return open;
    }

    private void ask() {
        while (asked.size() < AT_ONCE && !waiting.isEmpty()) {
            String host = waiting.poll();
            asked.add(host);
            tasks.accept(new Task.ReadClock(host));
        }
    }
}
