package org.tcpp.session;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tcpp.cli.Mode;
import org.tcpp.control.ClockOffset;
import org.tcpp.control.ControlMessage;
import org.tcpp.control.Offer;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Runs;
import org.tcpp.message.Command;
import org.tcpp.message.ExitStatus;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Message;
import org.tcpp.message.Phase;
import org.tcpp.message.Role;
import org.tcpp.result.Ending;

import static org.assertj.core.api.Assertions.assertThat;

class ConductedRunTest {

    private static final int RUN = 7;
    private static final int WORKERS = 2;
    private static final String ADDRESS = "192.0.2.1";

    private static Script loopback() {
        return new Script(new ConductedRun(Runs.plan(Mode.LOOPBACK, WORKERS, 10, 5), "id", RUN, 2,
                Runs.GO_NS));
    }

    private static Script client() {
        return new Script(new ConductedRun(Runs.plan(Mode.CLIENT, WORKERS, 10, 5), "id", null, 2,
                Runs.GO_NS));
    }

    private static Script loopbackReady() {
        return loopback().ready(Role.CLIENT, WORKERS).ready(Role.SERVER, WORKERS);
    }

    private static Script loopbackRuns() {
        return loopbackReady().prepared(Role.CLIENT, WORKERS, RUN).prepared(Role.SERVER, WORKERS, RUN);
    }

    private static Script clientJoined() {
        return client().happens(new SessionEvent.PeerJoined(ADDRESS, new Offer(WORKERS, 10000, -1)));
    }

    private static Script clientPrepared() {
        return clientJoined().peer(new ControlMessage.Serving(RUN)).ready(Role.CLIENT, WORKERS)
                .prepared(Role.CLIENT, WORKERS, RUN);
    }

    private static Script clientRuns() {
        Script script = clientPrepared();
        for (int i = 0; i < ConductedRun.READINGS; i++) {
            script.happens(new SessionEvent.PeerClockRead(new ClockOffset(1000, 1002)));
        }
        return script.peer(new ControlMessage.Gone(script.nowNs()));
    }

    private static Ending ending(Script script) {
        assertThat(script.session.state()).isEqualTo(State.DONE);
        return script.session.ending();
    }

    private static String failure(Script script) {
        return ((Ending.Failed) ending(script)).reason();
    }

    private static String impaired(Script script) {
        return ((Ending.Impaired) ending(script)).reason();
    }

    @Test
    void shouldGoThroughAllStatesInLoopbackMode() {
        Script script = loopback();
        assertThat(script.wanted(Action.StartWorkers.class)).hasSize(1);
        script.ready(Role.CLIENT, WORKERS).ready(Role.SERVER, WORKERS);
        assertThat(script.session.state()).isEqualTo(State.READY);
        assertThat(script.commands(Role.SERVER)).hasSize(WORKERS).hasOnlyElementsOfType(Command.Prepare.class);
        assertThat(script.commands(Role.CLIENT)).hasSize(WORKERS).hasOnlyElementsOfType(Command.Prepare.class);
        script.prepared(Role.CLIENT, WORKERS, RUN).prepared(Role.SERVER, WORKERS, RUN);
        assertThat(script.session.state()).isEqualTo(State.RUN);
        assertThat(script.commands(Role.CLIENT)).containsOnly(new Command.Go(RUN, Runs.GO_NS));
        assertThat(script.commands(Role.SERVER)).containsOnly(new Command.Go(RUN, Runs.GO_NS));
        script.finished(Role.CLIENT, 0, RUN).finished(Role.CLIENT, 1, RUN);
        assertThat(script.session.state()).isEqualTo(State.DRAIN);
        assertThat(script.commands(Role.SERVER)).hasOnlyElementsOfType(Command.Release.class);
        script.finished(Role.SERVER, 0, RUN).finished(Role.SERVER, 1, RUN);
        assertThat(ending(script)).isEqualTo(new Ending.Normal());
        assertThat(script.wanted(Action.BeginMeasuring.class)).hasSize(1);
        assertThat(script.wanted(Action.EndMeasuring.class)).hasSize(1);
    }

    @Test
    void shouldNotGoBeforeTheServerHasHeardGo() {
        Script script = clientPrepared();
        assertThat(script.wanted(Action.ReadPeerClock.class)).hasSize(ConductedRun.READINGS);
        for (int i = 0; i < ConductedRun.READINGS; i++) {
            script.happens(new SessionEvent.PeerClockRead(new ClockOffset(1000, 1002)));
        }
        assertThat(script.told()).contains(new ControlMessage.Go(Runs.GO_NS + 1001, 1));
        assertThat(script.commands(Role.CLIENT)).doesNotHaveAnyElementsOfTypes(Command.Go.class);
        script.peer(new ControlMessage.Gone(script.nowNs()));
        assertThat(script.commands(Role.CLIENT)).containsOnly(new Command.Go(RUN, Runs.GO_NS));
    }

    @Test
    void shouldGoOnWithWhatIsKnownOfTheOtherClockIfItIsNotRead() {
        Script script = clientPrepared().passes(ConductedRun.CLOCK_NS);
        assertThat(script.session.state()).isEqualTo(State.GO);
        script.peer(new ControlMessage.Gone(1));
        assertThat(script.session.state()).isEqualTo(State.RUN);
    }

    @Test
    void shouldNameThoseThatAreNotReadyInTime() {
        Script script = loopback().ready(Role.CLIENT, WORKERS).says(Role.SERVER, 0, Runs.ready(0))
                .passes(60 * Script.SECOND_NS);
        assertThat(failure(script)).matches("not ready within \\d+ s: server worker 1");
        assertThat(((ConductedRun) script.session).failure()).isEqualTo(ExitStatus.UNAVAILABLE.code());
    }

    @Test
    void shouldNameThoseThatDoNotPrepareInTime() {
        Script script = loopbackReady().prepared(Role.CLIENT, WORKERS, RUN).prepared(Role.SERVER, 1, RUN)
                .passes(ConductedRun.PREPARE_NS);
        assertThat(failure(script)).isEqualTo("did not prepare the run within 20 s: server worker 1 (port 10001)");
    }

    @Test
    void shouldNameAServerWorkerThatDiesBetweenReadyAndGo() {
        Script script = loopbackReady().dies(Role.SERVER, 1, "exit status 137");
        assertThat(failure(script)).isEqualTo("server worker 1 (port 10001): exit status 137");
    }

    @Test
    void shouldFailWithTheStatusOfAWorkerThatCannotGoOn() {
        Script script = loopback().says(Role.SERVER, 0, new Message.Failed(Phase.BIND, FailureCause.ADDRESS_IN_USE,
                "cannot bind", 69)).dies(Role.SERVER, 0, "exit status 69");
        assertThat(failure(script)).isEqualTo("server worker 0: cannot bind");
        assertThat(((ConductedRun) script.session).failure()).isEqualTo(69);
    }

    @Test
    void shouldSayWhatTheServerSaysIfItRefuses() {
        Script script = clientJoined().peer(new ControlMessage.Refused("no"));
        assertThat(failure(script)).isEqualTo("the server on lab.example refuses: no");
        assertThat(((ConductedRun) script.session).failure()).isEqualTo(ExitStatus.REFUSED.code());
    }

    @Test
    void shouldRefuseAServerThatHasLess() {
        Script script = client().happens(new SessionEvent.PeerJoined(ADDRESS, new Offer(1, 10000, -1)));
        assertThat(failure(script)).contains("-p 2").contains("1 worker");
        assertThat(script.wanted(Action.StartWorkers.class)).isEmpty();
    }

    @Test
    void shouldNotWaitForEverForAServer() {
        assertThat(failure(client().passes(ConductedRun.JOIN_NS))).contains("did not answer within 60 s");
        assertThat(failure(clientJoined().passes(30 * Script.SECOND_NS))).contains("did not prepare the run within");
        assertThat(failure(clientPrepared().passes(60 * Script.SECOND_NS))).contains("did not say within 20 s");
    }

    @Test
    void shouldStartNothingIfTheServerIsNotThere() {
        Script script = client().happens(new SessionEvent.PeerLost(69, "nobody there"));
        assertThat(failure(script)).isEqualTo("nobody there");
        assertThat(script.wanted(Action.StartWorkers.class)).isEmpty();
    }

    @Test
    void shouldKillAWorkerThatSaysNothing() {
        Script script = loopbackRuns();
        script.passes(ConductedRun.SILENCE_NS + 2 * Script.SECOND_NS);
        assertThat(script.wanted(Action.KillWorker.class)).hasSize(WORKERS)
                .allMatch(kill -> kill.worker().role() == Role.CLIENT);
    }

    @Test
    void shouldKillNobodyBecauseItStoodStillItself() {
        Script script = loopbackRuns().standsStill(3600 * Script.SECOND_NS).passes(20 * Script.SECOND_NS);
        assertThat(script.wanted(Action.KillWorker.class)).isEmpty();
        assertThat(script.session.state()).isEqualTo(State.RUN);
        assertThat(script.session.warnings()).containsExactly("this launcher stood still for 3600.1 s of the run");
    }

    @ParameterizedTest
    @EnumSource(names = {"ASSEMBLE", "READY", "GO", "DRAIN"})
    void shouldExtendEveryDeadlineByTheTimeInWhichItStoodStill(State state) {
        Script script = switch (state) {
            case ASSEMBLE -> loopback();
            case READY -> loopbackReady();
            case GO -> clientPrepared().passes(ConductedRun.CLOCK_NS);
            default -> loopbackRuns().finished(Role.CLIENT, 0, RUN).finished(Role.CLIENT, 1, RUN);
        };
        assertThat(script.session.state()).isEqualTo(state);
        script.standsStill(3600 * Script.SECOND_NS).passes(5 * Script.SECOND_NS);
        assertThat(script.session.state()).isEqualTo(state);
    }

    @Test
    void shouldEndAtOnceIfStoppedBeforeGo() {
        Script script = loopbackReady().stop(false);
        assertThat(ending(script)).isEqualTo(new Ending.Interrupted("SIGTERM"));
    }

    /** Another trial may follow, on the same workers. */
    @Test
    void shouldLeaveNoRunPreparedThatNeverWent() {
        Script script = clientPrepared();
        script.commands(Role.CLIENT);
        script.happens(new SessionEvent.PeerLost(69, "reset"));
        assertThat(script.session.state()).isEqualTo(State.DONE);
        assertThat(script.commands(Role.CLIENT)).hasSize(WORKERS).containsOnly(new Command.Cancel(RUN));
    }

    @Test
    void shouldCancelAndLetTheReceiversReportIfStopped() {
        Script script = loopbackRuns();
        script.commands(Role.CLIENT);
        script.stop(false);
        assertThat(script.commands(Role.CLIENT)).hasSize(WORKERS).containsOnly(new Command.Cancel(RUN));
        script.finished(Role.CLIENT, 0, RUN).finished(Role.CLIENT, 1, RUN);
        assertThat(script.commands(Role.SERVER)).contains(new Command.Release(RUN, 0));
        script.finished(Role.SERVER, 0, RUN).finished(Role.SERVER, 1, RUN);
        assertThat(ending(script)).isEqualTo(new Ending.Interrupted("SIGTERM"));
    }

    @Test
    void shouldKillAClientWorkerThatDoesNotReportWhenStopped() {
        Script script = loopbackRuns().stop(false).finished(Role.CLIENT, 0, RUN).passes(Drain.CANCEL_NS);
        assertThat(script.wanted(Action.KillWorker.class)).singleElement()
                .matches(kill -> kill.worker().number() == 1 && kill.why().equals("did not report within 5 s"));
        script.dies(Role.CLIENT, 1, "did not report within 5 s and was killed");
        script.finished(Role.SERVER, 0, RUN).finished(Role.SERVER, 1, RUN);
        assertThat(ending(script)).isEqualTo(new Ending.Interrupted("SIGTERM"));
    }

    @Test
    void shouldEndEvenIfAKilledWorkerIsNeverSeenToEnd() {
        Script script = loopbackRuns().stop(false).passes(60 * Script.SECOND_NS);
        assertThat(ending(script)).isEqualTo(new Ending.Interrupted("SIGTERM"));
    }

    @Test
    void shouldWaitForNobodyAtTheSecondRequest() {
        assertThat(ending(loopbackRuns().stop(true))).isEqualTo(new Ending.Interrupted("SIGTERM"));
        assertThat(ending(loopbackRuns().stop(false).stop(true))).isEqualTo(new Ending.Interrupted("SIGTERM"));
        assertThat(ending(client().stop(true))).isEqualTo(new Ending.Interrupted("SIGTERM"));
    }

    @Test
    void shouldNameAReceiverThatDoesNotReport() {
        Script script = loopbackRuns().finished(Role.CLIENT, 0, RUN).finished(Role.CLIENT, 1, RUN)
                .finished(Role.SERVER, 0, RUN).passes(40 * Script.SECOND_NS);
        assertThat(impaired(script)).isEqualTo("server worker 1 (port 10001) did not report within 31 s");
    }

    @Test
    void shouldWaitNoLongerForAReceiverThatDies() {
        Script script = loopbackRuns().finished(Role.CLIENT, 0, RUN).finished(Role.CLIENT, 1, RUN)
                .finished(Role.SERVER, 0, RUN).dies(Role.SERVER, 1, "exit status 137");
        assertThat(ending(script)).isEqualTo(new Ending.Normal());
        assertThat(Estimate.of(script.session.plan(), script.session.tally()).workersLost()).isOne();
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
        script.happens(new SessionEvent.PeerLost(69, "nothing was heard for 30 s"));
        assertThat(script.commands(Role.CLIENT)).containsOnly(new Command.Cancel(RUN));
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
        Script script = clientJoined().happens(new SessionEvent.PeerLost(69, "the other end closed it"));
        assertThat(failure(script)).contains("broke: the other end closed it");
    }

    @Test
    void shouldCountOnlyMessagesOfItsOwnRun() {
        Script script = loopbackRuns().finished(Role.CLIENT, 0, RUN + 1).finished(Role.CLIENT, 1, RUN + 1);
        assertThat(script.session.state()).isEqualTo(State.RUN);
    }

    @Test
    void shouldPassOnWhatWorkersWantAPersonToKnow() {
        Script script = loopbackRuns().says(Role.CLIENT, 1, new Message.Notice("look"));
        assertThat(script.wanted(Action.Remark.class)).isEqualTo(List.of(
                new Action.Remark("client worker 1 (port 10001): look")));
    }
}
