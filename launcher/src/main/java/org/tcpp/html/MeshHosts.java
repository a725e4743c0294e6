package org.tcpp.html;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tcpp.mesh.MeshHost;
import org.tcpp.mesh.MeshResult;
import org.tcpp.result.HostSampleView;
import org.tcpp.result.HostView;
import org.tcpp.text.SafeText;

/** What each of many hosts is, and did in the course of the run. */
final class MeshHosts {

    /** With two charts each; the others' figures stand in the table. */
    private static final int MOST_DRAWN = 16;
    private static final int LONGEST_NAME = 60;

    private final MeshResult result;

    MeshHosts(MeshResult result) {
        this.result = result;
    }

    /** A host's name, whoever chose it. */
    static String name(String name) {
        return SafeText.of(name, LONGEST_NAME);
    }

    /** The same in at most so many letters. */
    static String shortened(String name, int most) {
        String safe = name(name);
        return safe.length() <= most ? safe : safe.substring(0, most - 1) + "\u2026";
    }

    Section timelines() {
        Section section = new Section("timelines", "The hosts over time");
        List<MeshHost> known = result.tables().hosts().stream().filter(host -> !samples(host).isEmpty()).toList();
        Axis time = Axis.time(0, known.stream().flatMap(host -> samples(host).stream())
                .mapToDouble(sample -> sample.toSeconds().doubleValue()).max().orElse(1));
        List<MeshHost> drawn = known.size() <= MOST_DRAWN
                ? known
                : known.stream().sorted(Comparator.comparingLong(MeshHosts::busy).reversed()).limit(MOST_DRAWN)
                        .toList();
        if (drawn.size() < known.size()) {
            section.say("The " + MOST_DRAWN + " of " + known.size() + " hosts whose processors were busiest.");
        }
        drawn.forEach(host -> draw(section, host, time));
        return section;
    }

    private static void draw(Section section, MeshHost host, Axis time) {
        List<Step> sent = rates(host, sample -> sample.link().bytesSent());
        List<Step> received = rates(host, sample -> sample.link().bytesReceived());
        if (sent.stream().anyMatch(Objects::nonNull) || received.stream().anyMatch(Objects::nonNull)) {
            double most = Stream.concat(sent.stream(), received.stream()).filter(Objects::nonNull)
                    .mapToDouble(Step::value).max().orElse(0);
            Chart chart = new Chart(time, Axis.of("Interface", Unit.BITS_PER_SECOND, Scale.fromZero(most)));
            chart.steps(Ink.BLUE, "sent", sent).steps(Ink.ORANGE, "received", received);
            new Pointer(Unit.BITS_PER_SECOND).line("sent", sent.stream().filter(Objects::nonNull).toList())
                    .line("received", received.stream().filter(Objects::nonNull).toList()).on(chart);
            section.chart(chart, "Interface of " + name(host.name()),
                    "Bits per second that the interface carried, all that was on the wire.", interfaceTable(host));
        }
        List<HostSampleView> busy = samples(host).stream().filter(sample -> HostCharts.isKnown(sample.cpu())).toList();
        if (!busy.isEmpty()) {
            String name = name(host.name()) + " (" + host.role() + ")";
            section.chart(HostCharts.cpu(busy, time), "Processors of " + name,
                    "Shares of all processors' time, one above the other; what is left above them was idle.",
                    HostCharts.cpuTable(name, busy));
        }
    }

    Section table() {
        DataTable table = new DataTable("hosts", List.of("host", "role", "addresses", "ended", "late, ms",
                "clock ahead, ms", "within, ms", "drift, ms", "busy, %", "sent again", "system", "processors", "why"));
        for (MeshHost host : result.tables().hosts()) {
            HostView facts = host.facts();
            table.row(name(host.name()), host.role(), String.join(", ", host.addresses()), host.ending().ended(),
                    milliseconds(host.clock().lateNs()), milliseconds(host.clock().offsetNs()),
                    milliseconds(host.clock().boundNs()), milliseconds(host.clock().driftNs()),
                    facts == null || facts.cpu() == null ? null : Numbers.significant(busy(host) / 10.0, 3),
                    facts == null ? null : again(facts), facts == null ? null : facts.platform().system(),
                    facts == null ? null : facts.hardware().processors(),
                    SafeText.line(host.ending().why()));
        }
        return new Section("hosts", "Hosts").add(table);
    }

    private static DataTable interfaceTable(MeshHost host) {
        DataTable table = new DataTable("interface and TCP of " + name(host.name()), List.of("from, s", "to, s",
                "bytes sent", "bytes received", "drops", "segments sent again"));
        samples(host).forEach(sample -> table.row(sample.fromSeconds(), sample.toSeconds(), sample.link().bytesSent(),
                sample.link().bytesReceived(), sample.link().dropsReceived(),
                sample.segments().segmentsRetransmitted()));
        return table;
    }

    private static List<HostSampleView> samples(MeshHost host) {
        return host.facts() == null ? List.of() : host.facts().counted().samples();
    }

    private static List<Step> rates(MeshHost host, Function<HostSampleView, Long> bytes) {
        return samples(host).stream().map(sample -> {
            double from = sample.fromSeconds().doubleValue();
            double to = sample.toSeconds().doubleValue();
            Long count = bytes.apply(sample);
            return count == null || to <= from ? null : new Step(from, to, count * 8 / (to - from));
        }).toList();
    }

    private static Long again(HostView facts) {
        return facts.counters().stream().filter(counter -> counter.name().equals("tcp.RetransSegs")).findFirst()
                .map(HostView.Counter::difference).orElse(null);
    }

    /** In permille; 0 where it is not known. */
    private static long busy(MeshHost host) {
        return host.facts() == null || host.facts().cpu() == null ? 0 : 1000 - host.facts().cpu().idlePermille();
    }

    private static String milliseconds(Long ns) {
        return ns == null ? null : MeshPage.milliseconds(ns);
    }
}
