package org.tcpp.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JsonReportTest {

    @Test
    void shouldWriteWhatTheSchemaAllowsInEveryCase() {
        ResultFiles.valid(JsonReport.text(Results.complete()));
        ResultFiles.valid(JsonReport.text(Results.degraded()));
        ResultFiles.valid(JsonReport.text(Results.refused()));
        ResultFiles.valid(JsonReport.text(Results.interruptedAtOnce()));
        ResultFiles.valid(JsonReport.text(Results.server()));
    }

    @Test
    void shouldSayWhyAFigureIsNotKnown() {
        JsonNode result = ResultFiles.valid(JsonReport.text(Results.interruptedAtOnce()));

        assertThat(result.get("summary").get("seconds").isNull()).isTrue();
        assertThat(result.get("notes")).extracting(note -> note.get("about").textValue())
                .contains("summary.seconds", "summary.connect_microseconds", "summary.bytes_received", "steady.bytes",
                        "hosts.client");
    }

    @Test
    void shouldNameTheSideThatCountedAndKeepBothCounts() {
        JsonNode loopback = JsonReport.tree(Results.complete()).get("summary");
        JsonNode client = JsonReport.tree(Results.degraded()).get("summary");

        assertThat(loopback.get("bytes_counted_by").textValue()).isEqualTo("receiver");
        assertThat(loopback.get("bytes_sent")).isEqualTo(loopback.get("bytes_received"));
        assertThat(client.get("bytes_counted_by").textValue()).isEqualTo("sender");
        assertThat(client.get("bytes_received").isNull()).isTrue();
    }

    @Test
    void shouldLetAScepticRecomputeTheRates() {
        JsonNode result = ResultFiles.valid(JsonReport.text(Results.complete()));
        JsonNode summary = result.get("summary");
        JsonNode steady = result.get("steady").get("bytes");

        assertThat(summary.get("bits_per_second").longValue()).isEqualTo(
                Math.round(summary.get("bytes").longValue() * 8 / summary.get("seconds").doubleValue()));
        long bytes = 0;
        BigDecimal seconds = BigDecimal.ZERO;
        for (JsonNode batch : steady.get("batches")) {
            bytes += batch.get("count").longValue();
            seconds = seconds.add(new BigDecimal(batch.get("seconds").asText()));
        }
        assertThat(bytes).isEqualTo(steady.get("bytes").longValue());
        assertThat(seconds).isEqualByComparingTo(steady.get("seconds").asText());
        assertThat(steady.get("bits_per_second").longValue()).isEqualTo(
                Math.round(bytes * 8 / seconds.doubleValue()));
    }

    @Test
    void shouldHaveTheSameFieldsForEveryRun() {
        assertThat(names(JsonReport.tree(Results.complete()).get("summary")))
                .isEqualTo(names(JsonReport.tree(Results.interruptedAtOnce()).get("summary")))
                .isEqualTo(names(JsonReport.tree(Results.server()).get("summary")))
                .startsWith("started", "seconds", "bytes", "bits_per_second", "connections_per_second",
                        "connections_requested", "connections_completed", "connections_failed",
                        "connections_not_attempted", "workers", "workers_failed");
    }

    @Test
    void shouldHaveASummaryOfScalarsOnly() {
        assertThat(JsonReport.tree(Results.complete()).get("summary")).allMatch(JsonNode::isValueNode);
        assertThat(JsonReport.tree(Results.complete()).get("workers"))
                .allSatisfy(row -> assertThat(row).allMatch(JsonNode::isValueNode));
        assertThat(JsonReport.tree(Results.complete()).get("intervals"))
                .allSatisfy(row -> assertThat(row).allMatch(JsonNode::isValueNode));
    }

    @Test
    void shouldStaySmallHoweverLongTheRunAndHoweverManyWorkers() {
        String text = JsonReport.text(Results.huge());

        JsonNode result = ResultFiles.valid(text);
        assertThat(result.get("workers")).hasSize(104);
        assertThat(result.get("notes")).anyMatch(note -> note.get("text").textValue().contains("were merged"));
        assertThat(text.length()).isLessThan(600_000);
    }

    @Test
    void shouldRefuseAResultThatNamesAFieldTwiceOrDoesNotAddUp() {
        String text = JsonReport.text(Results.complete());

        assertThatThrownBy(() -> ResultFiles.valid(text.replaceFirst("\"schema\"", "\"verdict\"")))
                .hasMessageContaining("Duplicate");
        assertThatThrownBy(() -> ResultFiles.valid(
                text.replaceFirst("\"connections_completed\": 24000", "\"connections_completed\": 23999")))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> ResultFiles.valid(text.replaceFirst("\"mtu_bytes\"", "\"mtu\"")))
                .isInstanceOf(AssertionError.class).hasMessageContaining("mtu_bytes");
    }

    @Test
    void shouldDescribeEveryFieldInTheSchema() throws IOException {
        JsonNode schema = new JsonMapper().readTree(ResultFiles.schemaFile().toFile());
        List<String> undescribed = new ArrayList<>();
        collect("", schema, undescribed);
        collect("trials", new JsonMapper().readTree(ResultFiles.schemaFile()
                .resolveSibling("trials.schema.json").toFile()), undescribed);

        assertThat(undescribed).isEmpty();
    }

    private static void collect(String path, JsonNode schema, List<String> undescribed) {
        if (!schema.path("description").asText().endsWith(".")) {
            undescribed.add(path);
        }
        for (String group : new String[]{"properties", "$defs"}) {
            schema.path(group)
                    .properties()
                    .forEach(field -> collect(path + "/" + field.getKey(), field.getValue(), undescribed));
        }
        if (schema.has("items")) {
            collect(path + "/*", schema.get("items"), undescribed);
        }
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
