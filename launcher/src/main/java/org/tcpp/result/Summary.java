package org.tcpp.result;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The figures of a run in one flat row, for spreadsheets: name to value, each a String, a Long, a BigDecimal or null.
 * Every row has the same names in the same order; new ones are only ever appended. Units stand in the names, SI
 * throughout. What is null is not known, and the result's notes say why.
 *
 * @param values the row, in order
 */
public record Summary(Map<String, Object> values) {

    public Summary {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A whole number, or null. */
    public Long whole(String name) {
        return (Long) known(name);
    }

    /** A number with decimals, or null. */
    public BigDecimal decimal(String name) {
        return (BigDecimal) known(name);
    }

    /** A text, or null. */
    public String text(String name) {
        return (String) known(name);
    }

    private Object known(String name) {
        if (!values.containsKey(name)) {
            throw new IllegalArgumentException("the summary has no '" + name + "'");
        }
        return values.get(name);
    }
}
