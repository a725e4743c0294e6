package org.tcpp.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tcpp.report.JsonReport;
import org.tcpp.result.HostRow;
import org.tcpp.result.HostView;
import org.tcpp.result.Result;

/** What the hosts are, and what their kernels counted. */
final class HostsSection {

    private static final Set<String> ELSEWHERE = Set.of("counters", "samples", "notes", "cpu");

    private HostsSection() {}

    static Section counters(Result result) {
        Section section = new Section("counters", "Counters that moved");
        for (HostRow host : result.tables().hosts()) {
            List<HostView.Counter> counters = host.facts().counters();
            DataTable table = new DataTable("counters of " + HostCharts.name(host),
                    List.of("counter", "grew by", "per second"));
            List<String> still = new ArrayList<>();
            Number seconds = (Number) result.summary().values().get("seconds");
            for (HostView.Counter counter : counters) {
                if (counter.difference() != null && counter.difference() != 0) {
                    table.row(counter.name(), counter.difference(), perSecond(counter, seconds));
                } else if (counter.difference() != null) {
                    still.add(counter.name());
                }
            }
            section.add(table);
            if (!still.isEmpty()) {
                section.add(Element.of("details").add(
                        Element.of("summary", "Did not move: " + still.size() + " counters"),
                        Element.of("p", String.join(", ", still))));
            }
        }
        return section;
    }

    static Section hosts(Result result) {
        Section section = new Section("hosts", "Hosts and settings");
        List<String> header = new ArrayList<>(List.of("fact"));
        List<Map<String, String>> hosts = new ArrayList<>();
        Set<String> facts = new LinkedHashSet<>();
        for (JsonNode row : JsonReport.tree(result).get("hosts")) {
            header.add(row.get("role").asText() + " host");
            Map<String, String> host = new LinkedHashMap<>();
            flatten("", row.get("facts"), host);
            hosts.add(host);
            facts.addAll(host.keySet());
        }
        DataTable table = new DataTable("hosts", header);
        for (String fact : facts) {
            List<Object> cells = new ArrayList<>(List.of(fact));
            hosts.forEach(host -> cells.add(host.get(fact)));
            table.row(cells.toArray());
        }
        section.add(table);
        DataTable notes = new DataTable("what is not known of the hosts, or limits them",
                List.of("host", "about", "why"));
        for (HostRow host : result.tables().hosts()) {
            host.facts().notes().forEach(note -> notes.row(HostCharts.name(host), note.about(), note.text()));
        }
        return section.add(notes);
    }

    /** The options in force. */
    static Section plan(Result result) {
        Section section = new Section("plan", "Plan");
        DataTable table = new DataTable("every option in force", List.of("option", "value"));
        for (Map.Entry<String, JsonNode> field : JsonReport.tree(result).get("plan").properties()) {
            table.row(field.getKey(), text(field.getValue()));
        }
        return section.add(table);
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> facts) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (field.getValue().isObject()) {
                flatten(prefix + field.getKey() + ".", field.getValue(), facts);
            } else if (!prefix.isEmpty() || !ELSEWHERE.contains(field.getKey())) {
                facts.put(prefix + field.getKey(), text(field.getValue()));
            }
        }
    }

    static String text(JsonNode value) {
        return value.isNull() ? null : value.isValueNode() ? value.asText() : value.toString();
    }

    private static String perSecond(HostView.Counter counter, Number seconds) {
        return seconds == null || seconds.doubleValue() <= 0
                ? null
                : Numbers.significant(counter.difference() / seconds.doubleValue(), 3);
    }
}
