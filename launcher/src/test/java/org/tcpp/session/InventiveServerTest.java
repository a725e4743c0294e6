package org.tcpp.session;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tcpp.control.ControlMessage;
import org.tcpp.estimate.Runs;
import org.tcpp.message.Counters;
import org.tcpp.message.Direction;
import org.tcpp.message.Fairness;
import org.tcpp.message.Incident;
import org.tcpp.message.Message;
import org.tcpp.message.Report;
import org.tcpp.message.Retries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.tcpp.session.Conducted.RUN;
import static org.tcpp.session.Conducted.WORKERS;
import static org.tcpp.session.Conducted.clientJoined;
import static org.tcpp.session.Conducted.clientPrepared;
import static org.tcpp.session.Conducted.clientRuns;

/** A server may be anybody, and tell what cannot be: that ends the run, and nothing of it is counted. */
class InventiveServerTest {

    private static final long FAR_NS = 2 * Plausibility.SLACK_NS;
    private static final Counters FEW = new Counters(1, 1, 1, 0, 0, 1000);

    private static ControlMessage from(int number, int incarnation, Message message) {
        return new ControlMessage.FromWorker(number, incarnation, message);
    }

    private static ControlMessage ready(int number) {
        return from(number, 0, Runs.ready(number));
    }

    private static Message.Interval interval(long fromNs, long toNs, Counters counters, long... edgesNs) {
        return new Message.Interval(RUN, Runs.GO_NS + fromNs, Runs.GO_NS + toNs, counters, 0,
                new Message.Slices(Arrays.stream(edgesNs).map(edge -> Runs.GO_NS + edge).toArray(),
                        new long[edgesNs.length], new long[edgesNs.length]),
                new Message.Effort(1, false, 1, 0));
    }

    private static Message finished(Report.Moments moments, Fairness fairness, Map<String, String> histograms) {
        return new Message.Finished(
                new Report(RUN, -1, FEW, moments, Report.Ends.NONE, fairness, Retries.NONE, histograms));
    }

    private static Message dump(int run, String expected, String received) {
        return new Message.Dump(run, new Incident.Dump(1, Direction.TO_SERVER, 2, 2, expected, received));
    }

    static Stream<Arguments> inventions() {
        Fairness.Flow endless = new Fairness.Flow(0, 0, null, null, 1000, 0);
        return Stream.of(
                arguments("worker 2 where 2 take part", ready(2)),
                arguments("worker 65534 where 2 take part", ready(65_534)),
                arguments("worker 1, which was never ready", from(1, 7, interval(0, 1, FEW, 1))),
                arguments("worker 1, which was never ready", new ControlMessage.Lost(1, 999, "gone")),
                arguments("port 0", from(0, 1,
                        new Message.Ready(Message.VERSION, 1, Runs.ready(0).engine(), null, 0, 1, 1))),
                arguments("times are not in order", from(0, 0, interval(2, 1, FEW, 1))),
                arguments("times are not in order", from(0, 0, interval(0, 2, FEW, 2, 1))),
                arguments("times are not in order", from(0, 0, interval(0, 2, FEW, 3))),
                arguments("times are not in order", from(0, 0, interval(0, FAR_NS, FEW, FAR_NS))),
                arguments("times are not in order", from(0, 0, interval(-FAR_NS, 1, FEW, 1))),
                arguments("count below 0", from(0, 0, interval(0, 1, new Counters(-1, 0, 0, 0, 0, 0), 1))),
                arguments("times that are not of this run", from(0, 0,
                        finished(new Report.Moments(Runs.GO_NS + FAR_NS, Runs.GO_NS + FAR_NS, -1, -1),
                                Fairness.NONE, Map.of()))),
                arguments("impossible shares", from(0, 0, finished(Report.Moments.NONE,
                        new Fairness(1, Double.POSITIVE_INFINITY, 1, List.of(), List.of()), Map.of()))),
                arguments("impossible shares", from(0, 0, finished(Report.Moments.NONE,
                        new Fairness(1, 1, 1, List.of(endless), List.of()), Map.of()))),
                arguments("histogram of no name", from(0, 0,
                        finished(Report.Moments.NONE, Fairness.NONE, Map.of("\u001b[2J", "")))),
                arguments("a dump that is none", from(0, 0, dump(RUN, "AAA", "A"))),
                arguments("a dump of impossible length", from(0, 0, dump(RUN, "AAAA", "AA=="))),
                arguments("a dump of impossible length",
                        from(0, 0, dump(RUN, "A".repeat(100_000), "A".repeat(100_000)))),
                arguments("none of our business", from(0, 0, dump(RUN + 1, "AAAA", "AAAA"))),
                arguments("said something out of turn", new ControlMessage.Serving(RUN + 1)),
                arguments("said something out of turn", new ControlMessage.Gone(Runs.GO_NS)),
                arguments("none of our business", from(0, 0, new Message.Finished(Script.report(RUN + 1)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inventions")
    void shouldEndTheRunOfAServerThatTellsWhatCannotBe(String complaint, ControlMessage invention) {
        Script script = clientRuns();
        for (int number = 0; number < WORKERS; number++) {
            script.peer(ready(number));
        }

        script.peer(invention);

        assertThat(script.session.state()).isEqualTo(State.DRAIN);
        assertThat(script.session.ending().toString()).contains("the server").contains(complaint);
        assertThat(Conducted.estimate(script).server()).isNull();
    }

    @Test
    void shouldCountNothingMoreOfWhatItTells() {
        Script script = clientRuns().peer(ready(0)).peer(ready(2));

        script.peer(from(0, 0, interval(0, 1, FEW, 1)));

        assertThat(Conducted.estimate(script).server()).isNull();
    }

    @Test
    void shouldNotTakeTheTokenOfClassicConnectionsForARun() {
        assertThat(Conducted.failure(clientJoined().peer(new ControlMessage.Serving(Report.CLASSIC))))
                .contains("said something out of turn");
    }

    @Test
    void shouldNotBeToldThatItGoesBeforeItSaidGo() {
        assertThat(Conducted.failure(clientPrepared().peer(new ControlMessage.Gone(Runs.GO_NS))))
                .contains("said something out of turn");
    }

    @Test
    void shouldBoundHowManyWorkersAreReplaced() {
        Script script = clientRuns();
        for (int incarnation = 0; incarnation <= WORKERS + Plausibility.MOST_SUCCESSORS; incarnation++) {
            script.peer(from(0, incarnation, Runs.ready(0)));
        }
        assertThat(script.session.ending().toString()).contains("took the place of others");
    }

    @Test
    void shouldTakeWhatCanBe() {
        Script script = clientRuns().peer(ready(0)).peer(from(0, 0, interval(-5, 1, FEW, 1)))
                .passes(Script.SECOND_NS).peer(from(0, 0, interval(1, Script.SECOND_NS, FEW, Script.SECOND_NS)))
                .peer(new ControlMessage.Lost(0, 0, "died")).peer(from(0, 1, Runs.ready(0)))
                .peer(from(0, 1, interval(0, Script.SECOND_NS, FEW, Script.SECOND_NS)));

        assertThat(script.session.state()).isEqualTo(State.RUN);
        assertThat(Conducted.estimate(script).server().totals().received()).isEqualTo(3000);
    }
}
