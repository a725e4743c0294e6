package org.tcpp.report;

import java.util.ArrayList;
import java.util.List;
import org.tcpp.result.FailureView;
import org.tcpp.result.Note;
import org.tcpp.result.Result;
import org.tcpp.result.Summary;
import org.tcpp.result.Trials;
import org.tcpp.result.Verdict;

/**
 * A result for a person at a terminal: the original's two lines first, then a table, then what went wrong. ASCII only,
 * the same in every locale. Pure.
 */
public final class TextReport {

    private static final int EXAMPLES = 3;

    private TextReport() {}

    /** A client's text, with a line end after every line. */
    public static String of(Result result, Style style) {
        List<String> lines = new ArrayList<>(ClassicLines.of(result, style));
        if (!style.quiet()) {
            lines.add("");
            lines.addAll(WorkerTable.of(result, "client", style));
            lines.addAll(ServerLines.of(result, style));
            lines.addAll(figures(result, style));
            lines.addAll(OpenLoopLines.of(result, style));
            lines.addAll(IntegrityLines.of(result, style));
            lines.addAll(ChaosLines.of(result, style));
            lines.addAll(DisturbanceLines.of(result, style));
            lines.addAll(failures(result, style));
            remarks(lines, result, style);
        }
        if (result.verdict() != Verdict.COMPLETE && !style.quiet()) {
            lines.add("");
            lines.addAll(Ascii.wrapped(verdict(result), style.width(), "  "));
        }
        return text(lines);
    }

    /** What a server says when it stops: connections, bytes and failures by cause, per worker and in all. */
    public static String serverTotals(Result result, Style style) {
        List<String> lines = new ArrayList<>();
        Summary summary = result.summary();
        lines.add(summary.whole("connections_requested") + " connections accepted, "
                + summary.whole("connections_completed") + " completed, " + summary.whole("connections_failed")
                + " failed, " + summary.whole("bytes") + " bytes received");
        if (!style.quiet()) {
            lines.add("");
            lines.addAll(WorkerTable.of(result, "server", style));
            lines.addAll(failures(result, style));
            remarks(lines, result, style);
        }
        return text(lines);
    }

    /**
     * A server's line for one run that has ended.
     *
     * @param peer who it was, as {@code 192.0.2.1}
     */
    public static String serverRun(Result result, String peer) {
        Summary summary = result.summary();
        Long failed = summary.whole("connections_failed");
        return Ascii.of(peer + ": " + result.verdict() + ", " + summary.whole("connections_completed")
                + " connections" + (failed == 0 ? "" : ", " + failed + " failed") + ", " + summary.whole("bytes")
                + " bytes in " + Quantity.seconds(summary.decimal("seconds")) + " s, "
                + ClassicLines.gbps(summary.whole("bits_per_second")) + " Gbps") + "\n";
    }

    /** What several runs say together: the means, each with its interval of confidence. */
    public static String trials(Trials trials, Style style) {
        Table table = new Table(List.of(trials.trials() + " trials", "runs", "mean", "95 % from", "to", "min", "max"));
        for (Trials.Mean figure : trials.figures()) {
            if (figure.runs() > 0) {
                table.row(List.of(figure.name(), Integer.toString(figure.runs()), Quantity.plain(figure.mean()),
                        Quantity.plain(figure.low()), Quantity.plain(figure.high()), Quantity.plain(figure.min()),
                        Quantity.plain(figure.max())));
            }
        }
        List<String> lines = new ArrayList<>(table.lines(style.width()));
        if (trials.figures().stream().anyMatch(figure -> figure.low() != null && figure.low().signum() == 0)) {
            lines.addAll(Ascii.wrapped("an interval that begins at 0 is cut off there: the runs differ too much for so"
                    + " few of them", style.width(), "  "));
        }
        if (trials.leftOut() > 0) {
            lines.add(trials.leftOut() + " of " + trials.trials() + " runs interrupted or failed: not in the means");
        }
        if (trials.verdict() != Verdict.COMPLETE) {
            lines.add("worst verdict: " + trials.verdict());
        }
        return text(lines);
    }

    /** The verdict and its reasons in one line, without its end. */
    public static String verdict(Result result) {
        return Ascii.of(result.verdict()
                + (result.verdictReasons().isEmpty() ? "" : ": " + String.join("; ", result.verdictReasons())));
    }

    private static List<String> figures(Result result, Style style) {
        Summary summary = result.summary();
        List<String> lines = new ArrayList<>();
        Long bits = summary.whole("steady_bits_per_second");
        if (bits != null) {
            Long low = summary.whole("steady_bits_per_second_low");
            lines.addAll(Ascii.wrapped("steady for " + Quantity.seconds(summary.decimal("steady_seconds")) + " s: "
                    + ClassicLines.gbps(bits) + " Gbps" + (low == null
                            ? ", too short for an interval of confidence"
                            : ", 95 % confidence " + ClassicLines.gbps(low) + " to "
                                    + ClassicLines.gbps(summary.whole("steady_bits_per_second_high"))),
                    style.width(), "  "));
        }
        ExchangeLines.of(summary).forEach(line -> lines.addAll(Ascii.wrapped(line, style.width(), "  ")));
        boolean receiver = summary.text("bytes_counted_by").equals("receiver");
        lines.addAll(Ascii.wrapped(receiver
                ? "bytes as counted by the receiver" + sent(summary.whole("bytes_sent"))
                : "bytes as counted by the sender: nobody told what was received", style.width(), "  "));
        Long leftOut = summary.whole("connect_attempts_left_out");
        if (leftOut != null && leftOut > 0) {
            lines.addAll(Ascii.wrapped("connect times leave out " + leftOut + " attempts that did not connect",
                    style.width(), "  "));
        }
        if (summary.decimal("fairness_workers") != null) {
            lines.add("fairness between workers: " + Quantity.index(summary.decimal("fairness_workers")));
        }
        return lines;
    }

    private static String sent(Long bytes) {
        return bytes == null ? ": nobody told what was sent" : "; the sender counts " + bytes;
    }

    private static List<String> failures(Result result, Style style) {
        List<String> lines = new ArrayList<>();
        for (FailureView failure : result.faults().failures()) {
            lines.add("");
            lines.addAll(Ascii.wrapped(failure.count() + " failed in " + failure.phase() + ", as the "
                    + failure.side() + " saw it: " + failure.meaning(), style.width(), "  "));
            failure.examples()
                    .stream()
                    .limit(style.verbose() ? Long.MAX_VALUE : EXAMPLES)
                    .forEach(example -> lines.addAll(Ascii.wrapped("  " + example(example), style.width(), "    ")));
        }
        return lines;
    }

    static String example(FailureView.Example example) {
        return (example.connection() == null ? "a connection" : "connection " + example.connection()) + " of worker "
                + example.worker() + (example.local() == null ? "" : ", " + example.local())
                + (example.remote() == null ? "" : " to " + example.remote())
                + (example.atSeconds() == null ? "" : ", at " + Quantity.seconds(example.atSeconds()) + " s")
                + ", after " + example.bytes() + " bytes"
                + (example.detail() == null ? "" : ": " + example.detail());
    }

    private static void remarks(List<String> lines, Result result, Style style) {
        List<String> remarks = new ArrayList<>();
        result.faults().findings().forEach(finding -> remarks.add("note: " + finding.text()));
        for (Note note : result.tables().notes()) {
            if (note.about().equals("run") || style.verbose()) {
                remarks.add("note: " + (note.about().equals("run") ? "" : note.about() + ": ") + note.text());
            }
        }
        result.tables().notices()
                .stream()
                .limit(style.verbose() ? Long.MAX_VALUE : EXAMPLES)
                .forEach(notice -> remarks.add(notice.role() + " worker " + notice.worker() + ": " + notice.text()));
        if (!remarks.isEmpty()) {
            lines.add("");
            remarks.forEach(remark -> lines.addAll(Ascii.wrapped(remark, style.width(), "  ")));
        }
    }

    private static String text(List<String> lines) {
        if (!lines.isEmpty() && lines.getFirst().isEmpty()) {
            lines.removeFirst();
        }
        return String.join("\n", lines) + (lines.isEmpty() ? "" : "\n");
    }
}
