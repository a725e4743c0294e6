package org.tcpp.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tcpp.cli.Mode;
import org.tcpp.estimate.Bucket;
import org.tcpp.estimate.Runs;
import org.tcpp.estimate.Tally;
import org.tcpp.message.Counters;
import org.tcpp.message.Exchange;
import org.tcpp.plan.RunSpec;
import org.tcpp.result.Ending;
import org.tcpp.result.FailureLimit;
import org.tcpp.result.Start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tcpp.estimate.Runs.GO_NS;

class JsonStreamTest {

    private static final Counters TEN = new Counters(10, 10, 9, 0, 9000, 0);

    private final RunSpec plan = Runs.plan(Mode.CLIENT, 2, 1000, 10);
    private final Tally tally = new Tally(plan);

    JsonStreamTest() {
        tally.follow();
        tally.go(GO_NS);
    }

    @Test
    void shouldTellEachIntervalOnceAndOnlyWhenAllWorkersHaveToldOfIt() {
        tally.interval(Runs.client(0), Runs.interval(0, TEN, 1));
        tally.interval(Runs.client(0), Runs.interval(1, TEN, 2));
        assertThat(tally.newIntervals()).isEmpty();

        tally.interval(Runs.client(1), Runs.interval(0, TEN, 1));
        List<Bucket> first = tally.newIntervals();

        assertThat(first).singleElement()
                .satisfies(bucket -> assertThat(bucket.client().counters()).isEqualTo(TEN.plus(TEN)));
        assertThat(first.getFirst().client().atOnce()).isEqualTo(2);
        assertThat(tally.newIntervals()).isEmpty();
        assertThat(tally.lastIntervals()).hasSize(1);
    }

    @Test
    void shouldNotWaitForAWorkerThatHasDied() {
        tally.interval(Runs.client(0), Runs.interval(0, TEN, 1));
        tally.lost(Runs.client(1), "killed", List.of());

        assertThat(tally.newIntervals()).hasSize(1);
    }

    @Test
    void shouldNotLoseWhatComesLate() {
        tally.interval(Runs.client(0), Runs.interval(0, TEN, 1));
        tally.lost(Runs.client(1), "killed", List.of());
        tally.newIntervals();
        tally.interval(Runs.server(0), Runs.interval(0, TEN, 1));

        assertThat(tally.lastIntervals()).singleElement().satisfies(bucket -> {
            assertThat(bucket.client().counters()).isEqualTo(Counters.NONE);
            assertThat(bucket.server().counters()).isEqualTo(TEN);
        });
    }

    @Test
    void shouldBeLinesOfStartIntervalsAndTheWholeResult() throws IOException {
        JsonMapper json = new JsonMapper();
        tally.interval(Runs.client(0), Runs.interval(0, TEN, 1));

        JsonNode start = json.readTree(JsonStream.start(
                Start.of(Results.facts(new Ending.Normal(), FailureLimit.NONE), plan)));
        JsonNode interval = json.readTree(JsonStream.interval("id", tally.lastIntervals().getFirst(), Exchange.PUSH));
        String end = JsonStream.end(Results.complete());

        assertThat(start.get("event").textValue()).isEqualTo("start");
        assertThat(start.get("data").get("plan").get("procs").intValue()).isEqualTo(2);
        assertThat(interval.get("event").textValue()).isEqualTo("interval");
        assertThat(interval.get("data").get("bytes_sent").longValue()).isEqualTo(9000);
        assertThat(interval.get("run").textValue()).isEqualTo("id");
        assertThat(end).doesNotContain("\n");
        JsonNode result = ResultFiles.valid(end.substring(end.indexOf("\"data\":") + 7, end.length() - 1));
        assertThat(interval.get("data").properties()).extracting(field -> field.getKey()).isEqualTo(
                result.get("intervals").get(0).properties().stream().map(field -> field.getKey()).toList());
    }
}
