package org.tcpp.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.tcpp.result.IntervalView;
import org.tcpp.result.Result;
import org.tcpp.result.SteadyView;

/** How fast bytes were sent and received in the course of a run. */
final class GoodputSection {

    private GoodputSection() {}

    static Section of(Result result) {
        Section section = new Section("time", "Over time");
        List<IntervalView> rows = result.tables().intervals();
        if (rows.isEmpty()) {
            return section;
        }
        List<Step> sent = Step
                .longEnough(rows.stream().map(row -> Step.of(row.client().fromSeconds(), row.client().toSeconds(),
                        row.client().bitsPerSecondSent())).toList());
        List<Step> received = Step.longEnough(rows.stream().map(row -> Step.of(row.server().receiverFromSeconds(),
                row.server().receiverToSeconds(), row.server().bitsPerSecondReceived())).toList());
        double most = Stream.concat(sent.stream(), received.stream()).filter(Objects::nonNull).map(Step::value)
                .filter(Objects::nonNull).mapToDouble(Double::doubleValue).max().orElse(0);
        Chart chart = new Chart(RunTime.axis(result), Axis.of("Goodput", Unit.BITS_PER_SECOND,
                Scale.fromZero(most)));
        SteadyView.Bytes steady = result.figures().steady().bytes();
        if (steady != null && steady.window().fromSeconds() != null) {
            chart.shade(steady.window().fromSeconds().doubleValue(), steady.window().toSeconds().doubleValue(),
                    "steady window");
        }
        Pointer pointer = new Pointer(Unit.BITS_PER_SECOND);
        if (sent.stream().anyMatch(Objects::nonNull)) {
            chart.steps(Ink.BLUE, "sent", sent);
            pointer.line("sent", sent);
        }
        if (received.stream().anyMatch(Objects::nonNull)) {
            chart.steps(Ink.ORANGE, "received", received);
            pointer.line("received", received);
        }
        pointer.on(chart);
        markFailures(chart, rows);
        return section.chart(chart, "Bytes of connections, sent and received", description(result, steady),
                table(rows));
    }

    /** Marks the intervals in which connections failed; under the axis of time. */
    static void markFailures(Chart chart, List<IntervalView> rows) {
        List<Double> at = new ArrayList<>();
        List<String> what = new ArrayList<>();
        for (IntervalView row : rows) {
            long bySender = known(row.client().connections().failed());
            long byReceiver = known(row.server().connections().failed());
            if (bySender + byReceiver > 0) {
                at.add(bySender > 0
                        ? row.client().fromSeconds().doubleValue()
                        : row.server().receiverFromSeconds().doubleValue());
                what.add("failed: " + bySender + " as the sender saw it, " + byReceiver + " as the receiver did");
            }
        }
        chart.marks(Ink.RED, "failures", at, what);
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
        DataTable table = new DataTable("goodput by interval", List.of("from, s", "to, s", "sent, bit/s", "sent, bytes",
                "received from, s", "to, s", "received, bit/s", "received, bytes"));
        for (IntervalView row : rows) {
            IntervalView.Client sent = row.client();
            IntervalView.Server received = row.server();
            table.row(sent.fromSeconds(), sent.toSeconds(), sent.bitsPerSecondSent(), sent.bytesSent(),
                    received.receiverFromSeconds(), received.receiverToSeconds(), received.bitsPerSecondReceived(),
                    received.bytesReceived());
        }
        return table;
    }

    private static long known(Long count) {
        return count == null ? 0 : count;
    }
}
