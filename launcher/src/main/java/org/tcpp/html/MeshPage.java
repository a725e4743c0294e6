package org.tcpp.html;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tcpp.mesh.HostFailure;
import org.tcpp.mesh.MeshInterval;
import org.tcpp.mesh.MeshPair;
import org.tcpp.mesh.MeshResult;
import org.tcpp.mesh.MeshStart;
import org.tcpp.mesh.MeshSum;
import org.tcpp.report.JsonReport;
import org.tcpp.result.LatencyView;
import org.tcpp.result.Verdict;
import org.tcpp.text.SafeText;

/**
 * A run of many hosts as a page of HTML: the sum over the window in which all pairs ran, a map of who moved how much to
 * whom, and what each host did when. A single file without scripts, in which everything from a result is text. Pure;
 * any thread.
 */
public final class MeshPage {

    private static final double MILLISECOND_NS = 1e6;
    private static final int MOST_LINES = 7;

    private final MeshResult result;

    private MeshPage(MeshResult result) {
        this.result = result;
    }

    /** The page, ending in a line end. */
    public static String of(MeshResult result) {
        MeshPage page = new MeshPage(result);
        MeshHosts hosts = new MeshHosts(result);
        return new Page(page.title(), page.header()).add(page.remarks()).add(page.failures())
                .add(new MeshMap(result).section()).add(page.overTime()).add(page.times()).add(hosts.timelines())
                .add(hosts.table()).add(page.pairs()).add(page.plan()).text();
    }

    private String title() {
        return "tcpp: " + result.plan().size().pairs() + (result.plan().size().pairs() == 1 ? " pair" : " pairs")
                + " of " + result.plan().size().hosts() + " hosts";
    }

    private Element header() {
        Map<String, Object> summary = result.summary().values();
        Number rate = (Number) summary.get("bits_per_second");
        long ran = result.figures().sums().stream().map(MeshSum::counted).mapToLong(MeshSum.Pairs::pairs).sum();
        Element header = Element.of("header").add(Element.of("h1", title()),
                Element.of("p").with("class", "quote").add(
                        Element.of("strong", rate == null ? "no rate" : Unit.BITS_PER_SECOND.text(rate))));
        if (result.hasFigures()) {
            header.add(Element.of("p", rate == null
                    ? "There is no time at which all pairs ran."
                    : "All pairs together, over the " + seconds(summary.get("seconds")) + " in which "
                            + (ran == 1 ? "one" : "all " + ran) + " ran: counts of that time, added up. "
                            + spread(summary)),
                    Element.of("p", start()));
        }
        Element verdict = Element.of("p").add(Element.of("strong", result.verdict().toString()))
                .text(result.verdictReasons().isEmpty()
                        ? ""
                        : ": " + result.verdictReasons().stream().map(SafeText::line)
                                .collect(Collectors.joining("; ")));
        header.add(result.verdict() == Verdict.COMPLETE ? verdict : verdict.with("class", "bad"));
        return header.add(Element.of("pre", "tcpp " + String.join(" ", result.run().commandLine())),
                Element.of("p", "Run " + result.run().id() + ", " + result.run().started()
                        + result.run().labels().entrySet().stream()
                                .map(label -> ", " + label.getKey() + "=" + label.getValue())
                                .collect(Collectors.joining())));
    }

    private static String spread(Map<String, Object> summary) {
        return summary.get("pair_bits_per_second_min") == null
                ? ""
                : "One pair moved " + Unit.BITS_PER_SECOND.text((Number) summary.get("pair_bits_per_second_min"))
                        + " to " + Unit.BITS_PER_SECOND.text((Number) summary.get("pair_bits_per_second_max"))
                        + (summary.get("fairness_pairs") == null
                                ? "."
                                : "; fairness between them is " + Numbers.cell(summary.get("fairness_pairs")) + ".");
    }

    private String start() {
        MeshStart start = result.figures().start();
        return start.skewAtMostNs() == null
                ? "How far apart they began is not known."
                : "They began at most " + milliseconds(start.skewAtMostNs()) + " ms apart, the last of them "
                        + MeshHosts.name(start.latest()) + ".";
    }

    private Section remarks() {
        Section section = new Section("remarks", "Before you quote a figure");
        List<String> remarks = new ArrayList<>();
        result.faults().findings().forEach(finding -> remarks.add(finding.text()));
        // why a column of the summary is empty is for who reads the file
        result.tables().notes().stream().filter(note -> !note.about().startsWith("summary."))
                .forEach(note -> remarks.add((note.about().equals("run") ? "" : note.about() + ": ") + note.text()));
        if (remarks.isEmpty()) {
            return section;
        }
        Element list = Element.of("ul");
        remarks.forEach(remark -> list.add(Element.of("li", SafeText.line(remark))));
        return section.add(list);
    }

    private Section failures() {
        DataTable table = new DataTable("failed connections by host and kind",
                List.of("host", "count", "pairs", "side", "phase", "cause", "meaning"));
        for (HostFailure one : result.faults().failures()) {
            table.row(MeshHosts.name(one.host()), one.count(), one.pairs(), one.side(), one.phase(), one.cause(),
                    one.meaning());
        }
        return new Section("failures", "Failed connections").add(table);
    }

    private Section overTime() {
        Section section = new Section("time", "Over time");
        List<MeshInterval> rows = result.tables().intervals();
        Map<Integer, List<MeshInterval>> rounds = rows.stream().collect(Collectors.groupingBy(MeshInterval::round));
        if (rows.size() <= rounds.size() || rounds.size() > MOST_LINES) {
            return section;
        }
        double end = rows.stream().mapToDouble(row -> row.toSeconds().doubleValue()).max().orElse(1);
        Chart chart = new Chart(Axis.time(0, end), Axis.of("All pairs", Unit.BITS_PER_SECOND,
                Scale.fromZero(rows.stream().mapToDouble(MeshInterval::bitsPerSecond).max().orElse(0))));
        Pointer pointer = new Pointer(Unit.BITS_PER_SECOND);
        DataTable table = new DataTable("all pairs by interval",
                List.of("round", "from, s", "to, s", "bytes", "bit/s", "pairs that ran"));
        rounds.forEach((round, row) -> {
            List<Step> steps = Step.longEnough(row.stream()
                    .map(one -> Step.of(one.fromSeconds(), one.toSeconds(), one.bitsPerSecond())).toList());
            String name = rounds.size() == 1 ? "all pairs" : "round " + round;
            chart.steps(Ink.of(round - 1), name, steps);
            pointer.line(name, steps.stream().filter(step -> step != null).toList());
        });
        pointer.on(chart);
        rows.forEach(row -> table.row(row.round(), row.fromSeconds(), row.toSeconds(), row.bytes(),
                row.bitsPerSecond(), row.pairs()));
        return section.chart(chart, "Goodput of all pairs",
                "What all pairs moved, added up; the time is since their round was to begin.", table);
    }

    private Section times() {
        DataTable table = new DataTable("times over all pairs, in microseconds",
                List.of("what", "side", "count", "min", "p50", "p90", "p99", "p99.9", "max"));
        for (LatencyView view : result.figures().latencies()) {
            table.row(view.name(), view.side(), view.count(), view.microseconds().min(), view.microseconds().p50(),
                    view.microseconds().p90(), view.microseconds().p99(), view.microseconds().p999(),
                    view.microseconds().max());
        }
        Section section = new Section("latencies", "Times").add(table);
        return section.isEmpty()
                ? section
                : section.say("Percentiles of all values of all pairs, whose histograms were added up.");
    }

    private Section pairs() {
        DataTable table = new DataTable("pairs", List.of("round", "client", "server", "verdict", "bit/s while all ran",
                "bit/s in its whole run", "bytes", "completed", "failed", "connect p99, \u00b5s", "late, ms",
                "why there is no result"));
        for (MeshPair pair : result.tables().pairs()) {
            table.row(pair.where().round(), MeshHosts.name(pair.where().client()),
                    MeshHosts.name(pair.where().server()), pair.state().verdict(), pair.window().bitsPerSecond(),
                    pair.traffic().bitsPerSecond(), pair.traffic().bytes(), pair.connections().connectionsCompleted(),
                    pair.connections().connectionsFailed(), pair.connect().p99(),
                    pair.state().lateNs() == null ? null : milliseconds(pair.state().lateNs()),
                    SafeText.line(pair.state().why()));
        }
        return new Section("pairs", "Pairs").add(table);
    }

    private Section plan() {
        DataTable table = new DataTable("every option in force", List.of("option", "value"));
        JsonReport.tree(result).get("plan").properties().forEach(field -> {
            if (field.getValue().isObject()) {
                field.getValue().properties().forEach(
                        each -> table.row(each.getKey(), HostsSection.text(each.getValue())));
            } else {
                table.row(field.getKey(), HostsSection.text(field.getValue()));
            }
        });
        return new Section("plan", "Plan").add(table);
    }

    private static String seconds(Object seconds) {
        return Numbers.significant(((BigDecimal) seconds).doubleValue(), 4) + " s";
    }

    static String milliseconds(long ns) {
        return Numbers.significant(ns / MILLISECOND_NS, 3);
    }
}
