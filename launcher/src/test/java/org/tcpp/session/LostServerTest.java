package org.tcpp.session;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.tcpp.control.ControlMessage;
import org.tcpp.estimate.Runs;
import org.tcpp.host.Build;
import org.tcpp.message.Command;
import org.tcpp.message.Counters;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Message;
import org.tcpp.message.Role;
import org.tcpp.result.FailureLimit;
import org.tcpp.result.HostsView;
import org.tcpp.result.Note;
import org.tcpp.result.Result;
import org.tcpp.result.RunFacts;
import org.tcpp.result.ServerView;
import org.tcpp.result.Verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tcpp.session.Conducted.RUN;
import static org.tcpp.session.Conducted.estimate;
import static org.tcpp.session.Conducted.failure;
import static org.tcpp.session.Conducted.impaired;
import static org.tcpp.session.Several.gone;
import static org.tcpp.session.Several.report;
import static org.tcpp.session.Several.running;

/** One of two servers is lost in the middle of a run. */
class LostServerTest {

    private static final String BROKEN = "the control connection to b.example broke: nothing was heard for 30 s";
    private static final SessionEvent LOST = new SessionEvent.PeerLost(1, 69, "nothing was heard for 30 s");

    @Test
    void shouldGoOnWithTheOthers() {
        Script script = gone();
        script.commands(Role.CLIENT);
        script.happens(LOST);
        assertThat(script.wanted(Action.Remark.class)).extracting(Action.Remark::line)
                .containsExactly(BROKEN + "; the run goes on with the others");
        assertThat(cancelled(script)).containsExactly(tuple(1, FailureCause.CONTROL_LOST),
                tuple(3, FailureCause.CONTROL_LOST));

        script.happens(LOST).peer(1, new ControlMessage.Bye(null)).passes(Drain.CANCEL_NS);
        assertThat(script.session.state()).isEqualTo(State.RUN);
        assertThat(script.wanted(Action.Remark.class)).isEmpty();
        // of the lost one's workers nobody told anything but the client's
        script.says(Role.CLIENT, 1, sent(9, 7)).says(Role.CLIENT, 3, sent(10, 10));
        finish(script, 0);

        assertThat(impaired(script)).isEqualTo(BROKEN);
        Result result = result(script);
        assertThat(result.verdict()).isEqualTo(Verdict.DEGRADED);
        assertThat(result.verdictReasons()).startsWith(BROKEN).doesNotHaveDuplicates();
        assertThat(result.figures().servers())
                .extracting(server -> server.connections().connectionsCompleted(),
                        server -> server.connections().connectionsFailed(), ServerView::bytes, ServerView::lost)
                .containsExactly(tuple(20L, 0L, 20_000L, null), tuple(17L, 2L, null, BROKEN));
    }

    @Test
    void shouldGoOnIfOneIsStopped() {
        Script script = gone();
        script.commands(Role.CLIENT);
        script.peer(1, new ControlMessage.Bye(null));
        assertThat(cancelled(script)).containsExactly(tuple(1, FailureCause.CONTROL_LOST),
                tuple(3, FailureCause.CONTROL_LOST));
        script.says(Role.CLIENT, 1, sent(9, 7)).says(Role.CLIENT, 3, sent(10, 10));
        finish(script, 0);
        assertThat(impaired(script)).isEqualTo("the server on b.example was stopped before the run was over");
    }

    @Test
    void shouldBeginWithTheOthersIfOneIsLostAfterGo() {
        Script script = running();
        script.commands(Role.CLIENT);
        script.happens(LOST);
        assertThat(script.commands(Role.CLIENT)).isEmpty();
        script.peer(0, new ControlMessage.Gone(script.nowNs() + Several.AHEAD_NS[0]));
        assertThat(script.session.state()).isEqualTo(State.RUN);
        assertThat(script.commands(Role.CLIENT)).hasSize(Several.WORKERS + 2)
                .startsWith(new Command.Go(RUN, Runs.GO_NS))
                .endsWith(new Command.Cancel(RUN, FailureCause.CONTROL_LOST));
    }

    @Test
    void shouldEndWhenAllAreLostAndNameEach() {
        Script script = gone().happens(LOST);
        script.commands(Role.CLIENT);
        script.happens(new SessionEvent.PeerLost(0, 69, "the other end closed it"));
        assertThat(script.session.state()).isEqualTo(State.DRAIN);
        for (int worker = 0; worker < Several.WORKERS; worker++) {
            script.says(Role.CLIENT, worker, sent(10, 9));
        }
        assertThat(impaired(script)).isEqualTo(BROKEN);
        assertThat(result(script).verdictReasons()).contains(BROKEN,
                "the control connection to a.example broke: the other end closed it");
    }

    @Test
    void shouldSayWhyItIsNotKnownWhatAnyHadReceived() {
        Script script = gone();
        for (int peer = 0; peer < 2; peer++) {
            script.peer(peer, new ControlMessage.FromWorker(0, 0, Runs.ready(0)))
                    .peer(peer, new ControlMessage.FromWorker(0, 0, idle()));
        }
        script.happens(LOST).happens(new SessionEvent.PeerLost(0, 69, "the other end closed it"));
        for (int worker = 0; worker < Several.WORKERS; worker++) {
            script.says(Role.CLIENT, worker, sent(10, 9));
        }

        Result result = result(script);
        assertThat(result.summary().whole("server_bytes_least")).isNull();
        assertThat(result.tables().notes()).extracting(Note::about).contains("summary.server_bytes");
    }

    @Test
    void shouldNotBeginIfOneIsLostBeforeGo() {
        assertThat(failure(Several.joined().happens(LOST))).isEqualTo(BROKEN);
    }

    @Test
    void shouldNameTheOneThatSaysNothingAtTheEnd() {
        Script script = gone();
        for (int worker = 0; worker < Several.WORKERS; worker++) {
            script.finished(Role.CLIENT, worker, RUN);
        }
        script.peer(1, new ControlMessage.Bye(null)).passes(Drain.ARRIVE_NS);
        assertThat(impaired(script))
                .isEqualTo("the server on a.example did not say within 130 s what it had received");
        assertThat(estimate(script).told().serversLost()).containsOnlyKeys(0);
    }

    /** Whoever follows the intervals is not kept waiting for those of the lost one. */
    @Test
    void shouldTellWhatTheOthersDoWhileItIsDone() {
        Script script = gone();
        script.session.tally().follow();
        script.passes(Runs.SECOND_NS);
        for (int worker = 0; worker < Several.WORKERS; worker++) {
            int peer = worker % 2;
            script.says(Role.CLIENT, worker, interval(0, 0))
                    .peer(peer, new ControlMessage.FromWorker(worker / 2, 0, Runs.ready(worker / 2)))
                    .peer(peer, new ControlMessage.FromWorker(worker / 2, 0, interval(0, Several.AHEAD_NS[peer])));
        }
        assertThat(script.session.tally().news().intervals()).hasSize(1);
        script.happens(LOST).says(Role.CLIENT, 1, sent(9, 7)).says(Role.CLIENT, 3, sent(10, 10))
                .passes(Runs.SECOND_NS);
        for (int worker = 0; worker < Several.WORKERS; worker += 2) {
            script.says(Role.CLIENT, worker, interval(1, 0)).peer(0,
                    new ControlMessage.FromWorker(worker / 2, 0, interval(1, Several.AHEAD_NS[0])));
        }
        assertThat(script.session.tally().news().intervals()).hasSize(1);
    }

    private static List<Tuple> cancelled(Script script) {
        return script.wanted(Action.TellWorker.class)
                .stream()
                .filter(tell -> tell.command() instanceof Command.Cancel)
                .map(tell -> tuple(tell.worker().number(), ((Command.Cancel) tell.command()).cause()))
                .toList();
    }

    private static Message sent(int started, int completed) {
        return new Message.Finished(report(1, 0,
                new Counters(started, started, completed, started - completed, completed * 1000L, 0), completed));
    }

    private static Message received(int completed, long aheadNs) {
        return new Message.Finished(report(2, aheadNs,
                new Counters(completed, completed, completed, 0, 0, completed * 1000L), completed));
    }

    private static Message interval(int second, long aheadNs) {
        return Runs.interval(Runs.GO_NS + aheadNs, RUN, second, new Counters(1, 1, 0, 0, 100, 100), 1, 10);
    }

    /** It has not accepted anything yet. */
    private static Message idle() {
        return Runs.interval(Runs.GO_NS, RUN, 0, new Counters(0, 0, 0, 0, 0, 0), 0, 0);
    }

    /** All that this server and the client's workers that have it can do comes to its end. */
    private static void finish(Script script, int peer) {
        for (int worker = peer; worker < Several.WORKERS; worker += 2) {
            script.says(Role.CLIENT, worker, sent(10, 10));
        }
        for (int worker = 0; worker < Several.WORKERS / 2; worker++) {
            script.peer(peer, new ControlMessage.FromWorker(worker, 0, Runs.ready(worker)))
                    .peer(peer, new ControlMessage.FromWorker(worker, 0, received(10, Several.AHEAD_NS[peer])));
        }
        script.peer(peer, new ControlMessage.Bye(null));
    }

    private static Result result(Script script) {
        return Result.of(new RunFacts("id", Instant.EPOCH, List.of(), new Build(null, null), Map.of(), List.of(),
                FailureLimit.NONE, script.session.ending()), script.session.plan(), estimate(script),
                new HostsView(null, null));
    }
}
