package org.tcpp.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tcpp.behaviour.Behaviour;
import org.tcpp.behaviour.ChaosPlan;
import org.tcpp.report.ResultFiles;

import static org.assertj.core.api.Assertions.assertThat;

/** Connections that misbehave between real processes: a healthy kernel ends all as they may, and keeps nothing. */
class ChaosIT {

    private static final int CONNECTIONS = 200;

    @Test
    void shouldFindNothingWrongWithAHealthyKernel() {
        Ended ended = run("-m", "80");

        JsonNode result = ended.result();
        ResultFiles.valid(result.toString());
        long begun = 0;
        for (JsonNode row : result.get("chaos").get("behaviours")) {
            JsonNode judged = row.get("judged");
            assertThat(judged.get("unexpected").longValue() + judged.get("hung").longValue()).as(row.toString())
                    .isZero();
            begun += row.get("role").textValue().equals("client") ? row.get("begun").longValue() : 0;
        }
        for (JsonNode bystanders : result.get("chaos").get("bystanders")) {
            assertThat(bystanders.get("completed").longValue()).isEqualTo(bystanders.get("begun").longValue())
                    .isEqualTo(CONNECTIONS - begun);
        }
        assertThat(result.get("findings").toString()).doesNotContain("sent_not_received", "leftover_sockets");
        assertThat(ended.out()).contains("bystanders", "behaviour");
    }

    @Test
    void shouldMakeOneConnectionAgain() {
        ChaosPlan plan = ChaosPlan.parse("all", 3, ChaosPlan.ALL);
        long index = LongStream.range(0, CONNECTIONS).filter(i -> plan.of(i) == Behaviour.HALF_CLOSE).findFirst()
                .orElseThrow();
        Ended ended = run("--only", "" + index);

        JsonNode rows = ended.result().get("chaos").get("behaviours");
        assertThat(List.of(rows.get(0), rows.get(1))).allSatisfy(row -> {
            assertThat(row.get("behaviour").textValue()).isEqualTo("half-close");
            assertThat(row.get("begun").longValue()).isOne();
            assertThat(row.get("endings").get(0).get("example").get("connection").longValue()).isEqualTo(index);
        });
        assertThat(ended.result().get("summary").get("connections_completed").longValue()).isOne();
    }

    /** Each has a server of its own: after its end it looks for sockets on the server's port, whoever's they are. */
    private static Ended run(String... words) {
        try (TcppServer server = TcppServer.start(1)) {
            Ended ended = server.client("--chaos", "all", "--seed", "3", "-t", "" + CONNECTIONS).and(words).json()
                    .run();
            assertThat(ended.status()).as(ended.out() + ended.err()).isZero();
            Ended stopped = server.stop();
            assertThat(stopped.status()).as(stopped.err()).isZero();
            return ended;
        }
    }
}
