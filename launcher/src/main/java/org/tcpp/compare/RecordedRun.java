package org.tcpp.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tcpp.mesh.MeshResult;
import org.tcpp.report.JsonReport;
import org.tcpp.result.Finding;
import org.tcpp.result.Result;
import org.tcpp.result.Summary;

/**
 * What a comparison needs of a run: no more, for there may be very many.
 *
 * @param source the file it is from
 * @param summary its figures
 * @param conditions under which it ran, by name; empty where only the summary is known
 * @param findings the names of what was found in it
 */
record RecordedRun(String source, Summary summary, Map<String, String> conditions, List<String> findings) {

    /** Of the plan: where the ends are, how it is judged, and a hash of all the rest. */
    private static final Set<String> NO_CONDITIONS_OF_PLAN = Set.of("host", "address", "port", "local", "max_failures",
            "hash");
    /** Of a host: what happened there, not what it is. */
    private static final Set<String> NO_CONDITIONS_OF_HOST = Set.of("memory_available_bytes", "cpu", "counters",
            "samples", "notes");

    static RecordedRun of(String source, Result result) {
        JsonNode tree = JsonReport.tree(result);
        Map<String, String> conditions = new LinkedHashMap<>();
        put(conditions, "", tree.path("plan"), NO_CONDITIONS_OF_PLAN);
        conditions.putAll(ofRun(tree));
        for (JsonNode row : tree.path("hosts")) {
            String role = row.path("role").asText();
            put(conditions, role.equals("both") ? "host " : role + " ", row.path("facts"), NO_CONDITIONS_OF_HOST);
        }
        return new RecordedRun(source, result.summary(), conditions,
                result.faults().findings().stream().map(Finding::name).filter(Objects::nonNull).distinct().toList());
    }

    /** Of a run of many hosts: what all pairs were to do, and on how many hosts; these are too many to name. */
    static RecordedRun of(String source, MeshResult result) {
        JsonNode tree = JsonReport.tree(result);
        Map<String, String> conditions = new LinkedHashMap<>();
        put(conditions, "", tree.path("plan"), Set.of("each"));
        put(conditions, "", tree.path("plan").path("each"), NO_CONDITIONS_OF_PLAN);
        conditions.putAll(ofRun(tree));
        return new RecordedRun(source, result.summary(), conditions,
                result.faults().findings().stream().map(Finding::name).filter(Objects::nonNull).distinct().toList());
    }

    private static Map<String, String> ofRun(JsonNode tree) {
        Map<String, String> conditions = new LinkedHashMap<>();
        put(conditions, "label ", tree.path("run").path("labels"), Set.of());
        conditions.put("tcpp_version", tree.path("run").path("tcpp_version").asText());
        conditions.put("tcpp_commit", tree.path("run").path("tcpp_commit").asText());
        return conditions;
    }

    /** Of a run of which only the summary is known. */
    static RecordedRun of(String source, Summary summary) {
        return new RecordedRun(source, summary, Map.of(), List.of());
    }

    /** A figure, or null where it is not known or no number. */
    Double figure(String name) {
        return summary.values().get(name) instanceof Number number ? (Double) number.doubleValue() : null;
    }

    /** When it began, in a form that sorts. */
    String started() {
        return String.valueOf(summary.values().get("started"));
    }

    boolean isComplete() {
        return "complete".equals(summary.values().get("verdict"));
    }

    private static void put(Map<String, String> conditions, String prefix, JsonNode object, Set<String> not) {
        object.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isObject() && !not.contains(field.getKey())) {
                put(conditions, prefix + field.getKey() + ".", value, Set.of());
            } else if (!not.contains(field.getKey())) {
                conditions.put(prefix + field.getKey(), value.isValueNode() ? value.asText() : value.toString());
            }
        });
    }
}
