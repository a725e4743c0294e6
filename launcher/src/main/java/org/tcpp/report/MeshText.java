package org.tcpp.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.tcpp.estimate.Distribution;
import org.tcpp.mesh.HostFailure;
import org.tcpp.mesh.MeshHost;
import org.tcpp.mesh.MeshResult;
import org.tcpp.mesh.MeshStart;
import org.tcpp.mesh.MeshSum;
import org.tcpp.pattern.HostFold;
import org.tcpp.result.HostView;
import org.tcpp.result.LatencyView;
import org.tcpp.result.Note;
import org.tcpp.result.Summary;
import org.tcpp.result.Verdict;

/**
 * The result of many hosts for a person at a terminal: the original's two lines over all pairs, a matrix, and what went
 * wrong. ASCII only, the same in every locale. Pure.
 */
public final class MeshText {

    private static final int FAILURES = 8;
    private static final int HOSTS = 16;
    private static final double MILLISECOND_NS = 1e6;
    private static final List<String> TIMES = List.of("connect", "first_byte", "flow_completion", "round");

    private final MeshResult result;
    private final Style style;
    private final List<String> lines = new ArrayList<>();

    private MeshText(MeshResult result, Style style) {
        this.result = result;
        this.style = style;
    }

    /** All of it, with a line end after every line. */
    public static String of(MeshResult result, Style style) {
        return new MeshText(result, style).text();
    }

    /** The verdict and its reasons in one line, without its end. */
    public static String verdict(MeshResult result) {
        return Ascii.of(result.verdict()
                + (result.verdictReasons().isEmpty() ? "" : ": " + String.join("; ", result.verdictReasons())));
    }

    private String text() {
        lines.addAll(ClassicLines.of(result.summary(), style));
        if (!style.quiet()) {
            lines.add("");
            if (result.hasFigures()) {
                lines.addAll(new MeshMatrix(result, style).lines());
                lines.add("");
            }
            figures();
            hosts();
            failures();
            remarks();
        }
        if (result.verdict() != Verdict.COMPLETE && !style.quiet()) {
            lines.add("");
            wrap(verdict(result));
        }
        while (!lines.isEmpty() && lines.getFirst().isEmpty()) {
            lines.removeFirst();
        }
        return String.join("\n", lines) + (lines.isEmpty() ? "" : "\n");
    }

    private void figures() {
        Summary summary = result.summary();
        BigDecimal seconds = summary.decimal("seconds");
        if (seconds != null) {
            wrap("over the " + Quantity.seconds(seconds) + " s in which "
                    + (ran() == 1 ? "1 pair" : "all " + ran() + " pairs")
                    + " ran"
                    + (result.figures().sums().size() == 1
                            ? ""
                            : ", of " + result.figures().sums().size() + " rounds together")
                    + "; bytes are counts of that time, added up");
        }
        Long back = summary.whole("reverse_bits_per_second");
        if (back != null && back > 0) {
            wrap("the other way: " + ClassicLines.gbps(back) + " Gbps");
        }
        if (summary.whole("pair_bits_per_second_min") != null) {
            wrap("pairs: min " + Quantity.rate(summary.whole("pair_bits_per_second_min")) + ", median "
                    + Quantity.rate(summary.whole("pair_bits_per_second_median")) + ", max "
                    + Quantity.rate(summary.whole("pair_bits_per_second_max"))
                    + (summary.decimal("fairness_pairs") == null
                            ? ""
                            : "; fairness between them " + Quantity.index(summary.decimal("fairness_pairs"))));
        }
        integrity();
        result.figures().latencies().stream()
                .filter(view -> view.side().equals(result.clientSide()) && view.count() > 0)
                .filter(view -> TIMES.contains(view.name())).forEach(this::times);
        start();
    }

    private void integrity() {
        List<Long> damaged = result.tables().pairs().stream().map(pair -> pair.traffic().integrityBytesDamaged())
                .filter(Objects::nonNull).toList();
        if (!damaged.isEmpty()) {
            wrap("every byte was checked in " + damaged.size() + " of " + result.tables().pairs().size() + " pairs: "
                    + damaged.stream().mapToLong(Long::longValue).sum() + " differ from what was sent");
        }
    }

    private int ran() {
        return result.figures().sums().stream().map(MeshSum::counted).mapToInt(MeshSum.Pairs::pairs).sum();
    }

    private void times(LatencyView view) {
        Distribution.Quantiles times = view.microseconds();
        wrap(view.name().replace('_', ' ') + ": min " + Quantity.time(times.min()) + ", p50 "
                + Quantity.time(times.p50()) + ", p99 " + Quantity.time(times.p99()) + ", p99.9 "
                + Quantity.time(times.p999()) + ", max " + Quantity.time(times.max()));
    }

    private void start() {
        MeshStart start = result.figures().start();
        if (start.skewAtMostNs() != null) {
            wrap("began at most " + milliseconds(start.skewAtMostNs()) + " ms apart: "
                    + milliseconds(start.leastLateNs()) + " to " + milliseconds(start.mostLateNs())
                    + " ms after the instant, and clocks known to " + milliseconds(start.boundsNs())
                    + " ms together");
        } else if (result.summary().whole("pairs_complete") > 0) {
            wrap("how far apart they began is not known");
        }
    }

    private void hosts() {
        List<MeshHost> all = result.tables().hosts();
        List<MeshHost> shown = all.size() <= HOSTS || style.verbose()
                ? all
                : all.stream().filter(host -> host.ending().why() != null).limit(HOSTS).toList();
        if (shown.isEmpty()) {
            return;
        }
        lines.add("");
        Table table = new Table(List.of("host", "role", "ended", "late", "clock within", "cpu"));
        for (MeshHost host : shown) {
            table.row(List.of(Ascii.of(host.name()), host.role(), host.ending().ended().toString().replace('_', ' '),
                    nanoseconds(host.clock().lateNs()), nanoseconds(host.clock().boundNs()), cpu(host.facts())));
        }
        lines.addAll(table.lines(style.width()));
    }

    private static String cpu(HostView facts) {
        return facts == null || facts.cpu() == null
                ? "-"
                : Math.round((1000 - facts.cpu().idlePermille()) / 10.0) + " %";
    }

    private void failures() {
        List<HostFailure> all = result.faults().failures();
        if (all.isEmpty()) {
            return;
        }
        lines.add("");
        all.stream().limit(style.verbose() ? Long.MAX_VALUE : FAILURES).forEach(failure -> wrap(failure.count()
                + " failed in " + failure.phase() + ", as " + failure.host() + " saw it in " + failure.pairs()
                + (failure.pairs() == 1 ? " pair: " : " pairs: ") + failure.meaning()));
        if (all.size() > FAILURES && !style.verbose()) {
            lines.add("(and " + (all.size() - FAILURES) + " kinds more; -v shows all)");
        }
    }

    private void remarks() {
        List<String> remarks = new ArrayList<>();
        result.faults().findings().forEach(finding -> remarks.add("note: " + finding.text()));
        for (Note note : result.tables().notes()) {
            if (style.verbose() || List.of("run", "sums", "hosts").contains(note.about())) {
                remarks.add("note: " + (note.about().equals("run") ? "" : note.about() + ": ") + note.text());
            }
        }
        List<String> lost = result.tables().hosts().stream().filter(host -> host.ending().why() != null)
                .map(MeshHost::name).toList();
        if (lost.size() > 1) {
            remarks.add("note: not there to the end: " + HostFold.text(lost));
        }
        if (!remarks.isEmpty()) {
            lines.add("");
            remarks.forEach(this::wrap);
        }
    }

    private void wrap(String text) {
        lines.addAll(Ascii.wrapped(text, style.width(), "  "));
    }

    private static String nanoseconds(Long ns) {
        return ns == null ? "-" : milliseconds(ns) + "ms";
    }

    private static String milliseconds(long ns) {
        return String.format(Locale.ROOT, "%.2f", ns / MILLISECOND_NS);
    }
}
