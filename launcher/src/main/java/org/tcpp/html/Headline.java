package org.tcpp.html;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tcpp.result.HostView;
import org.tcpp.result.PlanView;
import org.tcpp.result.Result;
import org.tcpp.result.Verdict;
import org.tcpp.text.ShellWord;

/** The top of a run's page: which run, what became of it, and the figure to quote with its interval. */
final class Headline {

    private static final double PERCENT = 100;

    private final Result result;
    private final Map<String, Object> summary;

    Headline(Result result) {
        this.result = result;
        summary = result.summary().values();
    }

    /** Title of the page, one line. */
    String title() {
        PlanView.Placement placement = result.plan().placement();
        return switch (placement.mode()) {
            case "client" -> "tcpp: " + host("client", "client") + " to " + host("server", placement.host());
            case "server" -> "tcpp: server " + host("server", "");
            default -> "tcpp: loopback on " + host("client", "this host");
        };
    }

    Element element() {
        Quote quote = Quote.of(summary);
        Element header = Element.of("header").add(Element.of("h1", title()),
                Element.of("p").with("class", "quote").add(Element.of("strong", quote.text())),
                Element.of("p", quote.certainty(seconds("seconds"), seconds("steady_seconds"),
                        summary.get("bytes_counted_by"))),
                verdict());
        if (!result.verdictReasons().isEmpty()) {
            Element reasons = Element.of("ul").with("class", "bad");
            result.verdictReasons().forEach(reason -> reasons.add(Element.of("li", reason)));
            header.add(reasons);
        }
        return header.add(figures(), which());
    }

    private Element verdict() {
        String meaning = switch (result.verdict()) {
            case COMPLETE -> "everything asked for was done.";
            case DEGRADED -> "the run ended, but something failed:";
            case INTERRUPTED -> "ended early:";
            case FAILED -> "nothing was measured:";
            case DAMAGED -> "other bytes came than were sent:";
        };
        Element line = Element.of("p").add(Element.of("strong", result.verdict().toString()));
        return (result.verdict() == Verdict.COMPLETE ? line : line.with("class", "bad")).text(": " + meaning);
    }

    private Element figures() {
        Element list = Element.of("dl");
        item(list, "Whole run", Unit.BITS_PER_SECOND.text(number("bits_per_second")) + " for " + seconds("seconds"));
        if (number("reverse_bits_per_second") != null) {
            item(list, "From server to client",
                    Unit.BITS_PER_SECOND.text(number("reverse_steady_bits_per_second") == null
                            ? number("reverse_bits_per_second")
                            : number("reverse_steady_bits_per_second")));
        }
        if (number("rounds_per_second") != null) {
            item(list, "Rounds",
                    count("rounds_completed") + ", " + Unit.ROUNDS_PER_SECOND.text(number("rounds_per_second")));
        }
        item(list, "Delivered", Unit.BYTES.text(number("bytes")));
        item(list, "Connections", count("connections_completed") + " completed, " + count("connections_failed")
                + " failed, " + count("connections_not_attempted") + " not attempted");
        item(list, "Connections per second", Unit.PER_SECOND.text(number("connections_per_second")));
        times(list, "Connect, p50 / p99", "connect_microseconds");
        times(list, "A round, p50 / p99", "round_microseconds");
        times(list, "Completion of a connection, p50 / p99", "flow_completion_microseconds");
        if (result.tables().hosts().size() == 1) {
            busy(list, "the host", result.host("client") == null ? "server" : "client");
        } else {
            busy(list, "the client's host", "client");
            busy(list, "the server's host", "server");
        }
        return list;
    }

    private Element which() {
        List<String> labels = result.run().labels().entrySet().stream()
                .map(label -> label.getKey() + " = " + label.getValue()).toList();
        return Element.of("div").add(
                Element.of("p", "Run " + result.run().id() + " of " + result.run().started() + ", tcpp "
                        + result.run().tcppVersion()
                        + (result.run().tcppCommit() == null ? "" : " (" + result.run().tcppCommit() + ")")
                        + (labels.isEmpty() ? "" : ". Labels: " + String.join(", ", labels))),
                Element.of("pre", result.run().commandLine().stream().map(ShellWord::of)
                        .collect(Collectors.joining(" ", "tcpp ", ""))));
    }

    private void times(Element list, String name, String column) {
        if (number(column + "_p50") != null) {
            item(list, name, Unit.MICROSECONDS.text(number(column + "_p50")) + " / "
                    + Unit.MICROSECONDS.text(number(column + "_p99")));
        }
    }

    private void busy(Element list, String whose, String role) {
        Number idle = number(role + "_cpu_idle_permille");
        if (idle != null) {
            item(list, "Processors of " + whose,
                    Numbers.significant(PERCENT - idle.doubleValue() / 10, 3) + " % busy");
        }
    }

    private static void item(Element list, String name, String value) {
        list.add(Element.of("div").add(Element.of("dt", name), Element.of("dd", value)));
    }

    private Number number(String column) {
        return (Number) summary.get(column);
    }

    private String count(String column) {
        return number(column) == null ? "?" : Numbers.count(number(column).longValue());
    }

    private String seconds(String column) {
        return summary.get(column) instanceof BigDecimal seconds
                ? Numbers.significant(seconds.doubleValue(), 4) + " s"
                : "unknown time";
    }

    private String host(String role, String otherwise) {
        HostView host = result.host(role);
        return host == null || host.name() == null ? otherwise : host.name();
    }
}
