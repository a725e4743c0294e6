package org.tcpp.estimate;

import java.util.HashMap;
import java.util.Map;
import org.tcpp.message.Message;

/**
 * Where the rows of a run's connections go: to whoever wants them, as workers tell them. Counts them, and keeps none.
 * One thread: the launcher's run loop.
 */
public final class RowLedger {

    /** Takes rows; must not block. */
    public interface Taker {
        void take(WorkerKey key, Message.Rows rows);
    }

    private final Map<Integer, Long> goNs = new HashMap<>();
    private Taker taker = (_, _) -> {};
    private long count;

    /** From now on this takes them. */
    public void giveTo(Taker another) {
        taker = another;
    }

    /** The moment of go on the clock of an agent's host. */
    public void go(int agent, long momentNs) {
        goNs.put(agent, momentNs);
    }

    /** The same, for whoever reads the rows of one of its workers; 0 if it was never said. */
    public long goNs(WorkerKey key) {
        return goNs.getOrDefault(key.agent(), 0L);
    }

    /** A worker told some. */
    public void add(WorkerKey key, Message.Rows rows) {
        count += rows.count();
        taker.take(key, rows);
    }

    /** How many there were. */
    public long count() {
        return count;
    }
}
