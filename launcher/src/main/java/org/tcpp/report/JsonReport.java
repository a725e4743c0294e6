package org.tcpp.report;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tcpp.mesh.MeshPair;
import org.tcpp.mesh.MeshResult;
import org.tcpp.result.HostSampleView;
import org.tcpp.result.HostView;
import org.tcpp.result.Result;
import org.tcpp.result.Summary;
import org.tcpp.result.Trials;
import org.tcpp.search.SearchResult;

/**
 * A result as JSON, written and read: ASCII, indented with one line for each row of an array, fields in the order of
 * the result's records and named after them in lower_snake, null where something is not known.
 * {@code docs/result.schema.json} describes it. Reads what it writes. Pure; any thread.
 */
public final class JsonReport {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
            .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.USE_LONG_FOR_INTS,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // later versions may add fields
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .addMixIn(Summary.class, Flat.class)
            .annotationIntrospector(new Annotations())
            .build();

    /** What no tool can do without. */
    private static final List<String> RESULT_PARTS = List.of("verdict", "run", "plan", "summary", "findings", "workers",
            "intervals", "hosts", "notes");
    private static final List<String> MESH_PARTS = List.of("verdict", "run", "plan", "summary", "start", "sums",
            "fairness", "hosts", "pairs", "notes");
    private static final List<String> SEARCH_PARTS = List.of("verdict", "origin", "plan", "answer", "loads", "trials");
    private static final List<String> TRIALS_PARTS = List.of("verdict", "runs");

    /** None of ours stands for several others: that is not looked up for each, which takes a young process long. */
    private static final class Annotations extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public boolean isAnnotationBundle(Annotation any) {
            return false;
        }
    }

    /** The summary's row is the summary: no level in between. */
    private abstract static class Flat {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Flat(Map<String, Object> values) {
            // Only its annotations count.
        }

        @JsonValue
        abstract Map<String, Object> values();
    }

    private JsonReport() {}

    /**
     * Reads a result that this class wrote; what it gives back is equal to what was written.
     *
     * @throws IOException if it is no result of this form; the message says what is wrong, in one line
     */
    public static Result read(String text) throws IOException {
        return recorded(text) instanceof Recorded.Run run ? run.result() : fail("it is of several runs");
    }

    /**
     * Reads a result or what several say together, as this class wrote it.
     *
     * @throws IOException if it is neither; the message says what is wrong, in one line
     */
    static Recorded recorded(String text) throws IOException {
        try {
            JsonNode tree = JSON.readTree(text);
            String schema = tree == null || tree.get("schema") == null ? "nothing" : tree.get("schema").asText();
            return switch (schema) {
                case Result.SCHEMA -> new Recorded.Run(whole(tree, text, Result.class, RESULT_PARTS));
                case Trials.SCHEMA -> new Recorded.Series(whole(tree, text, Trials.class, TRIALS_PARTS));
                case MeshResult.SCHEMA -> new Recorded.Mesh(whole(tree, text, MeshResult.class, MESH_PARTS));
                case SearchResult.SCHEMA ->
                    new Recorded.Search(whole(tree, text, SearchResult.class, SEARCH_PARTS));
                default -> fail("it calls itself " + Ascii.of(schema) + ", not " + Result.SCHEMA + ", "
                        + Trials.SCHEMA + ", " + MeshResult.SCHEMA + " or " + SearchResult.SCHEMA);
            };
        } catch (JsonMappingException e) {
            throw new IOException("its " + Ascii.of(path(e)) + " is not as tcpp writes it", e);
        } catch (JsonEOFException e) {
            throw new IOException("it is cut off", e);
        } catch (JsonProcessingException e) {
            throw new IOException("it is no JSON: " + Ascii.of(e.getOriginalMessage()), e);
        }
    }

    private static <T> T whole(JsonNode tree, String text, Class<T> type, List<String> parts) throws IOException {
        for (String part : parts) {
            if (tree.path(part).isMissingNode() || tree.path(part).isNull()) {
                throw new IOException("it has no " + part);
            }
        }
        return JSON.readValue(text, type);
    }

    private static <T> T fail(String message) throws IOException {
        throw new IOException(message);
    }

    private static String path(JsonMappingException e) {
        return e.getPath()
                .stream()
                .map(step -> step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    /** Reads a host's row of facts; throws {@link IOException} if it is none. */
    static HostView host(String text) throws IOException {
        return JSON.readValue(text, HostView.class);
    }

    /** Reads a row of what a host has counted; throws {@link IOException} if it is none. */
    static HostSampleView sample(String text) throws IOException {
        return JSON.readValue(text, HostSampleView.class);
    }

    /** The result as a tree. */
    public static JsonNode tree(Result result) {
        return JSON.valueToTree(result);
    }

    /** The result of many hosts as a tree. */
    public static JsonNode tree(MeshResult result) {
        return JSON.valueToTree(result);
    }

    /** A row of a result as a tree. */
    static JsonNode tree(MeshPair pair) {
        return JSON.valueToTree(pair);
    }

    /** Reads JSON of any form; throws {@link IOException} with a line that says what is wrong. */
    static JsonNode tree(String text) throws IOException {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IOException("it is no JSON: " + Ascii.of(e.getOriginalMessage()), e);
        }
    }

    /** Any such map as a tree. */
    public static JsonNode tree(Map<String, ?> any) {
        return JSON.valueToTree(any);
    }

    /** Writes the result, ending in a line end; {@code out} stays open. */
    public static void write(Result result, OutputStream out) throws IOException {
        indented(result, out);
    }

    /** Writes what several runs say together, ending in a line end; {@code out} stays open. */
    public static void write(Trials trials, OutputStream out) throws IOException {
        indented(trials, out);
    }

    /** Writes the result of many hosts, ending in a line end; {@code out} stays open. */
    public static void write(MeshResult result, OutputStream out) throws IOException {
        indented(result, out);
    }

    /** The result of many hosts as text, ending in a line end; {@code docs/mesh.schema.json} describes it. */
    public static String text(MeshResult result) {
        return indented(result);
    }

    /** The result as text, ending in a line end; ASCII. */
    public static String text(Result result) {
        return indented(result);
    }

    /** Several runs together as text, ending in a line end; {@code docs/trials.schema.json} describes it. */
    public static String text(Trials trials) {
        return indented(trials);
    }

    /** A search as text, ending in a line end; {@code docs/search.schema.json} describes it. */
    public static String text(SearchResult search) {
        return indented(search);
    }

    /** A tree of names and values that a tool has made of results, as text of the same form. */
    public static String text(Map<String, ?> tree) {
        return indented(tree);
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
