package org.tcpp.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.tcpp.message.Judged;
import org.tcpp.result.ChaosView;
import org.tcpp.result.HostRow;
import org.tcpp.result.HostView;
import org.tcpp.result.Result;

/** What the text says of connections that misbehaved: how each behaviour ended, and each ending that may not be. */
final class ChaosLines {

    private static final List<String> HEADER = List.of("behaviour", "end", "begun", "right", "may be", "WRONG", "HUNG",
            "skipped", "after:p50", "p99", "max");

    private ChaosLines() {}

    /** Nothing where nobody misbehaved by plan. */
    static List<String> of(Result result, Style style) {
        List<String> lines = new ArrayList<>();
        ChaosView chaos = result.faults().chaos();
        if (chaos == null) {
            return lines;
        }
        Table table = new Table(HEADER);
        String before = "";
        for (ChaosView.BehaviourView row : chaos.behaviours()) {
            table.row(row(row, row.behaviour().equals(before)));
            before = row.behaviour();
        }
        chaos.bystanders().forEach(row -> table.row(List.of("bystanders", row.role(), count(row.begun()),
                count(row.completed()), "", count(row.failed()), "", "", "", "", "")));
        lines.add("");
        lines.addAll(table.lines(style.width()));
        lines.addAll(rest(result, style));
        for (ChaosView.BehaviourView row : chaos.behaviours()) {
            row.endings()
                    .stream()
                    .filter(ending -> isWrong(ending) || style.verbose())
                    .forEach(ending -> lines.addAll(ending(row, ending, style)));
        }
        return lines;
    }

    /** What is left of it all on the hosts that told. */
    private static List<String> rest(Result result, Style style) {
        List<String> lines = new ArrayList<>();
        for (HostRow host : result.tables().hosts()) {
            Long sockets = counter(host, "left.sockets");
            if (sockets != null && sockets == 0) {
                Long timeWait = counter(host, "left.time_wait");
                lines.addAll(Ascii.wrapped("left on the run's ports " + counter(host, "left.milliseconds")
                        + " ms after its end: nothing"
                        + (timeWait == null ? "" : " but " + timeWait + " in TIME_WAIT, as it should be"),
                        style.width(), "  "));
            }
        }
        return lines;
    }

    private static Long counter(HostRow host, String name) {
        return host.facts()
                .counters()
                .stream()
                .filter(counter -> counter.name().equals(name))
                .map(HostView.Counter::difference)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static List<String> row(ChaosView.BehaviourView row, boolean again) {
        return List.of(again ? "" : row.behaviour(), row.role(), count(row.begun()), count(row.judged().expected()),
                count(row.judged().tolerated()), count(row.judged().unexpected()), count(row.judged().hung()),
                count(row.judged().notSupported()), Quantity.time(row.time() == null ? null : row.time().p50()),
                Quantity.time(row.time() == null ? null : row.time().p99()),
                Quantity.time(row.time() == null ? null : row.time().max()));
    }

    private static List<String> ending(ChaosView.BehaviourView row, ChaosView.EndingView ending, Style style) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.addAll(Ascii.wrapped(row.behaviour() + ", " + row.meaning() + ": at the " + row.role() + " " + ending
                .count() + " ended by " + ending.ending() + " (" + ending.judged() + ")", style.width(), "  "));
        lines.addAll(Ascii.wrapped("  " + TextReport.example(ending.example()), style.width(), "    "));
        if (isWrong(ending)) {
            lines.addAll(Ascii.wrapped("  again: ./tcpp " + String.join(" ", ending.again()), style.width(),
                    "    "));
        }
        return lines;
    }

    private static boolean isWrong(ChaosView.EndingView ending) {
        return Judged.of(ending.judged()).isFailure();
    }

    /** A dot is easier to see past than a 0. */
    private static String count(long count) {
        return count == 0 ? "." : Long.toString(count);
    }
}
