package org.tcpp.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tcpp.result.HistogramView;
import org.tcpp.result.Result;
import org.tcpp.result.Trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ResultRoundTripTest {

    static Stream<Result> results() {
        return Stream.of(Results.complete(), Results.degraded(), Results.refused(), Results.interruptedAtOnce(),
                Results.server(), Results.huge());
    }

    static List<Path> goldenFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/org/tcpp/report"))) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("results")
    void shouldReadWhatItWrites(Result result) throws IOException {
        String text = JsonReport.text(result);

        Result read = JsonReport.read(text);

        assertThat(read).isEqualTo(result);
        assertThat(JsonReport.text(read)).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void shouldWriteAKeptResultAgainByteForByte(Path file) throws IOException {
        String kept = Files.readString(file, StandardCharsets.UTF_8);

        assertThat(JsonReport.text(JsonReport.read(kept))).isEqualTo(kept);
    }

    @Test
    void shouldKeepWholeDistributionsOfAllWorkers() throws DataFormatException {
        HistogramView connect = Results.complete().tables().histograms().getFirst();

        Histogram histogram = Histogram.decodeFromCompressedByteBuffer(
                ByteBuffer.wrap(Base64.getDecoder().decode(connect.hdrhistogram())), 0);

        assertThat(connect.name()).isEqualTo("connect_microseconds");
        assertThat(connect.side()).isEqualTo("sender");
        // three values from each of two workers
        assertThat(histogram.getTotalCount()).isEqualTo(6);
        assertThat(histogram.getMaxValue()).isEqualTo(120);
    }

    @Test
    void shouldHaveOneHostForBothEndsOfALoopback() {
        assertThat(Results.complete().tables().hosts()).singleElement().satisfies(row -> {
            assertThat(row.role()).isEqualTo("both");
            assertThat(row.facts()).isEqualTo(Results.HOST);
        });
        assertThat(Results.complete().host("server")).isEqualTo(Results.HOST);
        assertThat(Results.degraded().host("server")).isNull();
    }

    @Test
    void shouldSayWhatIsWrongWithWhatItCannotRead() {
        assertThatThrownBy(() -> JsonReport.read("{\"schema\":\"tcpp-result/1\"}"))
                .hasMessage(
                        "it calls itself tcpp-result/1, not tcpp-result/2, tcpp-trials/1, tcpp-mesh/1"
                                + " or tcpp-search/1");
        assertThatThrownBy(() -> JsonReport.read("[]"))
                .hasMessage("it calls itself nothing, not tcpp-result/2, tcpp-trials/1, tcpp-mesh/1 or tcpp-search/1");
        assertThatThrownBy(() -> JsonReport.read("{\"schema\":")).isInstanceOf(IOException.class)
                .hasMessage("it is cut off");
        assertThatThrownBy(() -> JsonReport.read(JsonReport.text(Trials.of(List.of(Results.complete())))))
                .hasMessage("it is of several runs");
    }

    @Test
    void shouldReadAResultOfALaterVersionWithMoreFields() throws IOException {
        String text = JsonReport.text(Results.degraded());

        Result read = JsonReport.read(text.replaceFirst("\\{", "{ \"later\": 1,"));

        assertThat(read).isEqualTo(Results.degraded());
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void shouldDescribeEveryFieldAndItsUnit(Path schema) throws IOException {
        List<String> missing = new ArrayList<>();
        describe(new JsonMapper().readTree(schema.toFile()), schema.getFileName().toString(), missing);

        assertThat(missing).isEmpty();
    }

    static List<Path> schemas() {
        return Stream.of("result", "trials", "mesh", "compare", "sweep")
                .map(form -> ResultFiles.schemaFile().resolveSibling(form + ".schema.json"))
                .toList();
    }

    private static void describe(JsonNode node, String at, List<String> missing) {
        node.path("properties").properties().forEach(field -> {
            String name = at + "/" + field.getKey();
            JsonNode property = field.getValue();
            if (property.path("description").asText().isEmpty()) {
                missing.add(name + ": no description");
            }
            if (property.path("type").toString().matches(".*\"(integer|number)\".*")
                    && property.path("unit").asText().isEmpty()) {
                missing.add(name + ": no unit");
            }
            describe(property, name, missing);
        });
        if (node.has("items")) {
            describe(node.get("items"), at + "[]", missing);
        }
        node.path("$defs").properties().forEach(field -> describe(field.getValue(), field.getKey(), missing));
    }
}
