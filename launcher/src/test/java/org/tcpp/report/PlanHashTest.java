package org.tcpp.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tcpp.result.Result;

import static org.assertj.core.api.Assertions.assertThat;

/** Anybody can recompute the hash of a plan from the other fields, as docs/measurement.md says. */
class PlanHashTest {

    private static final Set<String> LEFT_OUT = Set.of("host", "address", "port", "local", "one_off", "max_failures",
            "hash");

    static Stream<Result> results() {
        return Stream.of(Results.complete(), Results.degraded(), Results.server());
    }

    @ParameterizedTest
    @MethodSource("results")
    void shouldFollowFromTheFieldsOfThePlan(Result result) throws NoSuchAlgorithmException {
        JsonNode plan = JsonReport.tree(result).get("plan");
        StringBuilder text = new StringBuilder("tcpp-run-spec/1\n");
        for (Map.Entry<String, JsonNode> field : plan.properties()) {
            if (field.getValue().isArray()) {
                field.getValue().forEach(element -> line(text, field.getKey(), element));
            } else if (!LEFT_OUT.contains(field.getKey())) {
                line(text, field.getKey(), field.getValue());
            }
        }
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));

        assertThat(plan.get("hash").asText()).isEqualTo(HexFormat.of().formatHex(digest));
    }

    private static void line(StringBuilder text, String name, JsonNode value) {
        // as it stands in the file, where no number has an exponent
        String shown = value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asText();
        text.append(name).append('=').append(value.isNull() ? "" : shown).append('\n');
    }
}
