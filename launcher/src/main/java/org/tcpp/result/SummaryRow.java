package org.tcpp.result;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.tcpp.estimate.Distribution;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Figure;
import org.tcpp.estimate.Phases;
import org.tcpp.estimate.PlannedTimes;
import org.tcpp.estimate.Schedule;
import org.tcpp.estimate.Side;
import org.tcpp.estimate.Steady;
import org.tcpp.estimate.Traffic;
import org.tcpp.message.Closing;
import org.tcpp.message.Direction;
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
            List<ServerView> servers, Notes notes) {
        SummaryRow row = new SummaryRow(estimate, notes);
        row.put("started", SPREADSHEET.format(started));
        row.counts();
        row.put("verdict", verdict.toString());
        row.sides();
        row.steady();
        row.times(Report.CONNECT, row.sent(Report.CONNECT));
        row.put("fairness_connections", estimate.foremost().connectionFairness().map(Decimals::six));
        row.put("fairness_workers", estimate.workerFairness().map(Decimals::six));
        row.retries(estimate.asking().retries());
        row.demand("client_", estimate.client());
        row.demand("server_", estimate.server());
        row.cpu("client_", hosts.client());
        row.cpu("server_", hosts.server());
        row.times(Report.FIRST_BYTE, row.sent(Report.FIRST_BYTE));
        row.times(Report.COMPLETION, plan.closing() == Closing.CLIENT && plan.exchange().goes(Direction.TO_SERVER)
                && plan.has(Role.CLIENT)
                        ? Figure.unknown("nobody confirms that everything has arrived where the client closes first;"
                                + " --close server or --close reset would")
                        : row.sent(Report.COMPLETION));
        row.put("starved_connections", estimate.foremost().counting().fairness().starvedConnections());
        row.phases();
        row.put("connections_not_arrived", row.notArrived());
        row.put("connect_attempts_left_out", row.leftOut());
        row.integrity();
        row.exchange();
        row.openLoop(plan);
        row.servers(servers);
        row.times("round", Report.ROUND_NS, row.rounds(Report.ROUND_NS));
        return new Summary(row.values);
    }

    private void integrity() {
        Integrity told = estimate.integrity();
        Figure<Integrity> integrity = Figure.ofNullable(told, "nobody checked the bytes (--verify), or told of it");
        put("integrity", "integrity_bytes_checked", integrity.map(Integrity::checkedBytes));
        put("integrity", "integrity_connections_damaged", integrity.map(Integrity::damagedConnections));
        put("integrity", "integrity_bytes_damaged", integrity.map(Integrity::damagedBytes));
    }

    /** What the sender calls completed and the receiver does not, if both are known. */
    private Figure<Long> notArrived() {
        return Figure.ofNullable(estimate.client(), "a server does not know what its clients sent").known()
                ? Figure.ofNullable(estimate.server(), "nobody told what the server received")
                        .map(_ -> estimate.client()
                                .failures()
                                .stream()
                                .filter(kind -> kind.cause() == FailureCause.NOT_ARRIVED)
                                .mapToLong(Failures::count)
                                .sum())
                : Figure.unknown("a server does not know what its clients sent");
    }

    /** Attempts of which there is no connect time: they failed before, or their worker died. */
    private Figure<Long> leftOut() {
        return estimate.client() == null
                ? Figure.unknown("only a client measures it")
                : Figure.of(Math.max(0, estimate.client().totals().started()
                        - sent(Report.CONNECT).map(Distribution::count).orElse(0L)));
    }

    private void counts() {
        put("seconds", estimate.foremost().elapsedNs().map(Decimals::seconds));
        put("bytes", estimate.foremost().bytes());
        put("bits_per_second", estimate.foremost().bytesPerSecond().map(Decimals::bits));
        put("connections_per_second", estimate.connectionsPerSecond().map(Decimals::six));
        put("connections_requested", estimate.requested());
        put("connections_completed", estimate.completed());
        put("connections_failed", estimate.failed());
        put("connections_not_attempted", estimate.notAttempted());
        put("workers", workers(estimate.client()) + workers(estimate.server()));
        put("workers_failed", estimate.workersLost());
    }

    private void sides() {
        Traffic traffic = estimate.foremost();
        put("bytes_counted_by", FailureView.sideWord(traffic.countedBy(), estimate.exchange()));
        put("bytes_sent", traffic.bytesSent());
        put("bytes_received", traffic.bytesReceived());
        put("seconds_sender", traffic.bytesSent().flatMap(_ -> traffic.sender().elapsedNs()).map(Decimals::seconds));
        put("seconds_receiver", traffic.bytesReceived().flatMap(_ -> traffic.receiver().elapsedNs())
                .map(Decimals::seconds));
    }

    private void steady() {
        Figure<Steady> bytes = estimate.foremost().steady();
        put("steady_seconds", bytes.map(steady -> Decimals.seconds(steady.lengthNs())));
        steadyBits("steady_bits_per_second", "steady_bits_per_second", bytes);
        steadyCount("steady_connections_per_second", "steady_connections_per_second", estimate.steady().connections());
    }

    private void steadyBits(String about, String name, Figure<Steady> bytes) {
        Figure<Steady.Confidence> interval = bytes.flatMap(Steady::interval);
        put(about, name, bytes.map(steady -> Decimals.bits(steady.perSecond())));
        put(about, name + "_low", interval.map(some -> Decimals.bits(some.lowPerSecond())));
        put(about, name + "_high", interval.map(some -> Decimals.bits(some.highPerSecond())));
    }

    private void steadyCount(String about, String name, Figure<Steady> counts) {
        Figure<Steady.Confidence> interval = counts.flatMap(Steady::interval);
        put(about, name, counts.map(steady -> Decimals.six(steady.perSecond())));
        put(about, name + "_low", interval.map(some -> Decimals.six(some.lowPerSecond())));
        put(about, name + "_high", interval.map(some -> Decimals.six(some.highPerSecond())));
    }

    /** What a push has none of: the other way, and rounds. */
    private void exchange() {
        put("exchange", estimate.exchange().kind().word());
        Figure<Traffic> reverse = estimate.reverse();
        put("reverse", "reverse_bytes", reverse.map(Traffic::bytes));
        put("reverse", "reverse_bytes_sent", reverse.flatMap(Traffic::bytesSent));
        put("reverse", "reverse_bytes_received", reverse.flatMap(Traffic::bytesReceived));
        put("reverse", "reverse_bits_per_second", reverse.flatMap(Traffic::bytesPerSecond).map(Decimals::bits));
        steadyBits("reverse", "reverse_steady_bits_per_second", reverse.flatMap(Traffic::steady));
        put("reverse", "reverse_fairness_connections", reverse.flatMap(Traffic::connectionFairness).map(Decimals::six));
        put("round", "rounds_completed", estimate.rounds());
        put("round", "rounds_per_second", estimate.roundsPerSecond().map(Decimals::six));
        steadyCount("round", "rounds_steady_per_second", estimate.steady().rounds());
        times("round", Report.ROUND, rounds(Report.ROUND));
    }

    private Figure<Distribution> rounds(String name) {
        return estimate.rounds().flatMap(_ -> estimate.client().distribution(name));
    }

    /** How much each had of it. */
    private void servers(List<ServerView> servers) {
        Figure<LongSummaryStatistics> bytes = ServerView.bytes(servers);
        put("servers", servers.size());
        put("server_bytes", "server_bytes_least", bytes.map(LongSummaryStatistics::getMin));
        put("server_bytes", "server_bytes_most", bytes.map(LongSummaryStatistics::getMax));
    }

    private void openLoop(RunSpec plan) {
        Schedule schedule = Schedule.of(plan, estimate);
        Figure<Schedule> known = Figure.ofNullable(schedule,
                "connections began as soon as there was a place for them (--rate)");
        put("open_loop", "open_loop_offered_per_second", known.map(some -> Decimals.six(some.arrivals().perSecond())));
        put("open_loop", "open_loop_connections_due", known.map(Schedule::due));
        put("open_loop", "open_loop_connections_never_begun", known.map(Schedule::neverBegun));
        put("open_loop", "open_loop_connections_blocked", known.map(Schedule::blocked));
        for (String name : List.of(Report.LAG, Report.SETUP, Report.RESPONSE)) {
            Figure<PlannedTimes> times = known.flatMap(some -> Figure.ofNullable(some.times().get(name),
                    "nobody confirms that everything has arrived where the client closes first"));
            String column = "open_loop_" + name;
            String about = schedule == null ? "open_loop" : column;
            put(about, column + "_p50", times.flatMap(some -> planned(some, some.p50())));
            put(about, column + "_p99", times.flatMap(some -> planned(some, some.p99())));
            put(about, column + "_p999", times.flatMap(some -> planned(some, some.p999())));
            put(about, column + "_max", times.flatMap(some -> planned(some, some.max())));
        }
    }

    private static Figure<Long> planned(PlannedTimes times, Long value) {
        return Figure.ofNullable(value, times.count() + times.givenUp() == 0
                ? "nothing happened that could have been measured, or nobody told of it"
                : times.givenUp() + " of " + (times.count() + times.givenUp())
                        + " were given up, and are above all others");
    }

    private Figure<Distribution> sent(String name) {
        return estimate.client() == null
                ? Figure.unknown("only a client measures it")
                : estimate.client().distribution(name);
    }

    private void times(String name, Figure<Distribution> times) {
        times(name, name, times);
    }

    private void times(String about, String name, Figure<Distribution> times) {
        Figure<Distribution.Quantiles> values = times.map(Distribution::values);
        put(about, name + "_min", values.map(Distribution.Quantiles::min));
        put(about, name + "_p50", values.map(Distribution.Quantiles::p50));
        put(about, name + "_p90", values.map(Distribution.Quantiles::p90));
        put(about, name + "_p99", values.map(Distribution.Quantiles::p99));
        put(about, name + "_p999", values.map(Distribution.Quantiles::p999));
        put(about, name + "_max", values.map(Distribution.Quantiles::max));
    }

    private void phases() {
        Figure<Phases> phases = estimate.steady().phases();
        put("setup_connections", phases.map(Phases::connections));
        put("setup_seconds", phases.map(some -> Decimals.seconds(some.setupNs())));
        put("setup_connections_per_second", phases.flatMap(Phases::connectionsPerSecond).map(Decimals::six));
        Figure<Long> transfer = phases.flatMap(Phases::transfer);
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
        Figure<Side> some = Figure.ofNullable(side, "nobody told of the workers there");
        put(who + "cpu_nanoseconds_per_kib", some.flatMap(Side::cpuNsPerKib).map(Decimals::six));
        put(who + "cpu_microseconds_per_connection", some.flatMap(Side::cpuMicrosecondsPerConnection)
                .map(Decimals::six));
    }

    private void cpu(String who, HostView host) {
        Figure<HostView.Cpu> cpu = Figure.ofNullable(host == null ? null : host.cpu(), host == null
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

    private static long workers(Side side) {
        return side == null ? 0 : side.workers().size();
    }
}
