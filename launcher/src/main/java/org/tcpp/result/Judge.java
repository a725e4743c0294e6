package org.tcpp.result;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Side;
import org.tcpp.estimate.WorkerOutcome;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Failures;
import org.tcpp.message.Integrity;
import org.tcpp.message.Load;
import org.tcpp.plan.RunSpec;

/**
 * A verdict and why.
 *
 * @param verdict what became of the run
 * @param reasons one sentence each, none twice; empty if it is complete
 */
record Judge(Verdict verdict, List<String> reasons) {

    /** Not the run's own connections: strangers who knocked at a server. */
    private static final Set<FailureCause> STRANGERS = EnumSet.of(FailureCause.WRONG_MAGIC,
            FailureCause.IMPOSSIBLE_LENGTH, FailureCause.SILENT, FailureCause.UNKNOWN_RUN, FailureCause.NOT_ALLOWED);

    Judge {
        reasons = reasons.stream().distinct().toList();
    }

    static Judge of(RunSpec plan, Estimate estimate, RunFacts facts) {
        List<String> reasons = reasons(plan, estimate, facts);
        Integrity integrity = estimate.integrity();
        if (integrity != null && integrity.damagedConnections() > 0) {
            reasons.addFirst(IntegrityView.sentence(integrity));
            return new Judge(Verdict.DAMAGED, reasons);
        }
        boolean nothing = isNothing(plan, estimate);
        return switch (facts.ending()) {
            case Ending.Failed failed -> {
                reasons.addFirst(failed.reason());
                yield new Judge(Verdict.FAILED, reasons);
            }
            case Ending.Interrupted early -> {
                reasons.addFirst("ended early by " + early.signal());
                yield new Judge(Verdict.INTERRUPTED, reasons);
            }
            case Ending.Impaired impaired -> {
                reasons.addFirst(impaired.reason());
                yield new Judge(nothing ? Verdict.FAILED : Verdict.DEGRADED, reasons);
            }
            case Ending.Normal _ -> {
                if (nothing) {
                    reasons.addFirst(
                            estimate.client() == null ? "no connection came" : "no connection was established");
                    yield new Judge(Verdict.FAILED, reasons);
                }
                yield new Judge(reasons.isEmpty() ? Verdict.COMPLETE : Verdict.DEGRADED, reasons);
            }
        };
    }

    /** True if it is known that no connection was established; of a worker that died with its counts nobody knows. */
    private static boolean isNothing(RunSpec plan, Estimate estimate) {
        Side client = estimate.client();
        Side server = estimate.server();
        if (client == null) {
            return isAsked(plan) && server.totals().started() == 0 && tellsAll(server);
        }
        return client.totals().established() == 0 && client.totals().completed() == 0 && tellsAll(client)
                && (server == null || server.totals().established() == 0);
    }

    /** A client's run has a number of connections or a time; a server that serves whoever comes may be left alone. */
    private static boolean isAsked(RunSpec plan) {
        return plan.connections() != Load.UNLIMITED || plan.times().durationNs() > 0;
    }

    private static boolean tellsAll(Side side) {
        return side.workers().stream().noneMatch(worker -> worker.exit().end() == WorkerOutcome.End.BEFORE_REPORT);
    }

    private static List<String> reasons(RunSpec plan, Estimate estimate, RunFacts facts) {
        List<String> reasons = new ArrayList<>();
        long unseen = estimate.client() == null || estimate.server() == null
                ? 0
                : Math.max(0, own(estimate.server()) - estimate.client().totals().failed());
        if (!facts.allowed().allows(estimate.failed() + unseen, estimate.requested())) {
            if (estimate.failed() > 0) {
                reasons.add(estimate.failed() + " of " + estimate.requested() + " connections failed: "
                        + words(estimate.asking().failures()));
            }
            if (unseen > 0) {
                reasons.add("the receiver counts " + unseen + " failed connections more than the sender: "
                        + words(estimate.server().failures()));
            }
        }
        // a run that was given a duration is not asked to start everything
        if (estimate.notAttempted() > 0 && plan.times().durationNs() == 0) {
            reasons.add(estimate.notAttempted() + " of " + estimate.requested() + " connections "
                    + (estimate.client() == null ? "never came" : "were not attempted"));
        }
        reasons.addAll(estimate.told().serversLost().values());
        for (Side side : new Side[]{estimate.client(), estimate.server()}) {
            if (side != null) {
                side.workers().stream().filter(WorkerOutcome::lost).map(Judge::lost).forEach(reasons::add);
            }
        }
        return reasons;
    }

    private static String lost(WorkerOutcome worker) {
        return worker.name() + (worker.ready() == null ? "" : " (port " + worker.ready().port() + ")")
                + (worker.exit().how() == null ? " did not end as agreed" : ": " + worker.exit().how());
    }

    private static long own(Side receiver) {
        return receiver.failures()
                .stream()
                .filter(kind -> !STRANGERS.contains(kind.cause()))
                .mapToLong(Failures::count)
                .sum();
    }

    /** The three most frequent kinds. */
    private static String words(List<Failures> kinds) {
        String some = kinds.stream()
                .limit(3)
                .map(kind -> kind.count() + " in " + kind.phase().word() + ", " + kind.cause().sentence())
                .collect(Collectors.joining("; "));
        return some.isEmpty() ? "no cause known" : kinds.size() > 3 ? some + "; and others" : some;
    }
}
