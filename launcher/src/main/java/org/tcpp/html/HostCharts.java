package org.tcpp.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tcpp.result.HostRow;
import org.tcpp.result.HostSampleView;
import org.tcpp.result.Result;
import org.tcpp.result.TcpInfoView;
import org.tcpp.text.SafeText;

/** What both hosts did in the course of a run: processors, and segments sent again. */
final class HostCharts {

    private static final double GIGABYTE = 1e9;
    private static final int LONGEST_NAME = 100;

    private HostCharts() {}

    static Section cpu(Result result) {
        Section section = new Section("cpu", "Processors of the hosts");
        Axis time = RunTime.ofHosts(result);
        for (HostRow host : result.tables().hosts()) {
            List<HostSampleView> rows = host.facts().counted().samples().stream()
                    .filter(row -> isKnown(row.cpu())).toList();
            if (!rows.isEmpty()) {
                section.chart(cpu(rows, time), "Processors of " + name(host),
                        "Shares of all processors' time, one above the other; what is left above them was idle.",
                        cpuTable(name(host), rows));
            }
        }
        return section;
    }

    static Section retransmits(Result result) {
        Section section = new Section("retransmits", "Segments sent again");
        Axis time = RunTime.ofHosts(result);
        for (HostRow host : result.tables().hosts()) {
            List<HostSampleView> rows = host.facts().counted().samples().stream()
                    .filter(row -> row.segments().segmentsRetransmitted() != null).toList();
            if (!rows.isEmpty()) {
                section.say(total(result, host, rows));
                section.chart(retransmits(rows, time), "Segments sent again by " + name(host),
                        "Segments per second that all TCP of the host sent again.", segmentTable(host, rows));
            }
        }
        DataTable table = new DataTable("TCP_INFO of connections at their end",
                List.of("what", "side", "connections", "min", "p50", "p90", "p99", "p99.9", "max"));
        for (TcpInfoView row : result.figures().tcpInfo()) {
            table.row(row.name(), row.side(), row.count(), row.values().min(), row.values().p50(), row.values().p90(),
                    row.values().p99(), row.values().p999(), row.values().max());
        }
        return section.add(table);
    }

    /** A host as headings have it. */
    static String name(HostRow host) {
        String name = host.facts().name() == null
                ? "host " + host.agent()
                : SafeText.of(host.facts().name(), LONGEST_NAME);
        return name + (host.role().equals("both") ? " (client and server)" : " (" + host.role() + ")");
    }

    static boolean isKnown(HostSampleView.Cpu cpu) {
        return Stream.of(cpu.user(), cpu.nice(), cpu.system(), cpu.interrupt(), cpu.steal()).allMatch(Objects::nonNull);
    }

    static Chart cpu(List<HostSampleView> rows, Axis time) {
        Chart chart = new Chart(time, Axis.of("Time of all processors", Unit.PERCENT, new Scale(0, 100, false)));
        Map<String, Function<HostSampleView.Cpu, Long>> states = Map.of("user", HostSampleView.Cpu::user, "nice",
                HostSampleView.Cpu::nice, "system", HostSampleView.Cpu::system, "interrupt",
                HostSampleView.Cpu::interrupt, "steal", HostSampleView.Cpu::steal);
        List<Step> low = rows.stream().map(row -> percent(row, 0)).toList();
        Pointer pointer = new Pointer(Unit.PERCENT);
        List<Ink> inks = List.of(Ink.BLUE, Ink.ORANGE, Ink.GREEN, Ink.PURPLE, Ink.RED);
        int i = 0;
        for (String state : List.of("system", "interrupt", "user", "nice", "steal")) {
            List<Step> high = new ArrayList<>();
            List<Step> own = new ArrayList<>();
            for (int row = 0; row < rows.size(); row++) {
                double share = states.get(state).apply(rows.get(row).cpu()) / 10.0;
                own.add(percent(rows.get(row), share));
                high.add(percent(rows.get(row), low.get(row).value() + share));
            }
            chart.layer(inks.get(i++), state, low, high);
            pointer.line(state, own);
            low = high;
        }
        pointer.on(chart);
        return chart;
    }

    private static Step percent(HostSampleView row, double value) {
        return new Step(row.fromSeconds().doubleValue(), row.toSeconds().doubleValue(), value);
    }

    private static Chart retransmits(List<HostSampleView> rows, Axis time) {
        List<Step> steps = rows.stream().map(row -> perSecond(row, row.segments().segmentsRetransmitted())).toList();
        Chart chart = new Chart(time, Axis.of("Rate", Unit.PER_SECOND,
                Scale.fromZero(steps.stream().mapToDouble(Step::value).max().orElse(0))));
        chart.steps(Ink.BLUE, "sent again", steps);
        new Pointer(Unit.PER_SECOND).line("sent again", steps).on(chart);
        return chart;
    }

    private static Step perSecond(HostSampleView row, long count) {
        double from = row.fromSeconds().doubleValue();
        double to = row.toSeconds().doubleValue();
        return new Step(from, to, to > from ? count / (to - from) : 0);
    }

    private static String total(Result result, HostRow host, List<HostSampleView> rows) {
        long again = rows.stream().mapToLong(row -> row.segments().segmentsRetransmitted()).sum();
        Number bytes = (Number) result.summary().values().get("bytes");
        return name(host) + ": " + Numbers.count(again) + " segments sent again during the run"
                + (bytes == null || bytes.doubleValue() == 0
                        ? ""
                        : ", " + Numbers.significant(again / (bytes.doubleValue() / GIGABYTE), 3)
                                + " for each gigabyte delivered")
                + "; other traffic of the host is in this.";
    }

    static DataTable cpuTable(String name, List<HostSampleView> rows) {
        DataTable table = new DataTable("processors of " + name + ", in permille of their time",
                List.of("from, s", "to, s", "user", "nice", "system", "interrupt", "idle", "steal"));
        rows.forEach(row -> table.row(row.fromSeconds(), row.toSeconds(), row.cpu().user(), row.cpu().nice(),
                row.cpu().system(), row.cpu().interrupt(), row.cpu().idle(), row.cpu().steal()));
        return table;
    }

    private static DataTable segmentTable(HostRow host, List<HostSampleView> rows) {
        DataTable table = new DataTable("TCP and interface of " + name(host),
                List.of("from, s", "to, s", "segments sent", "received", "sent again", "erroneous", "resets sent",
                        "interface: bytes sent", "bytes received", "drops", "errors"));
        for (HostSampleView row : rows) {
            HostSampleView.Segments segments = row.segments();
            HostSampleView.Link link = row.link();
            table.row(row.fromSeconds(), row.toSeconds(), segments.segmentsSent(), segments.segmentsReceived(),
                    segments.segmentsRetransmitted(), segments.segmentsErroneous(), segments.resetsSent(),
                    link.bytesSent(), link.bytesReceived(), link.dropsReceived(), link.errorsReceived());
        }
        return table;
    }
}
