package org.tcpp.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.tcpp.behaviour.ChaosPlan;
import org.tcpp.message.Arrivals;
import org.tcpp.message.Exchange;
import org.tcpp.message.Load;
import org.tcpp.message.Pacing;
import org.tcpp.message.WorkerSpec;
import org.tcpp.plan.RunSpec;
import org.tcpp.size.SizePlan;

/**
 * Every option in force, under the long name it has on the command line, with its unit; flat in JSON. Null: no such
 * limit, or left to the system.
 *
 * @param placement who is where
 * @param workload which connections, and how
 * @param measuring how it is measured and judged
 * @param tuning how the workers do it
 * @param hash {@link RunSpec#hash}: equal for runs that are the same experiment
 */
public record PlanView(@JsonUnwrapped Placement placement, @JsonUnwrapped Workload workload,
        @JsonUnwrapped Measuring measuring, @JsonUnwrapped Tuning tuning, String hash) {

    /** Who is where. */
    public record Placement(String mode, String host, String address, int procs, int port, @JsonUnwrapped Local locals,
            boolean classic, boolean oneOff) {
    }

    /** Local addresses of new connections. */
    public record Local(String local, int localCount) {
    }

    /** Connections. */
    public record Workload(Long tcps, Long max, @JsonUnwrapped Sizes amounts, String close, @JsonUnwrapped Times times,
            @JsonUnwrapped Holding holding, String payload, @JsonUnwrapped Exchanged exchanged) {
    }

    /** Who sends where it is not the client alone. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Exchanged(String exchange, String reply, Long replyCapBytes, Long rounds, BigDecimal thinkSeconds,
            @JsonUnwrapped Paced pacing, @JsonUnwrapped Chaos misbehaving) {

        private static Exchanged of(Exchange exchange) {
            SizePlan replies = exchange.replies();
            return new Exchanged(exchange.kind() == Exchange.Kind.PUSH ? null : exchange.kind().word(),
                    replies == null ? null : replies.mix().text(),
                    replies == null || replies.cap() == Long.MAX_VALUE ? null : (Long) replies.cap(),
                    replies == null ? null : (Long) exchange.rounds(),
                    replies == null ? null : Decimals.seconds(exchange.thinkNs()), Paced.of(exchange.pacing()),
                    Chaos.of(exchange.chaos()));
        }
    }

    /** How fast whoever sends may send. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Paced(String pace, Long burstBytes, BigDecimal burstPauseSeconds) {

        private static Paced of(Pacing pacing) {
            boolean bursts = pacing.burstBytes() > 0;
            return new Paced(pacing.rates() == null ? null : pacing.rates().mix().text(),
                    bursts ? (Long) pacing.burstBytes() : null, bursts ? Decimals.seconds(pacing.pauseNs()) : null);
        }
    }

    /** Which connections misbehave. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Chaos(String chaos, Long chaosSeed, Long only) {

        private static Chaos of(ChaosPlan plan) {
            return plan.isOn()
                    ? new Chaos(plan.text(), plan.seed(), plan.only() == ChaosPlan.ALL ? null : (Long) plan.only())
                    : new Chaos(null, null, null);
        }
    }

    /** Their sizes. */
    public record Sizes(Long bytes, String sizes, long seed, Long sizeCapBytes) {
    }

    /** How long they may take. */
    public record Times(BigDecimal durationSeconds, BigDecimal timeoutSeconds, @JsonUnwrapped Offered offered) {
    }

    /** When they are to begin, and how many a second in the mean; null where each does when there is a place. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Offered(BigDecimal rate, String arrivals) {

        private static Offered of(Arrivals arrivals) {
            return new Offered(arrivals.isOpen() ? Decimals.six(arrivals.perSecond()) : null, arrivals.text());
        }
    }

    /** Whether they are opened before they are needed. */
    public record Holding(boolean connectFirst, BigDecimal holdSeconds) {
    }

    /** How the run is measured and judged. */
    public record Measuring(BigDecimal intervalSeconds, BigDecimal omitSeconds, String maxFailures,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> disturb) {

        public Measuring {
            disturb = disturb == null ? List.of() : List.copyOf(disturb);
        }
    }

    /** How the workers do it. */
    public record Tuning(String engine, int bufferBytes, int quantumBytes, @JsonUnwrapped Sockets sockets,
            boolean pinCpu, boolean warmup, List<String> workerArguments) {
    }

    /** What is set on each connection. */
    public record Sockets(Integer sendBufferBytes, Integer receiveBufferBytes, boolean noDelay, String congestion,
            boolean skipRxCopy, boolean zerocopy, @JsonInclude(JsonInclude.Include.NON_NULL) Integer dscp,
            @JsonInclude(JsonInclude.Include.NON_NULL) Integer keepaliveSeconds) {
    }

    /** Of a plan, and the failures that it allows. */
    public static PlanView of(RunSpec plan, FailureLimit allowed) {
        return new PlanView(placement(plan), of(plan.workload()),
                new Measuring(Decimals.seconds(plan.measuring().intervalNs()),
                        Decimals.seconds(plan.measuring().omitNs()), allowed.toString(),
                        plan.measuring().script().lines()),
                of(plan.tuning()), plan.hash());
    }

    private static Placement placement(RunSpec plan) {
        org.tcpp.plan.Placement placement = plan.placement();
        String addresses = plan.address() == null
                ? null
                : plan.servers().stream().map(org.tcpp.plan.Placement.Server::address).collect(Collectors.joining(","));
        return new Placement(placement.modeWord(), plan.host(), addresses,
                placement.processes(), placement.basePort(),
                new Local(placement.local().first(), placement.local().count()), placement.classic(),
                placement.oneOff());
    }

    private static Workload of(RunSpec.Workload workload) {
        SizePlan sizes = workload.sizes();
        RunSpec.Times times = workload.times();
        return new Workload(limit(workload.connections()), limit(workload.atOnce()),
                new Sizes(sizes.isFixed() ? (Long) sizes.bytesOf(0) : null, sizes.mix().text(), sizes.seed(),
                        sizes.cap() == Long.MAX_VALUE ? null : (Long) sizes.cap()),
                workload.closing().word(),
                new Times(times.durationNs() == 0 ? null : Decimals.seconds(times.durationNs()),
                        Decimals.seconds(times.timeoutNs()), Offered.of(times.arrivals())),
                new Holding(workload.holding().connectFirst(), Decimals.seconds(workload.holding().holdNs())),
                workload.content().isVerified() ? workload.content().word() : null,
                Exchanged.of(workload.exchange()));
    }

    private static Tuning of(RunSpec.Tuning tuning) {
        WorkerSpec.Tuning worker = tuning.worker();
        WorkerSpec.Sockets sockets = worker.sockets();
        return new Tuning(worker.engine().word(), worker.portions().bufferBytes(), worker.portions().quantumBytes(),
                new Sockets(buffer(sockets.sendBufferBytes()), buffer(sockets.receiveBufferBytes()), sockets.noDelay(),
                        sockets.congestion(), sockets.skipReceiveCopy(), sockets.zeroCopy(),
                        sockets.dscp() == WorkerSpec.Sockets.NO_DSCP ? null : (Integer) sockets.dscp(),
                        sockets.keepAliveSeconds() == 0 ? null : (Integer) sockets.keepAliveSeconds()),
                tuning.pinCpu(), worker.warmUpNs() > 0, tuning.arguments());
    }

    private static Long limit(long count) {
        return count == Load.UNLIMITED ? null : (Long) count;
    }

    private static Integer buffer(int bytes) {
        return bytes == 0 ? null : (Integer) Math.max(0, bytes);
    }
}
