package org.tcpp.doctor;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tcpp.message.Fields;

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

        private static Verdict of(String word) {
            return Arrays.stream(values()).filter(verdict -> verdict.word().equals(word)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no verdict: " + word));
        }
    }

    public Check {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** All of it for a person: the sentence, and what to do. */
    public String told() {
        return advice == null ? text : text + ". " + advice;
    }

    /** As it travels, and as it is written: one object. */
    public Fields toFields() {
        Fields read = new Fields();
        facts.forEach(read::put);
        return new Fields().put("name", name).put("verdict", verdict.word()).put("facts", read).put("text", text)
                .put("advice", advice);
    }

    /** As it arrives; throws {@link IllegalArgumentException} if it is none. */
    static Check from(Fields fields) {
        Map<String, Object> facts = new LinkedHashMap<>();
        fields.fields("facts").values().forEach((name, value) -> {
            if (value instanceof Long || value instanceof String || value instanceof Boolean) {
                facts.put(name, value);
            }
        });
        return new Check(fields.text("name"), Verdict.of(fields.text("verdict")), facts, fields.text("text"),
                fields.textOrNull("advice"));
    }

    /** Those of one verdict. */
    public static List<Check> of(Verdict verdict, List<Check> checks) {
        return checks.stream().filter(check -> check.verdict == verdict).toList();
    }
}
