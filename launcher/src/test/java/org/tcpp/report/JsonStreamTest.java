package org.tcpp.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tcpp.cli.Mode;
import org.tcpp.estimate.Bucket;
import org.tcpp.estimate.FailureHistory;
import org.tcpp.estimate.Runs;
import org.tcpp.estimate.Tally;
import org.tcpp.host.CpuTicks;
import org.tcpp.host.HostCount;
import org.tcpp.host.HostReading;
import org.tcpp.message.Counters;
import org.tcpp.message.Exchange;
import org.tcpp.message.FailureCause;
import org.tcpp.message.FailureCount;
import org.tcpp.message.Message;
import org.tcpp.message.Phase;
import org.tcpp.message.Role;
import org.tcpp.plan.RunSpec;
import org.tcpp.result.Ending;
import org.tcpp.result.FailureLimit;
import org.tcpp.result.HostSampleView;
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
        assertThat(tally.news().intervals()).isEmpty();

        tally.interval(Runs.client(1), Runs.interval(0, TEN, 1));
        List<Bucket> first = tally.news().intervals();

        assertThat(first).singleElement()
                .satisfies(bucket -> assertThat(bucket.client().counters()).isEqualTo(TEN.plus(TEN)));
        assertThat(first.getFirst().client().atOnce()).isEqualTo(2);
        assertThat(tally.news().intervals()).isEmpty();
        assertThat(tally.lastNews().intervals()).hasSize(1);
    }

    @Test
    void shouldNotWaitForAWorkerThatHasDied() {
        tally.interval(Runs.client(0), Runs.interval(0, TEN, 1));
        tally.lost(Runs.client(1), "killed", List.of());

        assertThat(tally.news().intervals()).hasSize(1);
    }

    @Test
    void shouldNotLoseWhatComesLate() {
        tally.interval(Runs.client(0), Runs.interval(0, TEN, 1));
        tally.lost(Runs.client(1), "killed", List.of());
        tally.news();
        tally.interval(Runs.server(0), Runs.interval(0, TEN, 1));

        assertThat(tally.lastNews().intervals()).singleElement().satisfies(bucket -> {
            assertThat(bucket.client().counters()).isEqualTo(Counters.NONE);
            assertThat(bucket.server().counters()).isEqualTo(TEN);
        });
    }

    @Test
    void shouldTellWhichConnectionsFailedWithTheIntervalInWhichTheyDid() {
        tally.interval(Runs.client(0), failed(0, 2));
        tally.interval(Runs.client(0), failed(1, 1));
        assertThat(tally.news().failures()).isEmpty();

        tally.interval(Runs.client(1), failed(0, 3));

        List<FailureHistory.Row> told = tally.news().failures();
        assertThat(told).containsExactly(new FailureHistory.Row(Role.CLIENT, 0, Runs.SECOND_NS, reset(5)));
        assertThat(ResultFiles.validEvent(JsonStream.failures("id", told.getFirst(), Exchange.PUSH)).get("data"))
                .hasToString("{\"side\":\"sender\",\"from_seconds\":0.0,\"to_seconds\":1.0,\"phase\":\"send\","
                        + "\"cause\":\"reset\",\"count\":5}");
        assertThat(tally.lastNews().failures()).extracting(FailureHistory.Row::failed).containsExactly(reset(1));
    }

    private static Message.Interval failed(int second, long connections) {
        Message.Interval told = Runs.interval(second, new Counters(10, 10, 0, connections, 9000, 0), 1);
        return new Message.Interval(told.run(), told.fromNs(), told.toNs(), told.counters(), told.underWay(),
                told.slices(), told.effort(), List.of(reset(connections)));
    }

    private static FailureCount reset(long connections) {
        return new FailureCount(Phase.SEND, FailureCause.RESET, connections);
    }

    @Test
    void shouldTellWhatAHostCountedAsARowOfTheResult() {
        HostSampleView sample = HostSampleView.of(0, Runs.SECOND_NS, new HostReading(
                new CpuTicks(30, 0, 10, 5, 55, 0), Map.of(HostCount.TCP_SEGMENTS_RETRANSMITTED, 7L)));

        JsonNode event = ResultFiles.validEvent(JsonStream.host("id", "server", sample));
        JsonNode data = event.get("data");

        assertThat(event.get("role").textValue()).isEqualTo("server");
        assertThat(data.get("cpu_user_permille").intValue()).isEqualTo(300);
        assertThat(data.get("tcp_segments_retransmitted").intValue()).isEqualTo(7);
    }

    @Test
    void shouldBeLinesOfStartIntervalsAndTheWholeResult() {
        tally.interval(Runs.client(0), Runs.interval(0, TEN, 1));

        JsonNode start = ResultFiles.validEvent(JsonStream.start(
                Start.of(Results.facts(new Ending.Normal(), FailureLimit.NONE), plan)));
        JsonNode interval = ResultFiles
                .validEvent(JsonStream.interval("id", tally.lastNews().intervals().getFirst(), Exchange.PUSH));
        String end = JsonStream.end(Results.complete());

        assertThat(start.get("event").textValue()).isEqualTo("start");
        assertThat(start.get("data").get("plan").get("procs").intValue()).isEqualTo(2);
        assertThat(interval.get("event").textValue()).isEqualTo("interval");
        assertThat(interval.get("data").get("bytes_sent").longValue()).isEqualTo(9000);
        assertThat(interval.get("run").textValue()).isEqualTo("id");
        assertThat(end).doesNotContain("\n");
        JsonNode result = ResultFiles.validEvent(end).get("data");
        assertThat(interval.get("data").properties()).extracting(field -> field.getKey()).isEqualTo(
                result.get("intervals").get(0).properties().stream().map(field -> field.getKey()).toList());
    }
}
