package org.tcpp.session;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tcpp.cli.Mode;
import org.tcpp.control.ControlMessage;
import org.tcpp.estimate.Runs;
import org.tcpp.estimate.WorkerKey;
import org.tcpp.message.Closing;
import org.tcpp.message.Command;
import org.tcpp.message.Content;
import org.tcpp.message.Exchange;
import org.tcpp.message.Message;
import org.tcpp.message.Role;
import org.tcpp.message.RowSample;
import org.tcpp.result.Ending;
import org.tcpp.size.SizePlan;

import static org.assertj.core.api.Assertions.assertThat;

class ServedRunTest {

    private static final int RUN = 7;
    private static final int WORKERS = 3;
    private static final long EARLY_NS = 45 * Script.SECOND_NS;

    private long startNs = EARLY_NS;

    /** A server of three workers, and a client that has two. */
    private static Script arrived() {
        return new Script(new ServedRun(Runs.plan(Mode.SERVER, WORKERS, -1, -1), RUN, () -> 0, Runs.GO_NS));
    }

    /** The same, while the server's workers have yet to start. */
    private Script arrivedEarly() {
        OtherRuns others = new OtherRuns() {
            @Override
            public long promised() {
                return 0;
            }

            @Override
            public long startNs() {
                return startNs;
            }
        };
        return new Script(new ServedRun(Runs.plan(Mode.SERVER, WORKERS, -1, -1), RUN, others, Runs.GO_NS));
    }

    private static ControlMessage.Plan plan(int workers) {
        return new ControlMessage.Plan("0f", new ControlMessage.Plan.Share(workers, 10, 5), SizePlan.fixed(1000),
                Closing.SERVER, Exchange.PUSH, new ControlMessage.Plan.Times(0, 1, Script.SECOND_NS),
                ControlMessage.Plan.Holding.NONE, Content.ANY);
    }

    private static Script agreed() {
        return arrived().peer(plan(2)).ready(Role.SERVER, WORKERS);
    }

    private static Script runs() {
        Script script = agreed().prepared(Role.SERVER, 2, RUN);
        return script.peer(new ControlMessage.Go(script.nowNs(), 1));
    }

    private static Script drains() {
        return runs().peer(new ControlMessage.End(new long[]{5, 5}));
    }

    private static Ending ending(Script script) {
        assertThat(script.session.state()).isEqualTo(State.DONE);
        return script.session.ending();
    }

    private static String impaired(Script script) {
        return ((Ending.Impaired) ending(script)).reason();
    }

    /** Where a client has several servers, it says by which token all of them are to name the run. */
    @Test
    void shouldHaveTheTokenThatTheClientSaysUnlessAnotherRunHasIt() {
        ControlMessage.Plan whole = plan(2);
        ControlMessage.Plan part = new ControlMessage.Plan(whole.id(),
                new ControlMessage.Plan.Share(2, 10, 5, RowSample.NONE, new ControlMessage.Plan.Part(99, 1, 3)),
                whole.sizes(), whole.closing(), whole.exchange(), whole.times(), whole.holding(), whole.content());
        Script script = arrived().peer(part).ready(Role.SERVER, WORKERS).prepared(Role.SERVER, 2, 99);
        assertThat(script.told()).contains(new ControlMessage.Serving(99));
        assertThat(script.commands(Role.SERVER)).filteredOn(Command.Prepare.class::isInstance)
                .extracting(command -> ((Command.Prepare) command).load().share().first()).containsExactly(1L, 4L);

        OtherRuns others = new OtherRuns() {
            @Override
            public long promised() {
                return 0;
            }

            @Override
            public boolean have(int token) {
                return token == 99;
            }
        };
        Script taken = new Script(new ServedRun(Runs.plan(Mode.SERVER, WORKERS, -1, -1), RUN, others, Runs.GO_NS))
                .peer(part);
        assertThat(taken.told()).containsExactly(new ControlMessage.Refused(
                "another run of the same token is under way; does -c name this server twice?"));
    }

    @Test
    void shouldServeWithAsManyWorkersAsTheClientHas() {
        Script script = agreed();
        assertThat(script.commands(Role.SERVER)).hasSize(2).hasOnlyElementsOfType(Command.Prepare.class);
        script.prepared(Role.SERVER, 2, RUN);
        assertThat(script.told()).startsWith(new ControlMessage.Serving(RUN)).hasSize(3);
        script.peer(new ControlMessage.Go(Runs.GO_NS + 5, 1));
        assertThat(script.told()).containsExactly(new ControlMessage.Gone(Runs.GO_NS));
        assertThat(script.commands(Role.SERVER)).hasSize(2).containsOnly(new Command.Go(RUN, Runs.GO_NS + 5));
        script.peer(new ControlMessage.End(new long[]{5, 6}));
        assertThat(script.commands(Role.SERVER)).containsExactly(new Command.Release(RUN, 5),
                new Command.Release(RUN, 6));
        script.finished(Role.SERVER, 0, RUN).finished(Role.SERVER, 1, RUN);
        assertThat(ending(script)).isEqualTo(new Ending.Normal());
        assertThat(script.told()).hasSize(2).hasOnlyElementsOfType(ControlMessage.FromWorker.class);
    }

    /** A client may come while the server's workers still warm up. */
    @Test
    void shouldWaitForWorkersThatHaveYetToStart() {
        Script script = arrivedEarly().peer(plan(2)).passes(40 * Script.SECOND_NS);
        assertThat(script.session.state()).isEqualTo(State.READY);
        assertThat(script.told()).isEmpty();
        script.ready(Role.SERVER, 2).prepared(Role.SERVER, 2, RUN);
        assertThat(script.told()).as("a third worker still starts").isEmpty();
        startNs = 0;
        script.says(Role.SERVER, 2, Runs.ready(2));
        assertThat(script.told()).startsWith(new ControlMessage.Serving(RUN));
        startNs = EARLY_NS;

        Script late = arrivedEarly().peer(plan(2)).passes(EARLY_NS + ServedRun.PREPARE_NS);
        assertThat(late.told()).containsExactly(new ControlMessage.Refused(
                "not every worker of this server was ready for the run within 65 s"));
    }

    @Test
    void shouldSayWhyItServesNobodyToWhoeverIsThereAlready() {
        ServedRun unable = (ServedRun) arrivedEarly().peer(plan(2)).session;
        assertThat(unable.dismiss("cannot bind port 10001"))
                .contains(new Action.TellPeer(0, new ControlMessage.Refused("cannot bind port 10001")));
        Script stopped = arrivedEarly().peer(plan(2)).happens(new SessionEvent.StopRequested("SIGTERM", false));
        assertThat(stopped.told()).containsExactly(new ControlMessage.Refused("the server was told to stop"));
        assertThat(ending(stopped)).isInstanceOf(Ending.Failed.class);
    }

    @Test
    void shouldSendAwayWhoGreetsAndWantsNothing() {
        Script script = arrived().passes(ServedRun.PLAN_NS);
        assertThat(ending(script)).isInstanceOf(Ending.Failed.class);
        assertThat(script.told()).singleElement().isInstanceOf(ControlMessage.Refused.class);
    }

    @Test
    void shouldRefuseMoreWorkersThanItHas() {
        Script script = arrived().peer(plan(4));
        assertThat(script.told()).singleElement().isInstanceOf(ControlMessage.Refused.class);
        assertThat(script.session.tally()).isNull();
    }

    @Test
    void shouldNameAWorkerThatDoesNotPrepare() {
        Script script = agreed().prepared(Role.SERVER, 1, RUN).passes(ServedRun.PREPARE_NS);
        assertThat(script.told()).singleElement().isEqualTo(new ControlMessage.Refused(
                "not every worker of this server was ready for the run within 20 s: server worker 1 (port 10001)"));
    }

    @Test
    void shouldNotWaitForAWorkerThatTheRunDoesNotUse() {
        Script script = drains().finished(Role.SERVER, 0, RUN).finished(Role.SERVER, 1, RUN);
        assertThat(ending(script)).isEqualTo(new Ending.Normal());
    }

    @Test
    void shouldNotWaitForAWorkerThatDiesAfterTheEnd() {
        Script script = drains().finished(Role.SERVER, 0, RUN).dies(Role.SERVER, 1, "exit status 137");
        assertThat(ending(script)).isEqualTo(new Ending.Normal());
        assertThat(script.told()).last().isEqualTo(new ControlMessage.Lost(1, 0, "exit status 137"));
    }

    @Test
    void shouldNameAWorkerThatDoesNotReport() {
        Script script = drains().finished(Role.SERVER, 0, RUN).passes(40 * Script.SECOND_NS);
        assertThat(impaired(script)).isEqualTo("server worker 1 (port 10001) did not report within 31 s");
        assertThat(script.told()).last().isEqualTo(new ControlMessage.Lost(1, 0, "did not report within 31 s"));
    }

    @Test
    void shouldGiveNobodyUpBecauseItStoodStillItself() {
        Script script = drains().standsStill(3600 * Script.SECOND_NS).passes(Script.SECOND_NS);
        assertThat(script.session.state()).isEqualTo(State.DRAIN);
    }

    @Test
    void shouldTellTheSuccessorOfADeadWorkerOfTheRun() {
        Script script = runs().dies(Role.SERVER, 1, "exit status 137");
        assertThat(script.told()).last().isEqualTo(new ControlMessage.Lost(1, 0, "exit status 137"));
        script.commands(Role.SERVER);
        WorkerKey successor = WorkerKey.here(Role.SERVER, 1).successor();
        script.happens(new SessionEvent.WorkerSaid(successor, Runs.ready(1)));
        assertThat(script.told()).containsExactly(new ControlMessage.FromWorker(1, 1, Runs.ready(1)));
        assertThat(script.commands(Role.SERVER)).hasExactlyElementsOfTypes(Command.Prepare.class, Command.Go.class);
        script.peer(new ControlMessage.End(new long[]{5, 5}));
        // nobody knows how many of them its predecessor took with it
        assertThat(script.commands(Role.SERVER)).containsExactly(new Command.Release(RUN, 5),
                new Command.Release(RUN, 0));
    }

    @Test
    void shouldWaitForTheSuccessorOfAWorkerThatDiesBeforeItIsPrepared() {
        Script script = agreed().prepared(Role.SERVER, 1, RUN).dies(Role.SERVER, 1, "exit status 137");
        assertThat(script.session.state()).isEqualTo(State.READY);
        WorkerKey successor = WorkerKey.here(Role.SERVER, 1).successor();
        script.happens(new SessionEvent.WorkerSaid(successor, Runs.ready(1)))
                .happens(new SessionEvent.WorkerSaid(successor, new Message.Prepared(RUN)));
        assertThat(script.session.state()).isEqualTo(State.GO);
    }

    @Test
    void shouldEndTheRunOfAClientThatIsGone() {
        Script script = runs();
        script.told();
        script.happens(new SessionEvent.PeerLost(0, 69, "nothing was heard for 30 s"));
        assertThat(script.commands(Role.SERVER)).contains(new Command.Release(RUN, 0));
        script.finished(Role.SERVER, 0, RUN).finished(Role.SERVER, 1, RUN);
        assertThat(impaired(script)).isEqualTo("the control connection broke: nothing was heard for 30 s");
        assertThat(script.told()).doesNotHaveAnyElementsOfTypes(ControlMessage.FromWorker.class);
    }

    @Test
    void shouldEndTheRunOfAClientThatLeavesBeforeGo() {
        Script script = agreed().prepared(Role.SERVER, 2, RUN).peer(new ControlMessage.Bye(null));
        assertThat(impaired(script)).isEqualTo("the client left before its run was over");
        assertThat(script.commands(Role.SERVER)).contains(new Command.Cancel(RUN));
    }

    @Test
    void shouldNotTakeAMadClocksWordForIt() {
        Script script = agreed().prepared(Role.SERVER, 2, RUN).peer(new ControlMessage.Go(Long.MIN_VALUE, 1));
        assertThat(script.commands(Role.SERVER)).contains(new Command.Go(RUN, Runs.GO_NS));
    }

    @Test
    void shouldLetTheWorkersReportIfTheServerIsStopped() {
        Script script = runs();
        script.commands(Role.SERVER);
        script.told();
        script.stop(false);
        assertThat(script.commands(Role.SERVER)).containsOnly(new Command.Cancel(RUN));
        script.finished(Role.SERVER, 0, RUN).finished(Role.SERVER, 1, RUN);
        assertThat(impaired(script)).isEqualTo("the server was stopped before the run was over");
        assertThat(script.told()).hasSize(2).hasOnlyElementsOfType(ControlMessage.FromWorker.class);
    }

    @Test
    void shouldWaitForNobodyAtTheSecondRequest() {
        assertThat(impaired(runs().stop(true))).contains("stopped");
        assertThat(impaired(drains().stop(false).stop(true))).contains("stopped");
        assertThat(List.of(drains().stop(false).passes(10 * Script.SECOND_NS).session.isDone())).containsOnly(true);
    }
}
