package org.tcpp.doctor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Something about a host that was looked at.
 *
 * @param name in small letters and underscores
 * @param verdict what came of it
 * @param facts what was read, by names: whole numbers, texts and truths
 * @param text a sentence about it, without its full stop; what makes it hidden where it is
 * @param advice what to do, the command with its numbers; null where there is nothing to do
 */
public record Check(String name, Verdict verdict, Map<String, Object> facts, String text, String advice) {

    /** What comes of a check, the worst first. */
    public enum Verdict {
        /** The run fails, or measures something else. */
        BAD,
        /** It is not repeatable, or stays below what is possible. */
        WARN,
        /** Nothing is wrong. */
        GOOD,
        /** Nobody can tell from here. */
        HIDDEN;

        /** {@code bad}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Check {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** All of it for a person: the sentence, and what to do. */
    public String told() {
        return advice == null ? text : text + ". " + advice;
    }

    /** Those of one verdict. */
    public static List<Check> of(Verdict verdict, List<Check> checks) {
        return checks.stream().filter(check -> check.verdict == verdict).toList();
    }
}
