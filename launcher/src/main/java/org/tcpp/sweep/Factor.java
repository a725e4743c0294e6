package org.tcpp.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is varied: one name, or several that change together.
 *
 * @param text as the user wrote it
 * @param levels one after the other, each a value for every name
 */
record Factor(String text, List<Map<String, String>> levels) {

    private static final String NAME = "[A-Za-z][A-Za-z0-9_.-]*";

    /**
     * Reads {@code m=1,10,100}, or {@code p,m=1:1000,10:100} for two that change together.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    static Factor parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("allowed are NAME=VALUE,VALUE,...");
        }
        String[] names = text.substring(0, equals).split(",", -1);
        for (String name : names) {
            if (!name.matches(NAME)) {
                throw new IllegalArgumentException("'" + name + "' is no name: allowed are A-Z a-z 0-9 _ . - and"
                        + " beginning with a letter");
            }
        }
        List<Map<String, String>> levels = new ArrayList<>();
        for (String value : Values.of(text.substring(equals + 1))) {
            String[] values = names.length == 1 ? new String[]{value} : value.split(":", -1);
            if (values.length != names.length) {
                throw new IllegalArgumentException("'" + value + "' is not " + names.length + " values with colons"
                        + " between them");
            }
            Map<String, String> level = new LinkedHashMap<>();
            for (int i = 0; i < names.length; i++) {
                if (level.put(names[i], values[i]) != null) {
                    throw new IllegalArgumentException(names[i] + " stands there twice");
                }
            }
            levels.add(level);
        }
        return new Factor(text, levels);
    }

    /** The names, in order. */
    List<String> names() {
        return List.copyOf(levels.getFirst().keySet());
    }
}
