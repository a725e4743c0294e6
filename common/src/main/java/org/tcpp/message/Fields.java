package org.tcpp.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One JSON object as named fields, read from and written to one line of ASCII. Values are strings, longs, doubles,
 * booleans, nested fields, lists of these, or absent; null is the same as absent. Jackson's streaming generator writes
 * them: data binding would cost every worker 200 ms at its start. Not thread-safe.
 */
public final class Fields {

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private final Map<String, Object> values = new LinkedHashMap<>();

    /**
     * Reads one line.
     *
     * @throws IllegalArgumentException if it is not exactly one JSON object, names a field twice, or holds a number
     *             that is too large; the message names the field
     */
    public static Fields parse(String line) {
        return new FieldsReader(line).read();
    }

    /**
     * Sets a field; null leaves it out. Numbers are Integer, Long or Double; text may be Plain; lists hold Fields,
     * strings or numbers.
     */
    public Fields put(String name, Object value) {
        if (value != null) {
            values.put(name, value);
        }
        return this;
    }

    /** The line, without its line end; ASCII. */
    public String line() {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            write(out, this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * Text of letters, digits and signs that JSON takes as they are, and much of it: written at once and read at once,
     * for a generator or parser looks at every character, which costs a young process more than what the text tells
     * of.
     */
    public record Plain(String text) {

        /** The field that is read so. */
        static final String NAME = "rows";
        /** If it begins so. */
        static final String BEGIN = "ROWS";
    }

    /** True if the field is there. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** A string that must be there; throws IllegalArgumentException naming the field if it is not. */
    public String text(String name) {
        return need(name, String.class);
    }

    /** A string, or null where it is absent. */
    public String textOrNull(String name) {
        return has(name) ? text(name) : null;
    }

    /** A whole number that must be there. */
    public long whole(String name) {
        return need(name, Long.class);
    }

    /** A whole number that must be there and fit an int. */
    public int number(String name) {
        long value = whole(name);
        if (value != (int) value) {
            throw tooLarge(name, Long.toString(value));
        }
        return (int) value;
    }

    /** A whole number, or {@code otherwise} where it is absent. */
    public long whole(String name, long otherwise) {
        return has(name) ? whole(name) : otherwise;
    }

    /** A number, fraction or whole, that must be there. */
    public double real(String name) {
        return need(name, Number.class).doubleValue();
    }

    /** A truth value; false where it is absent. */
    public boolean flag(String name) {
        return has(name) && need(name, Boolean.class);
    }

    /** Nested fields that must be there. */
    public Fields fields(String name) {
        return need(name, Fields.class);
    }

    /** Nested fields made into something, or null where they are absent. */
    public <T> T fieldsOrNull(String name, Function<Fields, T> make) {
        return has(name) ? make.apply(fields(name)) : null;
    }

    /** A list of nested fields, each made into something; empty where it is absent. */
    public <T> List<T> list(String name, Function<Fields, T> make) {
        if (!has(name)) {
            return List.of();
        }
        List<T> made = new ArrayList<>();
        for (Object element : need(name, List.class)) {
            made.add(make.apply(cast(name, element, Fields.class)));
        }
        return List.copyOf(made);
    }

    /** A list of strings; empty where it is absent. */
    public List<String> textList(String name) {
        return has(name)
                ? ((List<?>) need(name, List.class)).stream().map(e -> cast(name, e, String.class)).toList()
                : List.of();
    }

    /** A list of whole numbers; empty where it is absent. */
    public long[] wholes(String name) {
        return has(name)
                ? ((List<?>) need(name, List.class)).stream().mapToLong(e -> cast(name, e, Long.class)).toArray()
                : new long[0];
    }

    /** All fields in order, with what they hold: strings, longs, doubles, booleans, Fields, lists. */
    public Map<String, Object> values() {
        return Collections.unmodifiableMap(values);
    }

    /** All fields, each as a string, in order. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((name, value) -> texts.put(name, cast(name, value, String.class)));
        return texts;
    }

    /** The same fields with every string in them, however deep, replaced by what {@code change} makes of it. */
    public Fields mapTexts(UnaryOperator<String> change) {
        Fields changed = new Fields();
        values.forEach((name, value) -> changed.values.put(change.apply(name), mapped(value, change)));
        return changed;
    }

    private static Object mapped(Object value, UnaryOperator<String> change) {
        return switch (value) {
            case String text -> change.apply(text);
            case Fields fields -> fields.mapTexts(change);
            case null -> null;
            case List<?> list -> list.stream().map(element -> mapped(element, change)).toList();
            default -> value;
        };
    }

    private <T> T need(String name, Class<T> type) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("field '" + name + "' is missing");
        }
        return cast(name, value, type);
    }

    private static <T> T cast(String name, Object value, Class<T> type) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("field '" + name + "' is not a " + type.getSimpleName() + ": " + value);
        }
        return type.cast(value);
    }

    static IllegalArgumentException tooLarge(String name, String value) {
        return new IllegalArgumentException("field '" + name + "' is too large: " + value);
    }

    /** Not by a switch over types: the first of each makes a class, while a worker starts. */
    private static void write(JsonGenerator out, Object value) throws IOException {
        if (value instanceof Fields fields) {
            out.writeStartObject();
            for (Map.Entry<String, Object> field : fields.values.entrySet()) {
                out.writeFieldName(field.getKey());
                write(out, field.getValue());
            }
            out.writeEndObject();
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object element : list) {
                write(out, element);
            }
            out.writeEndArray();
        } else if (value instanceof long[] numbers) {
            out.writeArray(numbers, 0, numbers.length);
        } else if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Plain plain) {
            out.writeRawValue('"' + plain.text + '"');
        } else if (value instanceof Integer number) {
            out.writeNumber(number);
        } else if (value instanceof Long number) {
            out.writeNumber(number);
        } else if (value instanceof Double number) {
            out.writeNumber(number);
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else {
            throw new IllegalArgumentException("no JSON form for " + value.getClass());
        }
    }
}
