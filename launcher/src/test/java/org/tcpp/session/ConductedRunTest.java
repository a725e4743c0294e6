package org.tcpp.session;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
import static org.tcpp.session.Conducted.RUN;
import static org.tcpp.session.Conducted.WORKERS;
import static org.tcpp.session.Conducted.client;
import static org.tcpp.session.Conducted.clientPrepared;
import static org.tcpp.session.Conducted.ending;
import static org.tcpp.session.Conducted.failure;
import static org.tcpp.session.Conducted.impaired;
import static org.tcpp.session.Conducted.loopback;
import static org.tcpp.session.Conducted.loopbackReady;
import static org.tcpp.session.Conducted.loopbackRuns;

/** What a launcher does with its own workers, with a clock that the test moves. */
class ConductedRunTest {

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
        script.happens(new SessionEvent.PeerLost(0, 69, "reset"));
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
    void shouldCountOnlyMessagesOfItsOwnRun() {
        Script script = loopbackRuns().finished(Role.CLIENT, 0, RUN + 1).finished(Role.CLIENT, 1, RUN + 1);
        assertThat(script.session.state()).isEqualTo(State.RUN);
    }

    @Test
    void shouldNotTellThatReceiversWonderAtConnectionsWhichItCutItself() {
        Script script = loopbackRuns().stop(false).says(Role.SERVER, 1, new Message.Notice("127.0.0.1: reset"));
        assertThat(script.wanted(Action.Remark.class)).isEmpty();
        assertThat(Conducted.estimate(script).told().notices()).isEmpty();
    }

    @Test
    void shouldPassOnWhatWorkersWantAPersonToKnow() {
        Script script = loopbackRuns().says(Role.CLIENT, 1, new Message.Notice("look"));
        assertThat(script.wanted(Action.Remark.class)).isEqualTo(List.of(
                new Action.Remark("client worker 1 (port 10001): look")));
    }
}
