package org.tcpp.session;

import org.junit.jupiter.api.Test;
import org.tcpp.control.ControlMessage;
import org.tcpp.control.Offer;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Runs;
import org.tcpp.estimate.WorkerOutcome;
import org.tcpp.message.Command;
import org.tcpp.message.Counters;
import org.tcpp.message.Message;
import org.tcpp.message.Role;
import org.tcpp.result.Ending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tcpp.session.Conducted.RUN;
import static org.tcpp.session.Conducted.ending;
import static org.tcpp.session.Conducted.estimate;
import static org.tcpp.session.Conducted.failure;
import static org.tcpp.session.Several.AHEAD_NS;
import static org.tcpp.session.Several.OFFER;
import static org.tcpp.session.Several.WORKERS;
import static org.tcpp.session.Several.client;
import static org.tcpp.session.Several.gone;
import static org.tcpp.session.Several.joined;
import static org.tcpp.session.Several.report;
import static org.tcpp.session.Several.running;

/** A client with four workers and two servers: workers 0 and 2 have the first, 1 and 3 the second. */
class SeveralServersTest {

    @Test
    void shouldTellEachServerItsPartOnceAllAreThere() {
        Script script = client().happens(new SessionEvent.PeerJoined(1, "192.0.2.2", OFFER));
        assertThat(script.wanted(Action.TellPeer.class)).isEmpty();
        script.happens(new SessionEvent.PeerJoined(0, "192.0.2.1", OFFER));

        assertThat(script.wanted(Action.TellPeer.class))
                .extracting(Action.TellPeer::peer, tell -> ((ControlMessage.Plan) tell.message()).share().part(),
                        tell -> ((ControlMessage.Plan) tell.message()).share().workers())
                .containsExactly(tuple(0, new ControlMessage.Plan.Part(RUN, 0, 2), 2),
                        tuple(1, new ControlMessage.Plan.Part(RUN, 1, 2), 2));
        assertThat(script.wanted(Action.StartWorkers.class)).hasSize(1);
        script.ready(Role.CLIENT, WORKERS).peer(0, new ControlMessage.Serving(RUN));
        assertThat(script.commands(Role.CLIENT)).isEmpty();
        script.peer(1, new ControlMessage.Serving(RUN));
        assertThat(script.commands(Role.CLIENT)).hasSize(WORKERS).hasOnlyElementsOfType(Command.Prepare.class);
        assertThat(script.session.plan().specs(Role.CLIENT))
                .extracting(spec -> spec.endpoint().address(), spec -> spec.endpoint().port())
                .containsExactly(tuple("192.0.2.1", 10000), tuple("192.0.2.2", 10000), tuple("192.0.2.1", 10001),
                        tuple("192.0.2.2", 10001));
    }

    /** What a server's worker is told of its connections is what the client's worker is told that it has to do with. */
    @Test
    void shouldAgreeWithTheServersAboutEachConnection() {
        Script script = joined();
        for (Action.TellPeer tell : script.wanted(Action.TellPeer.class)) {
            ControlMessage.Plan plan = (ControlMessage.Plan) tell.message();
            for (int worker = 0; worker < WORKERS / 2; worker++) {
                assertThat(plan.load(RUN, worker, 1).share())
                        .isEqualTo(script.session.plan().load(worker * 2 + tell.peer(), RUN).share());
            }
        }
    }

    @Test
    void shouldBeginWhenAllHaveHeardGoEachOnItsOwnClock() {
        Script script = running();
        assertThat(script.wanted(Action.TellPeer.class)).contains(
                new Action.TellPeer(0, new ControlMessage.Go(Runs.GO_NS + AHEAD_NS[0], 1)),
                new Action.TellPeer(1, new ControlMessage.Go(Runs.GO_NS + AHEAD_NS[1], 1)));
        script.peer(1, new ControlMessage.Gone(script.nowNs() + AHEAD_NS[1]));
        assertThat(script.commands(Role.CLIENT)).doesNotHaveAnyElementsOfTypes(Command.Go.class);
        script.peer(0, new ControlMessage.Gone(script.nowNs() + AHEAD_NS[0]));
        assertThat(script.commands(Role.CLIENT)).containsOnly(new Command.Go(RUN, Runs.GO_NS));
    }

    @Test
    void shouldMakeOneResultOfWhatTheServersTellOnTheirClocks() {
        Script script = gone();
        for (int worker = 0; worker < WORKERS; worker++) {
            int established = worker == 2 ? 20 : 10;
            script.says(Role.CLIENT, worker, new Message.Finished(report(worker + 1, 0,
                    new Counters(10, established, 10, 0, 10_000, 0), 10)));
        }
        assertThat(script.wanted(Action.TellPeer.class))
                .filteredOn(tell -> tell.message() instanceof ControlMessage.End)
                .extracting(Action.TellPeer::peer, tell -> ((ControlMessage.End) tell.message()).connections())
                .containsExactly(tuple(0, new long[]{10, 20}), tuple(1, new long[]{10, 10}));
        for (int worker = 0; worker < WORKERS; worker++) {
            int peer = worker % 2;
            // three of the last worker's never came to the second server
            int came = worker == 3 ? 7 : 10;
            script.peer(peer, new ControlMessage.FromWorker(worker / 2, 0, Runs.ready(worker / 2)));
            script.peer(peer, new ControlMessage.FromWorker(worker / 2, 0, new Message.Finished(report(worker + 2,
                    AHEAD_NS[peer], new Counters(came, came, came, 0, 0, came * 1000L), came))));
        }
        script.peer(0, new ControlMessage.Bye(null)).peer(1, new ControlMessage.Bye(null));

        assertThat(ending(script)).isInstanceOf(Ending.Normal.class);
        Estimate estimate = estimate(script);
        assertThat(estimate.server().span().firstNs()).isEqualTo(Runs.GO_NS + 2);
        assertThat(estimate.server().span().lastNs()).isEqualTo(Runs.GO_NS + 5 + Runs.SECOND_NS);
        assertThat(estimate.foremost().bytes()).isEqualTo(37_000);
        assertThat(estimate.client().workers()).extracting(worker -> worker.totals().failed())
                .containsExactly(0L, 0L, 0L, 3L);
        assertThat(estimate.server().workers()).extracting(WorkerOutcome::name)
                .containsExactly("server worker 0", "server worker 2", "server worker 1", "server worker 3");
    }

    @Test
    void shouldNameTheOneThatRefusesOrDoesNotAnswer() {
        assertThat(failure(joined().peer(1, new ControlMessage.Refused("no"))))
                .isEqualTo("the server on b.example refuses: no");
        assertThat(failure(client().happens(new SessionEvent.PeerJoined(0, "192.0.2.1", OFFER))
                .passes(ConductedRun.JOIN_NS))).isEqualTo("the server on b.example did not answer within 60 s");
        assertThat(failure(joined().ready(Role.CLIENT, WORKERS).peer(1, new ControlMessage.Serving(RUN))
                .passes(Lateness.SERVERS_NS)))
                .isEqualTo("the server on a.example did not prepare the run within 120 s");
        assertThat(failure(client().happens(new SessionEvent.PeerJoined(1, "192.0.2.2",
                new Offer(1, 10000, -1, true))))).startsWith("the server on b.example has not enough for its 2 of the 4"
                        + " workers: -p 2: the server has 1 worker");
        Script another = joined().peer(0, new ControlMessage.Serving(RUN + 1));
        assertThat(failure(another)).contains("the server on a.example said something out of turn");
    }
}
