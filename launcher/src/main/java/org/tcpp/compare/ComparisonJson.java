package org.tcpp.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tcpp.report.JsonReport;

/** A comparison as JSON; {@code docs/compare.schema.json} describes it. Pure. */
public final class ComparisonJson {

    /** Name and version of the form. */
    public static final String SCHEMA = "tcpp-compare/1";

    private static final int DECIMALS = 6;

    private ComparisonJson() {}

    /** As text, ending in a line end; ASCII. */
    public static String of(Comparison comparison) {
        return JsonReport.text(fields(comparison));
    }

    /** As a tree. */
    public static JsonNode tree(Comparison comparison) {
        return JsonReport.tree(fields(comparison));
    }

    private static Map<String, Object> fields(Comparison comparison) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("schema", SCHEMA);
        tree.put("figure", comparison.figure());
        tree.put("outcome", comparison.judgement().outcome().toString());
        tree.put("sentence", comparison.judgement().sentence());
        tree.put("fail_if_slower", comparison.gate() == Gate.OPEN ? null : comparison.gate().toString());
        tree.put("same_within", margin(comparison.question().sameWithin()));
        tree.put("fail_if_slower_by", margin(comparison.question().tolerated()));
        tree.putAll(ratio(comparison.ratio()));
        tree.put("a", runs(comparison.a(), comparison.figure()));
        tree.put("b", runs(comparison.b(), comparison.figure()));
        tree.put("differences", comparison.differences());
        tree.put("remarks", comparison.remarks());
        tree.put("exploratory", comparison.others().stream().map(ComparisonJson::explored).toList());
        return tree;
    }

    private static Map<String, Object> ratio(Ratio ratio) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("ratio", decimal(ratio.estimate()));
        tree.put("ratio_low", decimal(ratio.low()));
        tree.put("ratio_high", decimal(ratio.high()));
        tree.put("p", decimal(ratio.p()));
        return tree;
    }

    private static List<Map<String, Object>> runs(Sample sample, String figure) {
        return sample.runs().stream().map(run -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("source", run.source());
            row.put("started", run.started());
            row.put("verdict", run.summary().values().get("verdict"));
            row.put("value", run.summary().values().get(figure));
            return row;
        }).toList();
    }

    private static Map<String, Object> explored(Figures.Explored one) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("figure", one.name());
        tree.put("median_a", decimal(one.a()));
        tree.put("median_b", decimal(one.b()));
        tree.putAll(ratio(one.ratio()));
        tree.put("p_adjusted", decimal(one.adjusted()));
        return tree;
    }

    /** A share that was asked for; null: nobody did. */
    private static BigDecimal margin(double share) {
        return share == 0 ? null : decimal(share);
    }

    private static BigDecimal decimal(Double value) {
        return value == null ? null : BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }
}
