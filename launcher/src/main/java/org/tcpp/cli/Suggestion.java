package org.tcpp.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an unknown option or command may have been meant to be. */
final class Suggestion {

    /** More differences than that and two names are not alike. */
    private static final int FEW = 2;

    private Suggestion() {}

    /** The sentence about the option {@code given}, which is unknown, or known and has an argument that it may not. */
    static String unknown(String given, Set<OptionRow> offered) {
        String name = given.replaceFirst("=.*", "");
        if (offered.stream()
                .anyMatch(row -> name.equals("--" + row.longName()) || name.equals("-" + row.shortName()))) {
            return name + " takes no argument";
        }
        return "unknown option " + name
                + nearest(name, offered).map(like -> "; did you mean " + like + "?").orElse("");
    }

    /** The sentence about the unknown command {@code given}. */
    static String unknownCommand(String given, List<String> words) {
        return "unknown command '" + given + "'; " + words.stream()
                .filter(known -> known.startsWith(given) || differences(given, known) <= FEW)
                .min(Comparator.comparingInt(known -> differences(given, known)))
                .map(like -> "did you mean " + like + "?")
                .orElse("there are " + String.join(", ", words)
                        + ", and without one of these the options -c, -s and --loopback");
    }

    private static Optional<String> nearest(String given, Set<OptionRow> offered) {
        String name = given.replaceFirst("^-+", "");
        if (name.length() == 1) {
            return offered.stream()
                    .filter(row -> name.equalsIgnoreCase(row.shortName()))
                    .map(OptionRow::dashed)
                    .findFirst();
        }
        Optional<String> begun = offered.stream()
                .map(OptionRow::longName)
                .filter(known -> known.startsWith(name) || name.startsWith(known))
                .min(Comparator.comparingInt(String::length));
        return begun.or(() -> offered.stream()
                .map(OptionRow::longName)
                .filter(known -> differences(name, known) <= FEW)
                .min(Comparator.comparingInt(known -> differences(name, known)))).map(known -> "--" + known);
    }

    /** Characters to insert, delete or replace to make {@code b} of {@code a} (Levenshtein). */
    private static int differences(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
