package org.tcpp.mesh;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tcpp.result.Finding;

/** What the pairs' results found that should be known, once for each kind, with the number of pairs that have it. */
final class PairFindings {

    private final Map<String, Sum> kinds = new LinkedHashMap<>();

    private record Sum(long pairs, String pair, String text) {
    }

    void add(PairOutcome outcome) {
        outcome.result().faults().findings().stream().map(Finding::name).distinct()
                .forEach(name -> kinds.merge(name, new Sum(1, outcome.pair().text(), text(outcome, name)),
                        (one, _) -> new Sum(one.pairs + 1, one.pair, one.text)));
    }

    List<Finding> list() {
        return kinds.entrySet().stream().map(kind -> {
            Sum sum = kind.getValue();
            return new Finding(kind.getKey(), sum.pairs, "pairs",
                    "in " + sum.pairs + (sum.pairs == 1 ? " pair, " : " pairs, first ") + sum.pair + ": " + sum.text);
        }).toList();
    }

    private static String text(PairOutcome outcome, String name) {
        return outcome.result().faults().findings().stream().filter(finding -> finding.name().equals(name)).findFirst()
                .orElseThrow().text();
    }
}
