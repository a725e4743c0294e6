package org.tcpp.mesh;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.tcpp.estimate.Distribution;
import org.tcpp.message.Exchange;
import org.tcpp.result.Decimals;
import org.tcpp.result.FailureView;
import org.tcpp.result.LatencyView;
import org.tcpp.result.Median;
import org.tcpp.result.Note;
import org.tcpp.result.Summary;
import org.tcpp.result.Verdict;

/**
 * The figures over all pairs in one flat row. Those that the summary of a run has too have the same names, and mean the
 * sum over all pairs in their common window, and in all such windows where there are several rounds.
 */
final class MeshSummary {

    private static final DateTimeFormatter SPREADSHEET = DateTimeFormatter
            .ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final List<String> TIMES = List.of("connect", "first_byte", "flow_completion", "round");

    private final Map<String, Object> values = new LinkedHashMap<>();

    private MeshSummary() {}

    /** New columns go to the end: others rely on the order. Of what is null the notes say why. */
    static Summary of(Instant started, Verdict verdict, List<MeshHost> hosts, List<MeshPair> pairs,
            MeshResult.Figures figures, Exchange exchange, List<Note> notes) {
        MeshSummary row = new MeshSummary();
        List<MeshSum> sums = figures.sums();
        row.values.put("started", SPREADSHEET.format(started));
        row.window(sums);
        row.values.put("connections_requested", sum(pairs, pair -> pair.connections().connectionsRequested()));
        row.values.put("connections_completed", sum(pairs, pair -> pair.connections().connectionsCompleted()));
        row.values.put("connections_failed", sum(pairs, pair -> pair.connections().connectionsFailed()));
        row.values.put("verdict", verdict.toString());
        row.values.put("hosts", (long) hosts.size());
        row.values.put("hosts_lost", hosts.stream().filter(host -> !host.isWhole()).count());
        row.values.put("pairs", (long) pairs.size());
        row.values.put("pairs_complete",
                pairs.stream().filter(pair -> pair.state().verdict() == Verdict.COMPLETE).count());
        row.values.put("pattern_rounds", (long) sums.size());
        row.rates(figures.fairness(), pairs);
        row.values.put("start_skew_at_most_microseconds", figures.start().skewAtMostNs() == null
                ? null
                : (Long) Math.ceilDiv(figures.start().skewAtMostNs(), 1000L));
        TIMES.forEach(name -> row.times(name, FailureView.clientSide(exchange.kind().word()), figures.latencies()));
        row.explain(exchange, notes);
        return new Summary(row.values);
    }

    /** One note for all unknown columns whose names begin alike. */
    private void explain(Exchange exchange, List<Note> notes) {
        Map<String, String> reasons = new LinkedHashMap<>();
        String window = values.get("seconds") == null
                ? "there is no time in which all pairs of a round ran"
                : "a pair that ran in that time has not told when it moved what";
        if (!exchange.isTwoWay()) {
            reasons.put("reverse", "bytes went one way only (--bidir and --reply send both ways)");
        }
        if (exchange.kind() != Exchange.Kind.ROUNDS) {
            reasons.put("round", "nobody asked and answered (--reply)");
        }
        reasons.put("fairness", "it takes two pairs that ran in all that time, and moved something");
        reasons.put("pair", "no pair ran in all that time");
        reasons.put("start_skew", "when the pairs began, or how wrong their hosts' clocks are, is not known");
        TIMES.forEach(name -> reasons.put(name + "_", "no pair's client has measured it"));
        reasons.put("", window);
        Set<String> noted = new LinkedHashSet<>();
        values.forEach((name, value) -> {
            if (value == null) {
                reasons.keySet().stream().filter(name::startsWith).findFirst()
                        .ifPresent(begin -> noted.add(begin.isEmpty() ? name : begin));
            }
        });
        noted.forEach(about -> notes.add(new Note("summary." + about, reasons.getOrDefault(about, window))));
    }

    private void window(List<MeshSum> sums) {
        BigDecimal seconds = sums.stream().map(sum -> sum.window().seconds()).filter(Objects::nonNull)
                .reduce(BigDecimal::add).orElse(null);
        values.put("seconds", seconds);
        Long bytes = total(sums, sum -> sum.forth().bytes());
        values.put("bytes", bytes);
        values.put("bits_per_second", Decimals.bits(perSecond(bytes, seconds)));
        Long back = total(sums, sum -> sum.reverse().bytes());
        values.put("reverse_bytes", back);
        values.put("reverse_bits_per_second", Decimals.bits(perSecond(back, seconds)));
        values.put("connections_per_second", Decimals.six(
                perSecond(total(sums, sum -> sum.completed().connectionsCompleted()), seconds)));
        values.put("rounds_per_second", Decimals.six(
                perSecond(total(sums, sum -> sum.completed().roundsCompleted()), seconds)));
    }

    private void rates(MeshFairness fairness, List<MeshPair> pairs) {
        double[] rates = pairs.stream().map(pair -> pair.window().bitsPerSecond()).filter(Objects::nonNull)
                .mapToDouble(Long::doubleValue).sorted().toArray();
        boolean none = rates.length == 0;
        values.put("fairness_pairs", fairness.pairsIndex());
        values.put("pair_bits_per_second_min", none ? null : (Long) Math.round(rates[0]));
        values.put("pair_bits_per_second_median", none ? null : (Long) Math.round(Median.of(rates)));
        values.put("pair_bits_per_second_max", none ? null : (Long) Math.round(rates[rates.length - 1]));
    }

    /** As the client measured them, for it is who connects and waits. */
    private void times(String name, String clientSide, List<LatencyView> latencies) {
        Distribution.Quantiles known = latencies.stream().filter(view -> view.name().equals(name))
                .filter(view -> view.count() > 0)
                .max((a, b) -> Boolean.compare(a.side().equals(clientSide), b.side().equals(clientSide)))
                .map(LatencyView::microseconds).orElse(null);
        String prefix = name + "_microseconds_";
        values.put(prefix + "min", known == null ? null : (Long) known.min());
        values.put(prefix + "p50", known == null ? null : (Long) known.p50());
        values.put(prefix + "p90", known == null ? null : (Long) known.p90());
        values.put(prefix + "p99", known == null ? null : (Long) known.p99());
        values.put(prefix + "p999", known == null ? null : (Long) known.p999());
        values.put(prefix + "max", known == null ? null : (Long) known.max());
    }

    /** Of the rounds that have a window; null if none has that count. */
    private static Long total(List<MeshSum> sums, Function<MeshSum, Long> of) {
        List<Long> known = sums.stream().filter(sum -> sum.window().seconds() != null).map(of).toList();
        return known.isEmpty() || known.contains(null)
                ? null
                : (Long) known.stream().mapToLong(Long::longValue).sum();
    }

    private static Double perSecond(Long count, BigDecimal seconds) {
        return seconds == null ? null : Decimals.perSecond(count, Curve.ns(seconds));
    }

    private static Long sum(List<MeshPair> pairs, Function<MeshPair, Long> of) {
        return pairs.stream().map(of).filter(Objects::nonNull).mapToLong(Long::longValue).sum();
    }
}
