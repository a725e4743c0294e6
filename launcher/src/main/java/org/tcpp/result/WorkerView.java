package org.tcpp.result;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.tcpp.estimate.Distribution;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Figure;
import org.tcpp.estimate.Side;
import org.tcpp.estimate.WorkerKey;
import org.tcpp.estimate.WorkerOutcome;
import org.tcpp.message.Direction;
import org.tcpp.message.Exchange;
import org.tcpp.message.Failures;
import org.tcpp.message.Message;
import org.tcpp.message.Report;
import org.tcpp.message.Retries;
import org.tcpp.plan.RunSpec;

/**
 * One worker process; flat in JSON, scalars only. What it does not know is null.
 *
 * @param process which process
 * @param setting what it works with
 * @param ending how it ended
 * @param connections what became of its connections
 * @param traffic how much it moved, and how fast
 * @param effort what that took
 * @param lastOutput its last lines of noise, if it did not end as agreed
 */
public record WorkerView(@JsonUnwrapped Process process, @JsonUnwrapped Setting setting, @JsonUnwrapped Ending ending,
        @JsonUnwrapped Connections connections, @JsonUnwrapped Traffic traffic, @JsonUnwrapped Effort effort,
        String lastOutput) {

    /**
     * Which process.
     *
     * @param agent number of its host in {@code hosts}
     */
    public record Process(int agent, String role, int number, int incarnation, Integer port, Long pid) {
    }

    /** What it works with. */
    public record Setting(String engine, String engineReason, Long descriptors, String congestionControl) {

        private static Setting of(Message.Ready ready) {
            return ready == null
                    ? new Setting(null, null, null, null)
                    : new Setting(ready.engine().word(), ready.engineReason(), ready.descriptors(),
                            ready.congestion());
        }
    }

    /**
     * How it ended.
     *
     * @param ended {@code as_agreed}, {@code after_report}, {@code before_report} or {@code not_reported}
     * @param how how it ended, if not as agreed
     */
    public record Ending(String ended, String how) {
    }

    /**
     * What became of its connections.
     *
     * @param failures its failures in words: {@code connect refused 3; send reset 1}; empty if there are none
     */
    public record Connections(long connectionsRequested, long connectionsCompleted, long connectionsFailed,
            long connectionsNotAttempted, String failures) {
    }

    /** How much it moved, and how fast. */
    public record Traffic(long bytes, BigDecimal seconds, Long bitsPerSecond, BigDecimal connectionsPerSecond,
            @JsonUnwrapped(prefix = "connect_microseconds_") ConnectTimes connect, BigDecimal fairnessConnections) {
    }

    /** How long connecting took, in microseconds. */
    public record ConnectTimes(Long min, Long p50, Long p99, Long max) {

        private static ConnectTimes of(Distribution times) {
            return times == null
                    ? new ConnectTimes(null, null, null, null)
                    : new ConnectTimes(times.values().min(), times.values().p50(), times.values().p99(),
                            times.values().max());
        }
    }

    /** What that took. */
    public record Effort(BigDecimal cpuSeconds, Long busiestIntervalCpuPermille, Long longestTurnMicroseconds,
            @JsonUnwrapped(prefix = "retries_") Waits retries) {
    }

    /** What it had to wait for before it could go on. */
    public record Waits(long ports, long descriptors, long buffers, BigDecimal waitedSeconds) {

        private static Waits of(Retries retries) {
            return new Waits(retries.ports(), retries.descriptors(), retries.buffers(),
                    Decimals.seconds(retries.waitedNs()));
        }
    }

    static List<WorkerView> of(RunSpec plan, Estimate estimate) {
        List<WorkerView> views = new ArrayList<>();
        for (Side side : new Side[]{estimate.client(), estimate.server()}) {
            if (side != null) {
                side.workers()
                        .forEach(worker -> views.add(of(worker, plan.port(worker.key().number()), plan.exchange(),
                                fairness(worker, estimate))));
            }
        }
        return List.copyOf(views);
    }

    private static WorkerView of(WorkerOutcome worker, int port, Exchange exchange, Figure<Double> fairness) {
        WorkerKey key = worker.key();
        return new WorkerView(
                new Process(key.agent(), key.role().word(), key.number(), key.incarnation(), port,
                        worker.ready() == null ? null : (Long) worker.ready().pid()),
                Setting.of(worker.ready()), new Ending(ended(worker), worker.exit().how()),
                new Connections(worker.requested(), worker.totals().completed(), worker.totals().failed(),
                        worker.notAttempted(), words(worker.failures())),
                traffic(worker, exchange, fairness), effort(worker),
                worker.exit().lastLines().isEmpty() ? null : String.join("\n", worker.exit().lastLines()));
    }

    private static Traffic traffic(WorkerOutcome worker, Exchange exchange, Figure<Double> fairness) {
        Long elapsedNs = worker.elapsedNs();
        long bytes = Arrays.stream(Direction.values())
                .filter(exchange::goes)
                .mapToLong(direction -> worker.totals().bytes(direction, worker.key().role()))
                .sum();
        return new Traffic(bytes, Decimals.seconds(elapsedNs), Decimals.bits(Decimals.perSecond(bytes, elapsedNs)),
                Decimals.six(Decimals.perSecond(worker.totals().completed(), elapsedNs)),
                ConnectTimes.of(worker.distribution(Report.CONNECT).value()), Decimals.six(fairness.value()));
    }

    private static Effort effort(WorkerOutcome worker) {
        return new Effort(Decimals.seconds(worker.effort().shared() ? null : worker.effort().cpuNs()),
                Decimals.permille(worker.effort().busiest()),
                worker.effort().longestTurnNs() == null ? null : (Long) (worker.effort().longestTurnNs() / 1000),
                Waits.of(worker.seen().retries()));
    }

    /** As who receives saw it: of one that only sends the worker that it talks to tells, where anybody there does. */
    private static Figure<Double> fairness(WorkerOutcome worker, Estimate estimate) {
        var foremost = estimate.foremost();
        if (estimate.exchange().receives(worker.key().role())) {
            return worker.connectionFairness();
        }
        if (foremost.receiver() == null) {
            return foremost.isSenderEarly() ? Figure.unknown(foremost.early()) : worker.connectionFairness();
        }
        List<WorkerOutcome> partners = foremost.receiver()
                .workers()
                .stream()
                .filter(other -> other.key().number() == worker.key().number() && other.hadPart())
                .toList();
        return partners.size() == 1
                ? partners.getFirst().connectionFairness()
                : Figure.unknown("no single worker received what this one sent");
    }

    private static String ended(WorkerOutcome worker) {
        return switch (worker.exit().end()) {
            case ORDERLY -> "as_agreed";
            case AFTER_REPORT -> "after_report";
            case BEFORE_REPORT -> "before_report";
            case UNREPORTED -> "not_reported";
        };
    }

    static String words(List<Failures> failures) {
        return failures.stream()
                .map(kind -> kind.phase().word() + " " + kind.cause().word() + " " + kind.count())
                .collect(Collectors.joining("; "));
    }
}
