package org.tcpp.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.tcpp.cli.Units;
import org.tcpp.result.OpenLoopView;
import org.tcpp.result.Result;

/** What the text says of connections that were each to begin at a given moment. */
final class OpenLoopLines {

    private static final List<String> HEADER = List.of("from when it was due", "count", "given up", "p50", "p90", "p99",
            "p99.9", "max");

    private static final Pattern NANOSECONDS = Pattern.compile("(\\d{1,18})ns$");

    private OpenLoopLines() {}

    /** Nothing where there was no schedule. */
    static List<String> of(Result result, Style style) {
        List<String> lines = new ArrayList<>();
        OpenLoopView loop = result.figures().openLoop();
        if (loop == null) {
            return lines;
        }
        OpenLoopView.Counts counts = loop.counts();
        lines.add("");
        lines.addAll(Ascii.wrapped("offered " + Quantity.perSecond(loop.offeredPerSecond()) + " ("
                + arrivals(result.plan().workload().times().offered().arrivals()) + "), achieved "
                + Quantity.perSecond(loop.achievedPerSecond()) + "; of " + counts.due() + " connections due "
                + counts.begun() + " began" + blocked(counts), style.width(), "  "));
        Table table = new Table(HEADER);
        loop.times().forEach(times -> table.row(row(times, loop.givenUpAboveMicroseconds())));
        lines.addAll(table.lines(style.width()));
        return lines;
    }

    /** As the user would write it: the plan has a period in nanoseconds, of which its hash is. */
    static String arrivals(String planned) {
        return NANOSECONDS.matcher(String.valueOf(planned)).replaceFirst(
                found -> Units.time(Long.parseLong(found.group(1))));
    }

    private static String blocked(OpenLoopView.Counts counts) {
        return (counts.blockedByLimit() == 0
                ? ""
                : ", " + counts.blockedByLimit() + " of them late for want of a place"
                        + " (-m)")
                + (counts.blockedByHost() == 0
                        ? ""
                        : ", " + counts.blockedByHost() + " of them late for want of a"
                                + " port, descriptor or memory");
    }

    private static List<String> row(OpenLoopView.TimesView times, long above) {
        OpenLoopView.Quantiles some = times.times();
        if (times.counted().count() + times.counted().givenUp() == 0) {
            return List.of(name(times.name()), "0", "0", "-", "-", "-", "-", "-");
        }
        return List.of(name(times.name()), Long.toString(times.counted().count()),
                Long.toString(times.counted().givenUp()), time(some.p50(), above), time(some.p90(), above),
                time(some.p99(), above), time(some.p999(), above), time(some.max(), above));
    }

    /** What was given up would have taken more than the timeout, whenever it was given up. */
    private static String time(Long microseconds, long above) {
        return microseconds == null ? ">=" + Quantity.time(above) : Quantity.time(microseconds);
    }

    private static String name(String name) {
        return switch (name) {
            case "lag" -> "attempted";
            case "setup" -> "established";
            case "setup_service" -> " since attempted";
            case "response" -> "confirmed";
            case "response_service" -> " since attempted";
            default -> name;
        };
    }
}
