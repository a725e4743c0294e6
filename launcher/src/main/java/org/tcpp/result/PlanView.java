package org.tcpp.result;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.tcpp.message.Load;
import org.tcpp.message.WorkerSpec;
import org.tcpp.plan.RunPlan;

/**
 * Every option in force, under the long name it has on the command line, with its unit. Null: no such limit, or left to
 * the system.
 */
public record PlanView(String mode, String host, String address, int procs, int port, String local, int localCount,
        Long tcps, Long max, Long bytes, String sizes, long seed, Long sizeCapBytes, String close,
        BigDecimal durationSeconds, BigDecimal timeoutSeconds, BigDecimal intervalSeconds, BigDecimal omitSeconds,
        String engine,
        int bufferBytes, int quantumBytes, Integer sendBufferBytes, Integer receiveBufferBytes, boolean noDelay,
        String congestion, boolean skipRxCopy, boolean zerocopy, boolean pinCpu, boolean warmup, boolean classic,
        boolean connectFirst,
        BigDecimal holdSeconds, boolean oneOff, String maxFailures, List<String> workerArguments) {

    static PlanView of(RunPlan plan, long omitNs, FailureLimit allowed) {
        WorkerSpec.Tuning tuning = plan.tuning();
        WorkerSpec.Sockets sockets = tuning.sockets();
        return new PlanView(plan.mode().name().toLowerCase(Locale.ROOT), plan.host(), plan.address(),
                plan.processes(), plan.basePort(), plan.local(), plan.localCount(), limit(plan.connections()),
                limit(plan.atOnce()), plan.fixedBytes(), plan.sizesText(), plan.seed(), plan.sizeCapBytes(),
                plan.closing().word(),
                plan.durationNs() == 0 ? null : Decimals.seconds(plan.durationNs()),
                Decimals.seconds(plan.timeoutNs()), Decimals.seconds(plan.intervalNs()), Decimals.seconds(omitNs),
                tuning.engine().word(),
                tuning.portions().bufferBytes(), tuning.portions().quantumBytes(), buffer(sockets.sendBufferBytes()),
                buffer(sockets.receiveBufferBytes()), sockets.noDelay(), sockets.congestion(),
                sockets.skipReceiveCopy(), sockets.zeroCopy(),
                plan.special().pinCpu(), tuning.warmUpNs() > 0, plan.special().classic(), plan.special().connectFirst(),
                Decimals.seconds(plan.special().holdNs()), plan.oneOff(), allowed.toString(), plan.workerArguments());
    }

    private static Long limit(long count) {
        return count == Load.UNLIMITED ? null : (Long) count;
    }

    private static Integer buffer(int bytes) {
        return bytes == 0 ? null : (Integer) bytes;
    }
}
