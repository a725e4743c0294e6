package org.tcpp.report;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads results in tests, and believes nothing: names twice, what the schema does not allow, sums that do not hold. */
public final class ResultFiles {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(Map.of("https://tcpp.example/result.schema.json", read(schemaFile()),
                    "https://tcpp.example/mesh.schema.json",
                    read(schemaFile().resolveSibling("mesh.schema.json")))));
    private static final Schema RESULT = SCHEMAS.getSchema(read(schemaFile()));
    private static final Schema TRIALS = SCHEMAS.getSchema(read(schemaFile().resolveSibling("trials.schema.json")));

    private static final Schema MESH = SCHEMAS.getSchema(read(schemaFile().resolveSibling("mesh.schema.json")));
    private static final Schema COMPARISON = SCHEMAS
            .getSchema(read(schemaFile().resolveSibling("compare.schema.json")));
    private static final Schema SWEEP = SCHEMAS.getSchema(read(schemaFile().resolveSibling("sweep.schema.json")));

    private static final Schema SEARCH = SCHEMAS.getSchema(read(schemaFile().resolveSibling("search.schema.json")));

    private static final Schema EVENT = SCHEMAS.getSchema(read(schemaFile().resolveSibling("stream.schema.json")));

    private ResultFiles() {}

    /** The result in a file; the test fails unless it is valid, ASCII, and adds up. */
    public static JsonNode readValid(Path file) {
        return valid(read(file));
    }

    /** The same of a text. */
    public static JsonNode valid(String text) {
        JsonNode result = valid(text, RESULT);
        assertAddsUp(result);
        assertFailuresHaveATime(result);
        assertExplainsItself(result);
        return result;
    }

    /** Several runs together, valid and ASCII. */
    public static JsonNode validTrials(String text) {
        return valid(text, TRIALS);
    }

    /** The result of many hosts, valid and ASCII; the test fails unless it says why a figure is null. */
    public static JsonNode validMesh(String text) {
        JsonNode result = valid(text, MESH);
        assertExplainsItself(result);
        return result;
    }

    /** A comparison, valid and ASCII. */
    public static JsonNode validComparison(String text) {
        return valid(text, COMPARISON);
    }

    /** What a sweep is going to do, valid and ASCII. */
    public static JsonNode validSweep(String text) {
        return valid(text, SWEEP);
    }

    /** A search, valid and ASCII. */
    public static JsonNode validSearch(String text) {
        return valid(text, SEARCH);
    }

    /** A line of the stream of events, valid and ASCII. */
    public static JsonNode validEvent(String line) {
        return valid(line, EVENT);
    }

    private static JsonNode valid(String text, Schema schema) {
        assertThat(text).matches(any -> any.chars().allMatch(c -> c < 0x80), "ASCII only");
        try {
            JsonNode tree = STRICT.readTree(text);
            assertThat(schema.validate(tree)).as("what the schema says of it").isEmpty();
            return tree;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the schema stands, found from the module's or the project's folder. */
    static Path schemaFile() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/result.schema.json"))) {
            folder = folder.getParent();
        }
        return folder.resolve("docs/result.schema.json");
    }

    private static void assertAddsUp(JsonNode result) {
        JsonNode summary = result.get("summary");
        assertThat(summary.get("connections_completed").longValue() + summary.get("connections_failed").longValue()
                + summary.get("connections_not_attempted").longValue())
                .as("completed + failed + not attempted").isEqualTo(summary.get("connections_requested").longValue());
        for (String side : new String[]{"sender", "receiver"}) {
            boolean reverse = "reverse".equals(summary.get("exchange").textValue());
            String role = side.equals("sender") != reverse ? "client" : "server";
            long failed = 0;
            long explained = 0;
            long bytes = 0;
            for (JsonNode worker : result.get("workers")) {
                assertThat(worker.get("connections_completed").longValue()
                        + worker.get("connections_failed").longValue()
                        + worker.get("connections_not_attempted").longValue())
                        .as("of %s worker %s", worker.get("role"), worker.get("number"))
                        .isEqualTo(worker.get("connections_requested").longValue());
                failed += worker.get("role").textValue().equals(role)
                        ? worker.get("connections_failed").longValue()
                        : 0;
                bytes += worker.get("role").textValue().equals(role) ? worker.get("bytes").longValue() : 0;
            }
            for (JsonNode failure : result.get("failures")) {
                explained += failure.get("side").textValue().equals(side) ? failure.get("count").longValue() : 0;
            }
            assertThat(explained).as("failures explained by the %s", side).isEqualTo(failed);
            JsonNode forth = summary.get(side.equals("sender") ? "bytes_sent" : "bytes_received");
            long back = summary.get(side.equals("sender") ? "reverse_bytes_received" : "reverse_bytes_sent")
                    .longValue();
            if (forth.isNumber()) {
                assertThat(bytes).as("bytes of the %s's workers", side).isEqualTo(forth.longValue() + back);
            }
        }
    }

    /** Some failures are known at the end only, but none that were told in an interval is unknown then. */
    private static void assertFailuresHaveATime(JsonNode result) {
        Map<String, Long> timed = new HashMap<>();
        result.get("failure_intervals").forEach(row -> timed.merge(kind(row), row.get("count").longValue(), Long::sum));
        Map<String, Long> all = new HashMap<>();
        result.get("failures").forEach(row -> all.merge(kind(row), row.get("count").longValue(), Long::sum));
        timed.forEach((kind, count) -> assertThat(all.getOrDefault(kind, 0L)).as("failures, %s", kind)
                .isGreaterThanOrEqualTo(count));
    }

    private static String kind(JsonNode failures) {
        return failures.get("side").textValue() + " " + failures.get("phase").textValue() + " "
                + failures.get("cause").textValue();
    }

    /** A figure that is null has a note; one about the beginning of a name speaks for all that begin so. */
    private static void assertExplainsItself(JsonNode result) {
        result.get("summary").properties().forEach(field -> {
            if (field.getValue().isNull()) {
                assertThat(result.get("notes")).as("notes that say why %s is null", field.getKey()).anyMatch(
                        note -> ("summary." + field.getKey()).startsWith(note.get("about").textValue()));
            }
        });
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
