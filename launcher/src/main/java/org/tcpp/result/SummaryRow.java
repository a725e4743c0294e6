package org.tcpp.result;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.tcpp.estimate.Distribution;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Figure;
import org.tcpp.estimate.Phases;
import org.tcpp.estimate.Side;
import org.tcpp.estimate.Steady;
import org.tcpp.message.Closing;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Failures;
import org.tcpp.message.Integrity;
import org.tcpp.message.Report;
import org.tcpp.message.Retries;
import org.tcpp.message.Role;
import org.tcpp.plan.RunSpec;

/** Fills in the one row of a summary, and notes why a value is not known. */
final class SummaryRow {

    private static final DateTimeFormatter SPREADSHEET = DateTimeFormatter
            .ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Notes notes;
    private final Estimate estimate;
    private final Set<String> noted = new HashSet<>();

    private SummaryRow(Estimate estimate, Notes notes) {
        this.estimate = estimate;
        this.notes = notes;
    }

    /** New columns go to the end: others rely on the order. */
    static Summary of(Estimate estimate, RunSpec plan, Instant started, Verdict verdict, HostsView hosts,
            Notes notes) {
        SummaryRow row = new SummaryRow(estimate, notes);
        row.put("started", SPREADSHEET.format(started));
        row.counts();
        row.put("verdict", verdict.toString());
        row.sides();
        row.steady();
        row.times(Report.CONNECT, row.sent(Report.CONNECT));
        row.put("fairness_connections", estimate.connectionFairness().map(Decimals::six));
        row.put("fairness_workers", estimate.workerFairness().map(Decimals::six));
        row.retries(estimate.asking().retries());
        row.demand("client_", estimate.sender());
        row.demand("server_", estimate.receiver());
        row.cpu("client_", hosts.client());
        row.cpu("server_", hosts.server());
        row.times(Report.FIRST_BYTE, row.sent(Report.FIRST_BYTE));
        row.times(Report.COMPLETION, plan.closing() == Closing.CLIENT && plan.has(Role.CLIENT)
                ? Figure.unknown("nobody confirms that everything has arrived where the client closes first;"
                        + " --close server or --close reset would")
                : row.sent(Report.COMPLETION));
        row.put("starved_connections", estimate.counting().fairness().starvedConnections());
        row.phases();
        row.put("connections_not_arrived", row.notArrived());
        row.put("connect_attempts_left_out", row.leftOut());
        row.integrity();
        return new Summary(row.values);
    }

    private void integrity() {
        Integrity told = estimate.integrity();
        Figure<Integrity> integrity = told == null
                ? Figure.unknown("nobody checked the bytes (--verify), or told of it")
                : Figure.of(told);
        put("integrity", "integrity_bytes_checked", integrity.map(Integrity::checkedBytes));
        put("integrity", "integrity_connections_damaged", integrity.map(Integrity::damagedConnections));
        put("integrity", "integrity_bytes_damaged", integrity.map(Integrity::damagedBytes));
    }

    /** What the sender calls completed and the receiver does not, if both are known. */
    private Figure<Long> notArrived() {
        return known(estimate.sender(), "a server does not know what its clients sent").known()
                ? known(estimate.receiver(), "nobody told what the server received").map(_ -> estimate.sender()
                        .failures()
                        .stream()
                        .filter(kind -> kind.cause() == FailureCause.NOT_ARRIVED)
                        .mapToLong(Failures::count)
                        .sum())
                : Figure.unknown("a server does not know what its clients sent");
    }

    /** Attempts of which there is no connect time: they failed before, or their worker died. */
    private Figure<Long> leftOut() {
        return estimate.sender() == null
                ? Figure.unknown("only a client measures it")
                : Figure.of(Math.max(0, estimate.sender().totals().started()
                        - sent(Report.CONNECT).map(Distribution::count).orElse(0L)));
    }

    private void counts() {
        put("seconds", estimate.elapsedNs().map(Decimals::seconds));
        put("bytes", estimate.bytes());
        put("bits_per_second", estimate.bytesPerSecond().map(Decimals::bits));
        put("connections_per_second", estimate.connectionsPerSecond().map(Decimals::six));
        put("connections_requested", estimate.requested());
        put("connections_completed", estimate.completed());
        put("connections_failed", estimate.failed());
        put("connections_not_attempted", estimate.notAttempted());
        put("workers", workers(estimate.sender()) + workers(estimate.receiver()));
        put("workers_failed", estimate.workersLost());
    }

    private void sides() {
        Figure<Side> sender = known(estimate.sender(), "a server does not know what its clients sent");
        Figure<Side> receiver = known(estimate.receiver(), "nobody told what the server received; bytes are the"
                + " sender's count, of which the last may not have arrived");
        put("bytes_counted_by", FailureView.sideWord(estimate.countedBy()));
        put("bytes_sent", sender.map(side -> side.totals().bytes()));
        put("bytes_received", receiver.map(side -> side.totals().bytes()));
        put("seconds_sender", flat(sender, Side::elapsedNs).map(Decimals::seconds));
        put("seconds_receiver", flat(receiver, Side::elapsedNs).map(Decimals::seconds));
    }

    private void steady() {
        Figure<Steady> bytes = estimate.steady().bytes();
        Figure<Steady.Confidence> interval = flat(bytes, Steady::interval);
        put("steady_seconds", bytes.map(steady -> Decimals.seconds(steady.lengthNs())));
        put("steady_bits_per_second", bytes.map(steady -> Decimals.bits(steady.perSecond())));
        put("steady_bits_per_second", "steady_bits_per_second_low",
                interval.map(some -> Decimals.bits(some.lowPerSecond())));
        put("steady_bits_per_second", "steady_bits_per_second_high",
                interval.map(some -> Decimals.bits(some.highPerSecond())));
        Figure<Steady> connections = estimate.steady().connections();
        interval = flat(connections, Steady::interval);
        String name = "steady_connections_per_second";
        put(name, connections.map(steady -> Decimals.six(steady.perSecond())));
        put(name, name + "_low", interval.map(some -> Decimals.six(some.lowPerSecond())));
        put(name, name + "_high", interval.map(some -> Decimals.six(some.highPerSecond())));
    }

    private Figure<Distribution> sent(String name) {
        return estimate.sender() == null
                ? Figure.unknown("only a client measures it")
                : estimate.sender().distribution(name);
    }

    private void times(String name, Figure<Distribution> times) {
        Figure<Distribution.Quantiles> values = times.map(Distribution::values);
        put(name, name + "_min", values.map(Distribution.Quantiles::min));
        put(name, name + "_p50", values.map(Distribution.Quantiles::p50));
        put(name, name + "_p90", values.map(Distribution.Quantiles::p90));
        put(name, name + "_p99", values.map(Distribution.Quantiles::p99));
        put(name, name + "_p999", values.map(Distribution.Quantiles::p999));
        put(name, name + "_max", values.map(Distribution.Quantiles::max));
    }

    private void phases() {
        Figure<Phases> phases = estimate.steady().phases();
        put("setup_connections", phases.map(Phases::connections));
        put("setup_seconds", phases.map(some -> Decimals.seconds(some.setupNs())));
        put("setup_connections_per_second", flat(phases, Phases::connectionsPerSecond).map(Decimals::six));
        Figure<Long> transfer = flat(phases, Phases::transfer);
        put("transfer_seconds", transfer.map(Decimals::seconds));
        put("transfer_bits_per_second", transfer.map(ns -> Decimals.bits(phases.value().bytes() * 1e9 / ns)));
    }

    private void retries(Retries retries) {
        put("retries_ports", retries.ports());
        put("retries_descriptors", retries.descriptors());
        put("retries_buffers", retries.buffers());
        put("retries_waited_seconds", Decimals.seconds(retries.waitedNs()));
    }

    private void demand(String who, Side side) {
        Figure<Side> some = known(side, "nobody told of the workers there");
        put(who + "cpu_nanoseconds_per_kib", flat(some, Side::cpuNsPerKib).map(Decimals::six));
        put(who + "cpu_microseconds_per_connection", flat(some, Side::cpuMicrosecondsPerConnection)
                .map(Decimals::six));
    }

    private void cpu(String who, HostView host) {
        Figure<HostView.Cpu> cpu = known(host == null ? null : host.cpu(), host == null
                ? "nobody told of that host"
                : "it was not measured on that host");
        share(who, "user", cpu, HostView.Cpu::userPermille);
        share(who, "nice", cpu, HostView.Cpu::nicePermille);
        share(who, "system", cpu, HostView.Cpu::systemPermille);
        share(who, "interrupt", cpu, HostView.Cpu::interruptPermille);
        share(who, "idle", cpu, HostView.Cpu::idlePermille);
    }

    private void share(String who, String state, Figure<HostView.Cpu> cpu, ToLongFunction<HostView.Cpu> permille) {
        put(who + "cpu", who + "cpu_" + state + "_permille", cpu.map(permille::applyAsLong));
    }

    private void put(String name, String value) {
        values.put(name, value);
    }

    private void put(String name, long value) {
        values.put(name, value);
    }

    private void put(String name, BigDecimal value) {
        values.put(name, value);
    }

    private void put(String name, Figure<?> figure) {
        put(name, name, figure);
    }

    /** A value, or null and one note for all columns whose names begin with {@code about}. */
    private void put(String about, String name, Figure<?> figure) {
        values.put(name, figure.value());
        if (!figure.known() && noted.add(about)) {
            notes.add("summary." + about, figure.reason());
        }
    }

    private static <T> Figure<T> known(T value, String ifNot) {
        return value == null ? Figure.unknown(ifNot) : Figure.of(value);
    }

    private static <T, R> Figure<R> flat(Figure<T> figure, Function<T, Figure<R>> part) {
        return figure.known() ? part.apply(figure.value()) : Figure.unknown(figure.reason());
    }

    private static long workers(Side side) {
        return side == null ? 0 : side.workers().size();
    }
}
