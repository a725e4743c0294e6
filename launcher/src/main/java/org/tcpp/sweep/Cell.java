package org.tcpp.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One combination of the values of all factors.
 *
 * @param number from 1, in the order of the factors
 * @param values by name
 */
public record Cell(int number, Map<String, String> values) {

    private static final int LONGEST_NAME = 120;

    /** All combinations, the last factor changing fastest. */
    static List<Cell> of(List<Factor> factors) {
        List<Map<String, String>> combinations = List.of(Map.of());
        for (Factor factor : factors) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> before : combinations) {
                for (Map<String, String> level : factor.levels()) {
                    Map<String, String> together = new LinkedHashMap<>(before);
                    together.putAll(level);
                    longer.add(together);
                }
            }
            combinations = longer;
        }
        List<Cell> cells = new ArrayList<>();
        combinations.forEach(values -> cells.add(new Cell(cells.size() + 1, values)));
        return cells;
    }

    /** For a person: {@code m=10,congestion=bbr}. */
    public String name() {
        return values.entrySet().stream().map(value -> value.getKey() + "=" + value.getValue())
                .collect(Collectors.joining(","));
    }

    /** The same as the beginning of a file's name; one that no file system minds, and that is not too long. */
    String fileName() {
        String plain = name().replaceAll("[^A-Za-z0-9_.,=:%@+-]", "_");
        return plain.equals(name()) && plain.length() <= LONGEST_NAME
                ? plain
                : "cell" + number + "," + plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    }
}
