package org.tcpp.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tcpp.estimate.MeanOfRuns;
import org.tcpp.result.Trials;
import org.tcpp.result.Verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TrialsTest {

    @Test
    void shouldGiveTheMeanOfRunsWithItsInterval() {
        MeanOfRuns mean = MeanOfRuns.of(10, 12, 14).value();

        assertThat(mean.mean()).isEqualTo(12);
        assertThat(mean.standardDeviation()).isEqualTo(2);
        assertThat(mean.half()).isCloseTo(4.3027 * 2 / Math.sqrt(3), within(1e-9));
    }

    @Test
    void shouldNotPretendToKnowTheSpreadOfOneRun() {
        assertThat(MeanOfRuns.of(10).value().half()).isNull();
        assertThat(MeanOfRuns.of().known()).isFalse();
    }

    @Test
    void shouldTellSeveralRunsTogetherWithTheWorstVerdict() {
        Trials trials = Trials.of(List.of(Results.complete(), Results.degraded()));

        JsonNode json = ResultFiles.validTrials(JsonReport.text(trials));

        assertThat(trials.verdict()).isEqualTo(Verdict.DEGRADED);
        assertThat(json.get("runs")).hasSize(2);
        assertThat(json.get("figures").get(0).get("name").textValue()).isEqualTo("bits_per_second");
        assertThat(json.get("figures").get(1).get("runs").intValue()).isEqualTo(1);
        assertThat(trials.figures().getFirst().low()).isEqualByComparingTo("0");
        assertThat(TextReport.trials(trials, Style.PLAIN)).contains("an interval that begins at 0 is cut off there");
        Golden.assertSame("trials.txt", TextReport.trials(trials, Style.PLAIN));
    }

    @Test
    void shouldTellARunOnAServerInOneLine() {
        assertThat(TextReport.serverRun(Results.server(), "192.0.2.1")).isEqualTo(
                "192.0.2.1: degraded, 20 connections, 1 failed, 20000 bytes in 2.00 s, 0.000080 Gbps\n");
    }
}
