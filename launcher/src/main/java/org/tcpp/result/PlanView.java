package org.tcpp.result;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.tcpp.message.Load;
import org.tcpp.message.WorkerSpec;
import org.tcpp.plan.RunPlan;

/**
 * Every option in force, under the long name it has on the command line, with its unit. Null: no such limit, or left to
 * the system.
 *
 * @param hash SHA-256 of all of it, in hexadecimal: equal for equal plans of one version of tcpp
 */
public record PlanView(String mode, String host, String address, int procs, int port, String local, int localCount,
        Long tcps, Long max, Long bytes, String sizes, long seed, Long sizeCapBytes, String close,
        BigDecimal durationSeconds, BigDecimal timeoutSeconds, BigDecimal intervalSeconds, BigDecimal omitSeconds,
        String engine,
        int bufferBytes, int quantumBytes, Integer sendBufferBytes, Integer receiveBufferBytes, boolean noDelay,
        String congestion, boolean skipRxCopy, boolean zerocopy, boolean pinCpu, boolean warmup, boolean classic,
        boolean connectFirst,
        BigDecimal holdSeconds, boolean oneOff, String maxFailures, List<String> workerArguments, String hash) {

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
                plan.pinCpu(), tuning.warmUpNs() > 0, plan.classic(), plan.connectFirst(),
                Decimals.seconds(plan.holdNs()), plan.oneOff(), allowed.toString(), plan.workerArguments(),
                "").hashed();
    }

    private PlanView hashed() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(toString().getBytes(StandardCharsets.UTF_8));
            return new PlanView(mode, host, address, procs, port, local, localCount, tcps, max, bytes, sizes, seed,
                    sizeCapBytes, close, durationSeconds, timeoutSeconds, intervalSeconds, omitSeconds, engine,
                    bufferBytes, quantumBytes, sendBufferBytes, receiveBufferBytes, noDelay, congestion, skipRxCopy,
                    zerocopy, pinCpu, warmup, classic, connectFirst, holdSeconds, oneOff, maxFailures,
                    workerArguments, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Long limit(long count) {
        return count == Load.UNLIMITED ? null : (Long) count;
    }

    private static Integer buffer(int bytes) {
        return bytes == 0 ? null : (Integer) bytes;
    }
}
