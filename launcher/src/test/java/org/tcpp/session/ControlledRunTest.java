package org.tcpp.session;

import org.junit.jupiter.api.Test;
import org.tcpp.control.ClockOffset;
import org.tcpp.control.ControlMessage;
import org.tcpp.control.Offer;
import org.tcpp.estimate.Runs;
import org.tcpp.message.Command;
import org.tcpp.message.ExitStatus;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tcpp.session.Conducted.ADDRESS;
import static org.tcpp.session.Conducted.RUN;
import static org.tcpp.session.Conducted.WORKERS;
import static org.tcpp.session.Conducted.client;
import static org.tcpp.session.Conducted.clientJoined;
import static org.tcpp.session.Conducted.clientPrepared;
import static org.tcpp.session.Conducted.clientRuns;
import static org.tcpp.session.Conducted.failure;
import static org.tcpp.session.Conducted.impaired;

/** What a client's launcher does with a server's, with a clock that the test moves. */
class ControlledRunTest {

    /** The server's workers may just have been started: neither end waits for the other with that. */
    @Test
    void shouldGetReadyWhileTheServerDoes() {
        Script script = clientJoined();
        assertThat(script.told()).hasOnlyElementsOfType(ControlMessage.Plan.class).hasSize(1);
        assertThat(script.wanted(Action.StartWorkers.class)).hasSize(1);
        script.ready(Role.CLIENT, WORKERS).passes(40 * Script.SECOND_NS);
        assertThat(script.session.state()).isEqualTo(State.AGREE);
        assertThat(script.commands(Role.CLIENT)).isEmpty();
        script.peer(new ControlMessage.Serving(RUN));
        assertThat(script.commands(Role.CLIENT)).hasSize(WORKERS).hasOnlyElementsOfType(Command.Prepare.class);
    }

    @Test
    void shouldNotGoBeforeTheServerHasHeardGo() {
        Script script = clientPrepared();
        assertThat(script.wanted(Action.ReadPeerClock.class)).hasSize(ConductedRun.READINGS);
        for (int i = 0; i < ConductedRun.READINGS; i++) {
            script.happens(new SessionEvent.PeerClockRead(0, new ClockOffset(1000, 1002)));
        }
        assertThat(script.told()).contains(new ControlMessage.Go(Runs.GO_NS + 1001, 1));
        assertThat(script.commands(Role.CLIENT)).doesNotHaveAnyElementsOfTypes(Command.Go.class);
        script.peer(new ControlMessage.Gone(script.nowNs()));
        assertThat(script.commands(Role.CLIENT)).containsOnly(new Command.Go(RUN, Runs.GO_NS));
    }

    @Test
    void shouldBeginAtTheMomentThatOthersBeginAtWhereItIsToWaitForThem() {
        Script script = clientPrepared();
        ((ConductedRun) script.session).awaitOthers();
        for (int i = 0; i < ConductedRun.READINGS; i++) {
            script.happens(new SessionEvent.PeerClockRead(0, new ClockOffset(1000, 1002)));
        }
        assertThat(script.wanted(Action.AwaitOthers.class)).hasSize(1);
        assertThat(script.commands(Role.CLIENT)).doesNotHaveAnyElementsOfTypes(Command.Go.class);
        assertThat(script.told()).doesNotHaveAnyElementsOfTypes(ControlMessage.Go.class);
        long momentNs = script.passes(30 * Script.SECOND_NS).nowNs() + Script.SECOND_NS;
        script.happens(new SessionEvent.Released(momentNs));
        assertThat(script.told()).contains(new ControlMessage.Go(momentNs + 1001, 1));
        script.peer(new ControlMessage.Gone(script.nowNs()));
        assertThat(script.commands(Role.CLIENT)).containsOnly(new Command.Go(RUN, momentNs));
        script.happens(new SessionEvent.Released(momentNs + 1));
        assertThat(script.commands(Role.CLIENT)).isEmpty();
    }

    /** Those that were ready in time say nothing while they wait. */
    @Test
    void shouldNotTakeWorkersThatWaitedForOthersForHanging() {
        Script script = clientPrepared();
        ((ConductedRun) script.session).awaitOthers();
        script.passes(ConductedRun.CLOCK_NS).passes(2 * ConductedRun.SILENCE_NS);
        script.happens(new SessionEvent.Released(script.nowNs())).peer(new ControlMessage.Gone(script.nowNs()));
        assertThat(script.session.state()).isEqualTo(State.RUN);
        assertThat(script.passes(Script.SECOND_NS).wanted(Action.KillWorker.class)).isEmpty();
    }

    @Test
    void shouldNotWaitForEverForOthers() {
        Script script = clientPrepared();
        ((ConductedRun) script.session).awaitOthers();
        script.passes(ConductedRun.CLOCK_NS);
        assertThat(script.session.state()).isEqualTo(State.BARRIER);
        assertThat(failure(script.passes(Lateness.OTHERS_NS))).contains("others were not ready within 600 s");
    }

    @Test
    void shouldGoOnWithWhatIsKnownOfTheOtherClockIfItIsNotRead() {
        Script script = clientPrepared().passes(ConductedRun.CLOCK_NS);
        assertThat(script.session.state()).isEqualTo(State.GO);
        script.peer(new ControlMessage.Gone(1));
        assertThat(script.session.state()).isEqualTo(State.RUN);
    }

    @Test
    void shouldSayWhatTheServerSaysIfItRefuses() {
        Script script = clientJoined().peer(new ControlMessage.Refused("no"));
        assertThat(failure(script)).isEqualTo("the server on lab.example refuses: no");
        assertThat(((ConductedRun) script.session).failure()).isEqualTo(ExitStatus.REFUSED.code());
    }

    @Test
    void shouldRefuseAServerThatHasLess() {
        Script script = client().happens(new SessionEvent.PeerJoined(0, ADDRESS, new Offer(1, 10000, -1, true)));
        assertThat(failure(script)).contains("-p 2").contains("1 worker");
        assertThat(script.wanted(Action.StartWorkers.class)).isEmpty();
    }

    @Test
    void shouldNotWaitForEverForAServer() {
        assertThat(failure(client().passes(ConductedRun.JOIN_NS))).contains("did not answer within 60 s");
        assertThat(failure(clientJoined().ready(Role.CLIENT, WORKERS).passes(Lateness.SERVERS_NS)))
                .isEqualTo("the server on lab.example did not prepare the run within 120 s");
        assertThat(failure(clientPrepared().passes(60 * Script.SECOND_NS))).contains("did not say within 20 s");
    }

    @Test
    void shouldStartNothingIfTheServerIsNotThere() {
        Script script = client().happens(new SessionEvent.PeerLost(0, 69, "nobody there"));
        assertThat(failure(script)).isEqualTo("nobody there");
        assertThat(script.wanted(Action.StartWorkers.class)).isEmpty();
    }

    @Test
    void shouldNameTheServerThatSaysNotWhatItReceived() {
        Script script = clientRuns().finished(Role.CLIENT, 0, RUN).finished(Role.CLIENT, 1, RUN);
        assertThat(script.told()).last().isInstanceOf(ControlMessage.End.class);
        script.passes(Drain.ARRIVE_NS);
        assertThat(impaired(script))
                .isEqualTo("the server on lab.example did not say within 130 s what it had received");
    }

    @Test
    void shouldStopItsWorkersIfTheControlConnectionBreaks() {
        Script script = clientRuns();
        script.commands(Role.CLIENT);
        script.happens(new SessionEvent.PeerLost(0, 69, "nothing was heard for 30 s"));
        assertThat(script.commands(Role.CLIENT)).containsOnly(new Command.Cancel(RUN, FailureCause.CONTROL_LOST));
        script.finished(Role.CLIENT, 0, RUN).finished(Role.CLIENT, 1, RUN);
        assertThat(impaired(script))
                .isEqualTo("the control connection to lab.example broke: nothing was heard for 30 s");
    }

    @Test
    void shouldStopItsWorkersIfTheServerIsStopped() {
        Script script = clientRuns().peer(new ControlMessage.Bye(null)).finished(Role.CLIENT, 0, RUN)
                .finished(Role.CLIENT, 1, RUN);
        assertThat(impaired(script)).isEqualTo("the server on lab.example was stopped before the run was over");
    }

    @Test
    void shouldSayOnlyThatItBrokeIfTheServerGoesBeforeGo() {
        Script script = clientJoined().happens(new SessionEvent.PeerLost(0, 69, "the other end closed it"));
        assertThat(failure(script)).contains("broke: the other end closed it");
    }
}
