package org.tcpp.estimate;

import java.util.Comparator;
import org.tcpp.message.Role;

/**
 * One worker process among all those of a run. A process that takes the place of a dead one has its number and the next
 * incarnation, so what each of them counted stays apart.
 *
 * @param agent whose host it runs on: {@link #HERE} or the number of another, 1 or more
 * @param role what it is
 * @param number its number among those of its role on that host, from 0
 * @param incarnation 0 for the first process of that number
 */
public record WorkerKey(int agent, Role role, int number, int incarnation) implements Comparable<WorkerKey> {

    /** The agent of the host that adds up. */
    public static final int HERE = 0;

    private static final Comparator<WorkerKey> ORDER = Comparator.comparing(WorkerKey::role)
            .thenComparingInt(WorkerKey::agent)
            .thenComparingInt(WorkerKey::number)
            .thenComparingInt(WorkerKey::incarnation);

    /** The first process of that role and number on this host. */
    public static WorkerKey here(Role role, int number) {
        return new WorkerKey(HERE, role, number, 0);
    }

    /** The process that takes its place when it has died. */
    public WorkerKey successor() {
        return new WorkerKey(agent, role, number, incarnation + 1);
    }

    /** True if both are the same place, whatever process fills it. */
    public boolean isSamePlace(WorkerKey other) {
        return agent == other.agent && role == other.role && number == other.number;
    }

    /** How it is called: {@code client worker 3}. */
    public String name() {
        return role.word() + " worker " + number;
    }

    @Override
    public int compareTo(WorkerKey other) {
        return ORDER.compare(this, other);
    }
}
