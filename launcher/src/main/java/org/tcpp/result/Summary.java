package org.tcpp.result;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.tcpp.estimate.Distribution;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Figure;
import org.tcpp.estimate.Side;
import org.tcpp.estimate.Steady;
import org.tcpp.message.Closing;
import org.tcpp.message.Report;
import org.tcpp.message.Retries;
import org.tcpp.plan.RunPlan;

/**
 * The figures of a run in one flat row, for spreadsheets: name to value, each a String, a Long, a BigDecimal or null.
 * Every row has the same names in the same order; new ones are only ever appended. Units stand in the names, SI
 * throughout. What is null is not known, and the result's notes say why.
 *
 * @param values the row, in order
 */
public record Summary(Map<String, Object> values) {

    /** Histogram: from the first attempt to the first byte that the sender's kernel accepted. */
    static final String FIRST_BYTE = "first_byte_microseconds";
    /** Histogram: from the first attempt to the receiver's confirmation that everything has come. */
    static final String FLOW_COMPLETION = "flow_completion_microseconds";

    private static final DateTimeFormatter SPREADSHEET = DateTimeFormatter
            .ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    public Summary {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A whole number, or null. */
    public Long whole(String name) {
        return (Long) known(name);
    }

    /** A number with decimals, or null. */
    public BigDecimal decimal(String name) {
        return (BigDecimal) known(name);
    }

    /** A text, or null. */
    public String text(String name) {
        return (String) known(name);
    }

    private Object known(String name) {
        if (!values.containsKey(name)) {
            throw new IllegalArgumentException("the summary has no '" + name + "'");
        }
        return values.get(name);
    }

    static Summary of(Estimate estimate, RunPlan plan, Instant started, Verdict verdict, HostsView hosts,
            Notes notes) {
        Row row = new Row(notes);
        row.put("started", SPREADSHEET.format(started));
        counts(row, estimate);
        row.put("verdict", verdict.toString());
        sides(row, estimate);
        steady(row, estimate);
        times(row, Report.CONNECT, sent(estimate, Report.CONNECT));
        row.put("fairness_connections", Decimals.six(estimate.connectionFairness().value()));
        row.put("fairness_workers", Decimals.six(estimate.workerFairness().value()));
        retries(row, estimate.asking().retries());
        demand(row, "client_", estimate.sender());
        demand(row, "server_", estimate.receiver());
        cpu(row, "client_", hosts.client());
        cpu(row, "server_", hosts.server());
        times(row, FIRST_BYTE, sent(estimate, FIRST_BYTE));
        times(row, FLOW_COMPLETION, plan.closing() == Closing.CLIENT && plan.mode() != RunPlan.Mode.SERVER
                ? Figure.unknown("nobody confirms that everything has arrived where the client closes first; "
                        + "--close server or --close reset would")
                : sent(estimate, FLOW_COMPLETION));
        return new Summary(row.values);
    }

    private static Figure<Distribution> sent(Estimate estimate, String name) {
        return estimate.sender() == null
                ? Figure.unknown("only a client measures it")
                : estimate.sender().distribution(name);
    }

    private static void counts(Row row, Estimate estimate) {
        row.put("seconds", Decimals.seconds(row.notes.valueOf("summary.seconds", estimate.elapsedNs())));
        row.put("bytes", estimate.bytes());
        row.put("bits_per_second",
                Decimals.bits(row.notes.valueOf("summary.bits_per_second", estimate.bytesPerSecond())));
        row.put("connections_per_second", Decimals.six(
                row.notes.valueOf("summary.connections_per_second", estimate.connectionsPerSecond())));
        row.put("connections_requested", estimate.requested());
        row.put("connections_completed", estimate.completed());
        row.put("connections_failed", estimate.failed());
        row.put("connections_not_attempted", estimate.notAttempted());
        row.put("workers", workers(estimate.sender()) + workers(estimate.receiver()));
        row.put("workers_failed", estimate.workersLost());
    }

    private static void sides(Row row, Estimate estimate) {
        Side sender = estimate.sender();
        Side receiver = estimate.receiver();
        row.put("bytes_counted_by", FailureView.sideWord(estimate.countedBy()));
        row.put("bytes_sent", sender == null ? null : (Long) sender.totals().bytes());
        row.put("bytes_received", receiver == null ? null : (Long) receiver.totals().bytes());
        row.put("seconds_sender", sender == null ? null : Decimals.seconds(sender.elapsedNs().value()));
        row.put("seconds_receiver", receiver == null ? null : Decimals.seconds(receiver.elapsedNs().value()));
        if (sender == null) {
            row.notes.add("summary.bytes_sent", "a server does not know what its clients sent");
        }
        if (receiver == null) {
            row.notes.add("summary.bytes_received", "nobody told what the server received; bytes are the sender's"
                    + " count, of which the last may not have arrived");
        }
    }

    private static void steady(Row row, Estimate estimate) {
        Steady bytes = estimate.steadyBytes().value();
        Steady.Confidence interval = bytes == null ? null : bytes.interval().value();
        row.put("steady_seconds", bytes == null ? null : Decimals.seconds(bytes.lengthNs()));
        row.put("steady_bits_per_second", bytes == null ? null : Decimals.bits(bytes.perSecond()));
        row.put("steady_bits_per_second_low", interval == null ? null : Decimals.bits(interval.lowPerSecond()));
        row.put("steady_bits_per_second_high", interval == null ? null : Decimals.bits(interval.highPerSecond()));
        Steady connections = estimate.steadyConnections().value();
        interval = connections == null ? null : connections.interval().value();
        String name = "steady_connections_per_second";
        row.put(name, connections == null ? null : Decimals.six(connections.perSecond()));
        row.put(name + "_low", interval == null ? null : Decimals.six(interval.lowPerSecond()));
        row.put(name + "_high", interval == null ? null : Decimals.six(interval.highPerSecond()));
    }

    private static void times(Row row, String name, Figure<Distribution> figure) {
        Distribution times = row.notes.valueOf("summary." + name, figure);
        row.put(name + "_min", times == null ? null : (Long) times.min());
        row.put(name + "_p50", times == null ? null : (Long) times.p50());
        row.put(name + "_p90", times == null ? null : (Long) times.p90());
        row.put(name + "_p99", times == null ? null : (Long) times.p99());
        row.put(name + "_p999", times == null ? null : (Long) times.p999());
        row.put(name + "_max", times == null ? null : (Long) times.max());
    }

    private static void retries(Row row, Retries retries) {
        row.put("retries_ports", retries.ports());
        row.put("retries_descriptors", retries.descriptors());
        row.put("retries_buffers", retries.buffers());
        row.put("retries_waited_seconds", Decimals.seconds(retries.waitedNs()));
    }

    private static void demand(Row row, String who, Side side) {
        String perKib = who + "cpu_nanoseconds_per_kib";
        String perConnection = who + "cpu_microseconds_per_connection";
        row.put(perKib, side == null
                ? null
                : Decimals.six(row.notes.valueOf("summary." + perKib, side.cpuNsPerKib())));
        row.put(perConnection, side == null
                ? null
                : Decimals.six(row.notes.valueOf("summary." + perConnection, side.cpuMicrosecondsPerConnection())));
    }

    private static void cpu(Row row, String who, HostView host) {
        HostView.Cpu cpu = host == null ? null : host.cpu();
        row.put(who + "cpu_user_permille", cpu == null ? null : (Long) cpu.userPermille());
        row.put(who + "cpu_nice_permille", cpu == null ? null : (Long) cpu.nicePermille());
        row.put(who + "cpu_system_permille", cpu == null ? null : (Long) cpu.systemPermille());
        row.put(who + "cpu_interrupt_permille", cpu == null ? null : (Long) cpu.interruptPermille());
        row.put(who + "cpu_idle_permille", cpu == null ? null : (Long) cpu.idlePermille());
    }

    private static long workers(Side side) {
        return side == null ? 0 : side.workers().size();
    }

    /** A row under construction. */
    private static final class Row {
        private final Notes notes;
        private final Map<String, Object> values = new LinkedHashMap<>();

        Row(Notes notes) {
            this.notes = notes;
        }

        void put(String name, Object value) {
            values.put(name, value);
        }
    }
}
