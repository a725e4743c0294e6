package org.tcpp.result;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tcpp.estimate.Distribution;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Figure;
import org.tcpp.estimate.Side;
import org.tcpp.estimate.WorkerOutcome;
import org.tcpp.message.Closing;
import org.tcpp.message.Failures;
import org.tcpp.message.Report;
import org.tcpp.message.Role;
import org.tcpp.plan.RunPlan;

/**
 * One worker process; flat, scalars only. What it does not know is null.
 *
 * @param agent number of its host in {@code hosts}
 * @param ended {@code as_agreed}, {@code after_report}, {@code before_report} or {@code not_reported}
 * @param how how it ended, if not as agreed
 * @param failures its failures in words: {@code connect refused 3; send reset 1}; empty if there are none
 * @param lastOutput its last lines of noise, if it did not end as agreed
 */
public record WorkerView(int agent, String role, int number, int incarnation, Integer port, Long pid, String engine,
        String engineReason, Long descriptors, String congestionControl, String ended, String how,
        long connectionsRequested,
        long connectionsCompleted, long connectionsFailed, long connectionsNotAttempted, String failures, long bytes,
        BigDecimal seconds, Long bitsPerSecond, BigDecimal connectionsPerSecond, Long connectMicrosecondsMin,
        Long connectMicrosecondsP50, Long connectMicrosecondsP99, Long connectMicrosecondsMax,
        BigDecimal fairnessConnections, BigDecimal cpuSeconds, Long busiestIntervalCpuPermille,
        Long longestTurnMicroseconds, long retriesPorts, long retriesDescriptors, long retriesBuffers,
        BigDecimal retriesWaitedSeconds, String lastOutput) {

    static List<WorkerView> of(RunPlan plan, Estimate estimate) {
        List<WorkerView> views = new ArrayList<>();
        for (Side side : new Side[]{estimate.sender(), estimate.receiver()}) {
            if (side != null) {
                side.workers()
                        .forEach(worker -> views.add(of(worker, plan.basePort(), fairness(worker, plan, estimate))));
            }
        }
        return List.copyOf(views);
    }

    private static WorkerView of(WorkerOutcome worker, int basePort, Figure<Double> fairness) {
        Distribution connect = worker.distribution(Report.CONNECT).value();
        Long elapsedNs = worker.elapsedNs();
        boolean ready = worker.ready() != null;
        return new WorkerView(worker.key().agent(), worker.key().role().word(), worker.key().number(),
                worker.key().incarnation(),
                basePort + worker.key().number(), ready ? (Long) worker.ready().pid() : null,
                ready ? worker.ready().engine().word() : null, ready ? worker.ready().engineReason() : null,
                ready ? (Long) worker.ready().descriptors() : null, ready ? worker.ready().congestion() : null,
                ended(worker), worker.exit().how(), worker.requested(),
                worker.totals().completed(), worker.totals().failed(), worker.notAttempted(),
                words(worker.failures()), worker.totals().bytes(), Decimals.seconds(elapsedNs),
                Decimals.bits(Decimals.perSecond(worker.totals().bytes(), elapsedNs)),
                Decimals.six(Decimals.perSecond(worker.totals().completed(), elapsedNs)),
                connect == null ? null : (Long) connect.min(),
                connect == null ? null : (Long) connect.p50(),
                connect == null ? null : (Long) connect.p99(),
                connect == null ? null : (Long) connect.max(),
                Decimals.six(fairness.value()),
                Decimals.seconds(worker.effort().shared() ? null : worker.effort().cpuNs()),
                Decimals.permille(worker.effort().busiest()),
                worker.effort().longestTurnNs() == null ? null : (Long) (worker.effort().longestTurnNs() / 1000),
                worker.seen().retries().ports(), worker.seen().retries().descriptors(),
                worker.seen().retries().buffers(),
                Decimals.seconds(worker.seen().retries().waitedNs()),
                worker.exit().lastLines().isEmpty() ? null : String.join("\n", worker.exit().lastLines()));
    }

    /** A client worker that closes first does not know when its bytes arrived; the server worker it talks to does. */
    private static Figure<Double> fairness(WorkerOutcome worker, RunPlan plan, Estimate estimate) {
        if (worker.key().role() == Role.SERVER || plan.closing() != Closing.CLIENT) {
            return worker.connectionFairness();
        }
        List<WorkerOutcome> partners = estimate.receiver() == null
                ? List.of()
                : estimate.receiver()
                        .workers()
                        .stream()
                        .filter(other -> other.key().number() == worker.key().number() && other.hadPart())
                        .toList();
        return partners.size() == 1 ? partners.getFirst().connectionFairness() : Figure.unknown(Estimate.EARLY);
    }

    private static String ended(WorkerOutcome worker) {
        return switch (worker.exit().end()) {
            case ORDERLY -> "as_agreed";
            case AFTER_REPORT -> "after_report";
            case BEFORE_REPORT -> "before_report";
            case UNREPORTED -> "not_reported";
        };
    }

    private static String words(List<Failures> failures) {
        return failures.stream()
                .map(kind -> kind.phase().word() + " " + kind.cause().word() + " " + kind.count())
                .collect(Collectors.joining("; "));
    }
}
