package org.tcpp.setting;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tcpp.message.Fields;

/**
 * The settings of one host. What could not be read is hidden, with the reason. Immutable.
 *
 * @param known values: Long, String or Boolean
 * @param hidden why the others are not known
 */
public record Settings(Map<Setting, Object> known, Map<Setting, String> hidden) {

    public Settings {
        known = Collections.unmodifiableMap(copy(known));
        hidden = Collections.unmodifiableMap(copy(hidden));
    }

    /** The number, or null if it is hidden. */
    public Long number(Setting setting) {
        return known.get(setting) instanceof Long number ? number : null;
    }

    /** The word, or null if it is hidden. */
    public String text(Setting setting) {
        return known.get(setting) instanceof String text ? text : null;
    }

    /** The truth, or null if it is hidden. */
    public Boolean flag(Setting setting) {
        return known.get(setting) instanceof Boolean flag ? flag : null;
    }

    /** Every setting by its word, in the order of the table; null if it is hidden. */
    public Map<String, Object> byWord() {
        Map<String, Object> words = new LinkedHashMap<>();
        for (Setting setting : Setting.values()) {
            words.put(setting.word(), known.get(setting));
        }
        return words;
    }

    /** What another launcher or a file says of settings by their words, with null for those it says nothing of. */
    public static Map<String, Object> withAllWords(Map<String, Object> some) {
        Map<String, Object> words = new LinkedHashMap<>();
        for (Setting setting : Setting.values()) {
            words.put(setting.word(), some.get(setting.word()));
        }
        return words;
    }

    /** As they travel from one launcher to another: those that are known, and why others are not. */
    public Fields toFields() {
        Fields values = new Fields();
        known.forEach((setting, value) -> values.put(setting.word(), value));
        Fields reasons = new Fields();
        hidden.forEach((setting, reason) -> reasons.put(setting.word(), reason));
        return new Fields().put("known", values).put("hidden", reasons);
    }

    /** As they arrive; what this version does not know is left out, and what did not come is hidden. */
    public static Settings from(Fields fields) {
        return of(fields.fields("known").values(), fields.fields("hidden").values());
    }

    /** As they stand in a result. */
    public static Settings of(Map<String, Object> byWord) {
        return of(byWord, Map.of());
    }

    private static Settings of(Map<String, Object> values, Map<String, Object> reasons) {
        Map<Setting, Object> known = new EnumMap<>(Setting.class);
        Map<Setting, String> hidden = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            Object value = values.get(setting.word());
            if (setting.type().isInstance(value)) {
                known.put(setting, value);
            } else {
                hidden.put(setting, reasons.get(setting.word()) instanceof String reason ? reason : "it was not told");
            }
        }
        return new Settings(known, hidden);
    }

    private static <T> Map<Setting, T> copy(Map<Setting, T> map) {
        Map<Setting, T> copy = new EnumMap<>(Setting.class);
        copy.putAll(map);
        return copy;
    }
}
