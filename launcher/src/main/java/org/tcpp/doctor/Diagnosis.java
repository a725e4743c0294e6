package org.tcpp.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.tcpp.doctor.Check.Verdict;
import org.tcpp.message.Fields;

/**
 * All that was found before a run: of each host by its role ({@code client}, {@code server}, {@code both}), and of what
 * is between them.
 *
 * @param purpose what the run is to find out
 * @param roundTripNs time from one host to the other and back; 0 if it is not known
 * @param hosts role to what was found there
 * @param between checks of the way between the hosts, and of how they fit each other
 */
public record Diagnosis(Purpose purpose, long roundTripNs, Map<String, Examination> hosts, List<Check> between) {

    /** The name of this form of JSON; {@code docs/doctor.md} describes it. */
    public static final String SCHEMA = "tcpp-doctor/1";

    private static final String INDENT = "       ";
    private static final int LEAST_COLUMNS = 40;

    public Diagnosis {
        between = List.copyOf(between);
    }

    /** How many checks came out so, on all hosts and between them. */
    public long count(Verdict verdict) {
        return Check.of(verdict, all()).size();
    }

    private List<Check> all() {
        List<Check> all = new ArrayList<>();
        hosts.values().forEach(host -> all.addAll(host.checks()));
        all.addAll(between);
        return all;
    }

    /** One JSON object on one line, with a line end. */
    public String json() {
        List<Fields> rows = new ArrayList<>();
        hosts.forEach((role, host) -> {
            Fields settings = new Fields();
            host.settings().known().forEach((setting, value) -> settings.put(setting.word(), value));
            rows.add(new Fields().put("role", role).put("name", host.host())
                    .put("network_interface", host.networkInterface()).put("settings", settings)
                    .put("checks", fields(host.checks())));
        });
        Fields all = new Fields().put("schema", SCHEMA);
        for (Verdict verdict : Verdict.values()) {
            all.put(verdict.word(), count(verdict));
        }
        return all.put("purpose", purpose.word())
                .put("round_trip_us", roundTripNs == 0 ? null : Double.valueOf(roundTripNs / 1000.0))
                .put("hosts", rows).put("between", fields(between)).line() + "\n";
    }

    private static List<Fields> fields(List<Check> checks) {
        return checks.stream().map(Check::toFields).toList();
    }

    /** For a person, in lines of no more than {@code columns} where words allow it. */
    public String text(int columns) {
        StringBuilder out = new StringBuilder();
        hosts.forEach(
                (role, host) -> section(out, (host.host() == null ? "" : host.host() + " ") + "(" + switch (role) {
                    case "both" -> "client and server";
                    default -> role;
                } + ")", host.checks(), columns));
        if (!between.isEmpty()) {
            section(out, "between them" + (roundTripNs == 0
                    ? ""
                    : String.format(Locale.ROOT, ", round trip %.0f us", roundTripNs / 1000.0)), between, columns);
        }
        return out.append(count(Verdict.BAD)).append(" to repair, ").append(count(Verdict.WARN))
                .append(" to know, ").append(count(Verdict.GOOD)).append(" good, ").append(count(Verdict.HIDDEN))
                .append(" not visible\n").toString();
    }

    private static void section(StringBuilder out, String heading, List<Check> checks, int columns) {
        out.append(heading).append('\n');
        for (Verdict verdict : List.of(Verdict.BAD, Verdict.WARN)) {
            for (Check check : Check.of(verdict, checks)) {
                wrap(out, verdict == Verdict.BAD ? "[bad ] " : "[warn] ", check.name() + ": " + check.text(), columns);
                if (check.advice() != null) {
                    wrap(out, INDENT, "-> " + check.advice(), columns);
                }
            }
        }
        list(out, "[ok  ] ", Check.of(Verdict.GOOD, checks), columns);
        list(out, "[ -- ] not visible: ", Check.of(Verdict.HIDDEN, checks), columns);
        out.append('\n');
    }

    private static void list(StringBuilder out, String mark, List<Check> checks, int columns) {
        if (!checks.isEmpty()) {
            wrap(out, mark, checks.stream().map(Check::name).collect(Collectors.joining(", ")), columns);
        }
    }

    private static void wrap(StringBuilder out, String mark, String text, int columns) {
        out.append(mark);
        int column = mark.length();
        boolean first = true;
        for (String word : text.split(" ")) {
            if (!first && column + 1 + word.length() > Math.max(LEAST_COLUMNS, columns)) {
                out.append('\n').append(INDENT);
                column = INDENT.length();
                first = true;
            }
            out.append(first ? "" : " ").append(word);
            column += word.length() + (first ? 0 : 1);
            first = false;
        }
        out.append('\n');
    }
}
