package org.tcpp.plan;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.tcpp.behaviour.ChaosPlan;
import org.tcpp.message.Arrivals;
import org.tcpp.message.Exchange;
import org.tcpp.message.Load;
import org.tcpp.message.Pacing;
import org.tcpp.message.WorkerSpec;
import org.tcpp.size.SizePlan;

/**
 * What makes two runs the same experiment, as text: the workload, the shape of the placement, the measuring and the
 * tuning; not where the ends are (host, addresses, ports), what is written about the run (outputs, labels), how it is
 * judged (--max-failures), or how often it is done. So a run can be compared with itself on another day, in another
 * version, and between other hosts.
 *
 * <p>The first line is {@link #FORM}. Then comes a line {@code name=value} for each field, in the order and under the
 * names that the fields of {@code plan} have in a result; for a list one line for each element. Nothing stands behind
 * {@code =} where there is no limit or the system decides. Seconds have nine decimals. A backslash is written
 * {@code \\}, a line feed {@code \n}, a carriage return {@code \r}. Every line ends in a line feed. What was asked for
 * counts, not how it was spelt: {@code -b 1M} and {@code -b 1000000} give the same text, in every locale.
 */
final class CanonicalText {

    /** Names the form; another one would have another name. */
    static final String FORM = "tcpp-run-spec/1";

    private static final int NANO_DIGITS = 9;

    private final StringBuilder text = new StringBuilder(FORM).append('\n');

    private CanonicalText() {}

    static String of(RunSpec spec) {
        CanonicalText canonical = new CanonicalText();
        canonical.placement(spec.placement());
        canonical.workload(spec.workload());
        canonical.measuring(spec.measuring());
        canonical.tuning(spec.tuning());
        return canonical.text.toString();
    }

    static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void placement(Placement placement) {
        put("mode", placement.modeWord());
        put("procs", placement.processes());
        if (placement.servers().size() > 1) {
            put("servers", placement.servers().size());
        }
        put("local_count", placement.local().count());
        put("classic", placement.classic());
    }

    private void workload(RunSpec.Workload workload) {
        SizePlan sizes = workload.sizes();
        put("tcps", limit(workload.connections()));
        put("max", limit(workload.atOnce()));
        put("bytes", sizes.isFixed() ? (Long) sizes.bytesOf(0) : null);
        put("sizes", sizes.mix().text());
        put("seed", sizes.seed());
        put("size_cap_bytes", sizes.cap() == Long.MAX_VALUE ? null : (Long) sizes.cap());
        put("close", workload.closing().word());
        put("duration_seconds", workload.times().durationNs() == 0 ? null : seconds(workload.times().durationNs()));
        put("timeout_seconds", seconds(workload.times().timeoutNs()));
        put("connect_first", workload.holding().connectFirst());
        put("hold_seconds", seconds(workload.holding().holdNs()));
        put("payload", workload.content().isVerified() ? workload.content().word() : null);
        exchange(workload.exchange());
        arrivals(workload.times().arrivals());
    }

    /** Left out where each begins as soon as there is a place for it. */
    private void arrivals(Arrivals arrivals) {
        if (arrivals.isOpen()) {
            put("arrivals", arrivals.text());
            put("rate", arrivals.perSecond());
        }
    }

    /** Left out where the client only sends, as it was before there was anything else. */
    private void exchange(Exchange exchange) {
        Pacing pacing = exchange.pacing();
        if (exchange.kind() != Exchange.Kind.PUSH) {
            put("exchange", exchange.kind().word());
        }
        SizePlan replies = exchange.replies();
        if (replies != null) {
            put("reply", replies.mix().text());
            put("reply_cap_bytes", replies.cap() == Long.MAX_VALUE ? null : (Long) replies.cap());
            put("rounds", exchange.rounds());
            put("think_seconds", seconds(exchange.thinkNs()));
        }
        ChaosPlan chaos = exchange.chaos();
        if (chaos.isOn()) {
            put("chaos", chaos.text());
            put("chaos_seed", chaos.seed());
            put("only", chaos.only() == ChaosPlan.ALL ? null : (Long) chaos.only());
        }
        if (pacing.rates() != null) {
            put("pace", pacing.rates().mix().text());
        }
        if (pacing.burstBytes() > 0) {
            put("burst_bytes", pacing.burstBytes());
            put("burst_pause_seconds", seconds(pacing.pauseNs()));
        }
    }

    private void measuring(RunSpec.Measuring measuring) {
        put("interval_seconds", seconds(measuring.intervalNs()));
        put("omit_seconds", seconds(measuring.omitNs()));
        measuring.script().lines().forEach(line -> put("disturb", line));
    }

    private void tuning(RunSpec.Tuning tuning) {
        WorkerSpec.Tuning worker = tuning.worker();
        WorkerSpec.Sockets sockets = worker.sockets();
        put("engine", worker.engine().word());
        put("buffer_bytes", worker.portions().bufferBytes());
        put("quantum_bytes", worker.portions().quantumBytes());
        put("send_buffer_bytes",
                sockets.sendBufferBytes() == 0 ? null : (Integer) Math.max(0, sockets.sendBufferBytes()));
        put("receive_buffer_bytes", sockets.receiveBufferBytes() == 0 ? null : (Integer) sockets.receiveBufferBytes());
        put("no_delay", sockets.noDelay());
        put("congestion", sockets.congestion());
        put("skip_rx_copy", sockets.skipReceiveCopy());
        put("zerocopy", sockets.zeroCopy());
        marks(sockets);
        put("pin_cpu", tuning.pinCpu());
        // for how long depends on the host
        put("warmup", worker.warmUpNs() > 0);
        tuning.arguments().forEach(argument -> put("worker_arguments", argument));
    }

    /** Left out where the system decides, as it was before anything else could. */
    private void marks(WorkerSpec.Sockets sockets) {
        if (sockets.dscp() != WorkerSpec.Sockets.NO_DSCP) {
            put("dscp", sockets.dscp());
        }
        if (sockets.keepAliveSeconds() > 0) {
            put("keepalive_seconds", sockets.keepAliveSeconds());
        }
    }

    private void put(String name, Object value) {
        String safe = value == null
                ? ""
                : value.toString().replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        text.append(name).append('=').append(safe).append('\n');
    }

    private static Long limit(long count) {
        return count == Load.UNLIMITED ? null : (Long) count;
    }

    private static String seconds(long ns) {
        return BigDecimal.valueOf(ns, NANO_DIGITS).toPlainString();
    }
}
