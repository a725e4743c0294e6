package org.tcpp.cli;

import java.util.Map;
import java.util.TreeMap;

/** Differentiated services code points, by number and by the names that RFC 2474, 2597, 3246, 5865 and 8622 give. */
final class Dscp {

    private static final int LARGEST = 63;
    private static final Map<String, Integer> NAMES = names();

    private Dscp() {}

    /**
     * The code point, 0 to 63.
     *
     * @throws IllegalArgumentException if it is none, with a message that says what is allowed
     */
    static long parse(String text) {
        Integer named = NAMES.get(text);
        int number = named != null ? named : text.matches("\\d{1,2}") ? Integer.parseInt(text) : -1;
        if (number < 0 || number > LARGEST) {
            throw new IllegalArgumentException("allowed are 0 to " + LARGEST
                    + ", cs0 to cs7, af11 to af43, be, le, va and ef");
        }
        return number;
    }

    private static Map<String, Integer> names() {
        Map<String, Integer> names = new TreeMap<>(Map.of("be", 0, "le", 1, "va", 44, "ef", 46));
        for (int selector = 0; selector <= 7; selector++) {
            names.put("cs" + selector, 8 * selector);
        }
        for (int assured = 1; assured <= 4; assured++) {
            for (int precedence = 1; precedence <= 3; precedence++) {
                names.put("af" + assured + precedence, 8 * assured + 2 * precedence);
            }
        }
        return names;
    }
}
