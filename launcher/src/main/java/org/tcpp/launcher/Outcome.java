package org.tcpp.launcher;

import java.util.List;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.WorkerOutcome;
import org.tcpp.message.ExitStatus;
import org.tcpp.output.RunEvents;
import org.tcpp.result.Result;

/**
 * A run that is over.
 *
 * @param result its result
 * @param status the exit status it gives
 * @param events its part of the stream
 * @param told true if what it came to has been said already
 * @param lastBeganNs when the last of its client workers made its first attempt, on our monotonic clock; null: one
 *             never did
 */
record Outcome(Result result, int status, RunEvents events, boolean told, Long lastBeganNs) {

    /** Of one that never began. */
    Outcome(Result result, int status, RunEvents events) {
        this(result, status, events, true, null);
    }

    /** The status that follows from the verdict, or {@code failure} if the verdict is failed and that is not 0. */
    static int status(Result result, int failure, Signals signals) {
        return switch (result.verdict()) {
            case COMPLETE -> ExitStatus.COMPLETE.code();
            case DEGRADED -> ExitStatus.DEGRADED.code();
            case INTERRUPTED -> signals.status();
            case DAMAGED -> ExitStatus.DAMAGED.code();
            case FAILED -> failure != 0 ? failure : ExitStatus.UNAVAILABLE.code();
        };
    }

    /** When the last of the client's workers began, or null. */
    static Long lastBeganNs(Estimate estimate) {
        List<WorkerOutcome> workers = estimate.client() == null ? List.of() : estimate.client().workers();
        return workers.isEmpty() || workers.stream().anyMatch(worker -> worker.moments().firstNs() == null)
                ? null
                : workers.stream().map(worker -> worker.moments().firstNs()).max(Long::compare).get();
    }
}
