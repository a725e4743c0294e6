package org.tcpp.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tcpp.report.InputError;
import org.tcpp.report.JsonReport;

/**
 * What {@code sweep.json} says: the plan of a sweep, its seed, and the host it began on; {@code docs/sweep.schema.json}
 * describes it.
 *
 * @param sweep what was asked for
 * @param seed where the draws of the order begin
 * @param host what must stay the same: name, kernel, Java and version of tcpp of the host that conducts it
 */
public record SweepRecord(Sweep sweep, long seed, Map<String, String> host) {

    /** Name and version of the form. */
    public static final String SCHEMA = "tcpp-sweep/1";

    private static final JsonMapper JSON = new JsonMapper();
    private static final int NANO_DIGITS = 9;

    /** As text, ending in a line end; ASCII. */
    public String text() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("schema", SCHEMA);
        tree.put("plan", plan());
        tree.put("seed", seed);
        tree.put("trials", sweep.trials());
        tree.put("host", host);
        tree.put("cells", sweep.cells().stream().map(cell -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("cell", cell.number());
            row.put("values", cell.values());
            return row;
        }).toList());
        tree.put("runs", sweep.runs(seed).stream().map(run -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("order", run.order());
            row.put("block", run.block());
            row.put("cell", run.cell().number());
            row.put("file", run.file());
            return row;
        }).toList());
        return JsonReport.text(tree);
    }

    private Map<String, Object> plan() {
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("vary", sweep.factors().stream().map(Factor::text).toList());
        plan.put("order", sweep.shuffled() ? "random" : "given");
        plan.put("before", sweep.hooks().before());
        plan.put("after", sweep.hooks().after());
        plan.put("pause_seconds", BigDecimal.valueOf(sweep.pauseNs(), NANO_DIGITS));
        plan.put("command_line", sweep.words());
        return plan;
    }

    /** The seed that the text of a record names. Throws {@link InputError} if it is none. */
    public static long seed(String file, String text) {
        JsonNode seed = tree(file, text).path("seed");
        if (!seed.isIntegralNumber()) {
            throw new InputError(file + ": it has no seed");
        }
        return seed.longValue();
    }

    /**
     * What is not as the text of an earlier record has it, a sentence each. More trials are not another plan: they are
     * more blocks.
     */
    public List<String> changes(String file, String earlier) {
        JsonNode before = tree(file, earlier);
        JsonNode now = tree(file, text());
        List<String> changes = new ArrayList<>();
        for (String part : List.of("plan", "host")) {
            now.path(part).properties().forEach(field -> {
                JsonNode old = before.path(part).path(field.getKey());
                if (!old.equals(field.getValue())) {
                    changes.add(part + ": " + field.getKey() + " is " + field.getValue() + " and was " + old);
                }
            });
        }
        if (!before.path("seed").equals(now.path("seed"))) {
            changes.add("seed is " + now.path("seed") + " and was " + before.path("seed"));
        }
        if (before.path("trials").asInt() > sweep.trials()) {
            changes.add("trials are " + sweep.trials() + " and were " + before.path("trials"));
        }
        return changes;
    }

    private static JsonNode tree(String file, String text) {
        try {
            JsonNode tree = JSON.readTree(text);
            if (!SCHEMA.equals(tree.path("schema").asText())) {
                throw new InputError(file + ": it is no " + SCHEMA);
            }
            return tree;
        } catch (JsonProcessingException _) {
            throw new InputError(file + ": it is no JSON");
        }
    }
}
