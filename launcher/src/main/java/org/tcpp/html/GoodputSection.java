package org.tcpp.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.tcpp.result.DisturbanceView;
import org.tcpp.result.IntervalView;
import org.tcpp.result.Result;
import org.tcpp.result.SteadyView;

/** How fast bytes were sent and received in the course of a run. */
final class GoodputSection {

    /** An ink that no line has. */
    private static final int MARKS = 4;

    private GoodputSection() {}

    static Section of(Result result) {
        Section section = new Section("time", "Over time");
        List<IntervalView> rows = result.tables().intervals();
        if (rows.isEmpty()) {
            return section;
        }
        Map<String, List<Step>> lines = lines(result, rows);
        double most = lines.values().stream().flatMap(List::stream).filter(Objects::nonNull).map(Step::value)
                .filter(Objects::nonNull).mapToDouble(Double::doubleValue).max().orElse(0);
        Chart chart = new Chart(RunTime.axis(result), Axis.of("Goodput", Unit.BITS_PER_SECOND,
                Scale.fromZero(most)));
        SteadyView.Bytes steady = result.figures().steady().bytes();
        if (steady != null && steady.window().fromSeconds() != null) {
            chart.shade(steady.window().fromSeconds().doubleValue(), steady.window().toSeconds().doubleValue(),
                    "steady window");
        }
        Pointer pointer = new Pointer(Unit.BITS_PER_SECOND);
        int i = 0;
        for (Map.Entry<String, List<Step>> line : lines.entrySet()) {
            chart.steps(Ink.of(i++), line.getKey(), line.getValue());
            pointer.line(line.getKey(), line.getValue());
        }
        pointer.on(chart);
        markFailures(chart, rows);
        markDisturbances(chart, result.tables().disturbances());
        return section.chart(chart, "Bytes of connections, sent and received", description(result, steady),
                table(rows));
    }

    /** What is known of each way, as its sender and as its receiver counted. */
    private static Map<String, List<Step>> lines(Result result, List<IntervalView> rows) {
        boolean turned = "reverse".equals(result.summary().values().get("exchange"));
        String sender = turned ? "server" : "client";
        String receiver = turned ? "client" : "server";
        Map<String, List<Step>> lines = new LinkedHashMap<>();
        lines.put("sent by the " + sender, steps(rows, row -> row.client().bitsPerSecondSent()));
        lines.put("received by the " + receiver, steps(rows, row -> row.server().bitsPerSecondReceived()));
        if (!turned) {
            lines.put("sent by the server", steps(rows, row -> row.reverse().reverseBitsPerSecondSent()));
            lines.put("received by the client", steps(rows, row -> row.reverse().reverseBitsPerSecondReceived()));
        }
        lines.values().removeIf(line -> line.stream().allMatch(step -> step == null || step.value() == null));
        return lines;
    }

    /** In the time of the client where that is known: rows are of one length for both ends. */
    private static List<Step> steps(List<IntervalView> rows, Function<IntervalView, Long> rate) {
        return Step.longEnough(rows.stream().map(row -> row.client().fromSeconds() == null
                ? Step.of(row.server().receiverFromSeconds(), row.server().receiverToSeconds(), rate.apply(row))
                : Step.of(row.client().fromSeconds(), row.client().toSeconds(), rate.apply(row))).toList());
    }

    /** Marks the intervals in which connections failed; under the axis of time. */
    static void markFailures(Chart chart, List<IntervalView> rows) {
        List<Double> at = new ArrayList<>();
        List<String> what = new ArrayList<>();
        for (IntervalView row : rows) {
            long byClient = known(row.client().connections().failed());
            long byServer = known(row.server().connections().failed());
            if (byClient + byServer > 0) {
                at.add(byClient > 0
                        ? row.client().fromSeconds().doubleValue()
                        : row.server().receiverFromSeconds().doubleValue());
                what.add("failed: " + byClient + " at the client, " + byServer + " at the server");
            }
        }
        chart.marks(Ink.RED, "failures", at, what);
    }

    private static void markDisturbances(Chart chart, List<DisturbanceView> all) {
        List<DisturbanceView> begun = all.stream().filter(one -> one.atSeconds() != null
                && one.done().beganSeconds() != null).toList();
        chart.marks(Ink.of(MARKS), "disturbances",
                begun.stream().map(one -> one.done().beganSeconds().doubleValue()).toList(),
                begun.stream().map(DisturbanceView::command).toList());
    }

    private static String description(Result result, SteadyView.Bytes steady) {
        Object rate = result.summary().values().get("bits_per_second");
        return "Rates of " + result.tables().intervals().size() + " intervals; over the whole run "
                + Unit.BITS_PER_SECOND.text((Number) rate)
                + (steady == null
                        ? "; there is no steady window."
                        : ", in the steady window " + Unit.BITS_PER_SECOND.text(steady.bitsPerSecond()) + ".");
    }

    private static DataTable table(List<IntervalView> rows) {
        boolean twoWay = rows.stream().anyMatch(row -> row.reverse().reverseBytesSent() != null
                || row.reverse().reverseBytesReceived() != null);
        boolean rounds = rows.stream().anyMatch(row -> row.reverse().rounds() != null);
        List<String> header = new ArrayList<>(List.of("from, s", "to, s", "sent, bit/s", "sent, bytes",
                "received from, s", "to, s", "received, bit/s", "received, bytes"));
        header.addAll(twoWay
                ? List.of("other way sent, bit/s", "bytes", "other way received, bit/s", "bytes")
                : List.of());
        header.addAll(rounds ? List.of("rounds") : List.of());
        DataTable table = new DataTable("goodput by interval", header);
        for (IntervalView row : rows) {
            IntervalView.Reverse reverse = row.reverse();
            List<Object> cells = new ArrayList<>(Arrays.asList(row.client().fromSeconds(), row.client().toSeconds(),
                    row.client().bitsPerSecondSent(), row.client().bytesSent(), row.server().receiverFromSeconds(),
                    row.server().receiverToSeconds(), row.server().bitsPerSecondReceived(),
                    row.server().bytesReceived()));
            cells.addAll(twoWay
                    ? Arrays.asList(reverse.reverseBitsPerSecondSent(), reverse.reverseBytesSent(),
                            reverse.reverseBitsPerSecondReceived(), reverse.reverseBytesReceived())
                    : List.of());
            cells.addAll(rounds ? Arrays.asList((Object) reverse.rounds()) : List.of());
            table.row(cells.toArray());
        }
        return table;
    }

    private static long known(Long count) {
        return count == null ? 0 : count;
    }
}
