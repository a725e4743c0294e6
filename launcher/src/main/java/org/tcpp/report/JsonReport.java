package org.tcpp.report;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.tcpp.result.Result;
import org.tcpp.result.Summary;
import org.tcpp.result.Trials;

/**
 * A result as JSON: ASCII, indented with one line for each row of an array, fields in the order of the result's records
 * and named after them in lower_snake, null where something is not known. {@code docs/result.schema.json} describes
 * it. Pure; any thread.
 */
public final class JsonReport {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .addMixIn(Summary.class, Flat.class)
            .build();

    /** The summary's row is the summary: no level in between. */
    private interface Flat {
        @JsonValue
        Map<String, Object> values();
    }

    private JsonReport() {}

    /** The result as a tree. */
    public static JsonNode tree(Result result) {
        return JSON.valueToTree(result);
    }

    /** Writes the result, ending in a line end; {@code out} stays open. */
    public static void write(Result result, OutputStream out) throws IOException {
        indented(result, out);
    }

    /** Writes what several runs say together, ending in a line end; {@code out} stays open. */
    public static void write(Trials trials, OutputStream out) throws IOException {
        indented(trials, out);
    }

    /** The result as text, ending in a line end; ASCII. */
    public static String text(Result result) {
        return indented(result);
    }

    /** Several runs together as text, ending in a line end; {@code docs/trials.schema.json} describes it. */
    public static String text(Trials trials) {
        return indented(trials);
    }

    /** Anything of a result in one line, without its end. */
    static String line(Object any) {
        try {
            return JSON.writeValueAsString(any);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result that has no JSON form", e);
        }
    }

    private static void indented(Object any, OutputStream out) throws IOException {
        JSON.writer(new RowPrinter()).without(JsonGenerator.Feature.AUTO_CLOSE_TARGET).writeValue(out, any);
        out.write('\n');
    }

    private static String indented(Object any) {
        try {
            return JSON.writer(new RowPrinter()).writeValueAsString(any) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result that has no JSON form", e);
        }
    }
}
