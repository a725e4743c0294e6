package org.tcpp.sample;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tcpp.message.FailureCause;
import org.tcpp.message.FailureCount;
import org.tcpp.message.Failures;
import org.tcpp.message.Phase;

/** Counts failures by phase and cause, and keeps the first few of each kind. One thread. */
final class FailureCounts {

    private static final class Kind {
        private long count;
        private long told;
        private final List<Failures.Example> examples = new ArrayList<>();
    }

    private final Map<Phase, Map<FailureCause, Kind>> kinds = new EnumMap<>(Phase.class);

    /** Counts one; true if an example of its kind is still wanted. */
    boolean count(Phase phase, FailureCause cause) {
        Kind kind = kind(phase, cause);
        kind.count++;
        return kind.examples.size() < Failures.EXAMPLES;
    }

    void example(Phase phase, FailureCause cause, Failures.Example example) {
        kind(phase, cause).examples.add(example);
    }

    List<Failures> toList() {
        List<Failures> list = new ArrayList<>();
        kinds.forEach((phase, causes) -> causes
                .forEach((cause, kind) -> list.add(new Failures(phase, cause, kind.count, kind.examples))));
        return list;
    }

    /** How many of each kind there were since this was asked last. */
    List<FailureCount> takeUntold() {
        List<FailureCount> untold = new ArrayList<>();
        kinds.forEach((phase, causes) -> causes.forEach((cause, kind) -> {
            if (kind.count > kind.told) {
                untold.add(new FailureCount(phase, cause, kind.count - kind.told));
                kind.told = kind.count;
            }
        }));
        return untold;
    }

    private Kind kind(Phase phase, FailureCause cause) {
        return kinds.computeIfAbsent(phase, _ -> new EnumMap<>(FailureCause.class))
                .computeIfAbsent(cause, _ -> new Kind());
    }
}
