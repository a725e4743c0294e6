package org.tcpp.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.tcpp.control.ChannelEvent;
import org.tcpp.control.ControlMessage;
import org.tcpp.estimate.Runs;
import org.tcpp.estimate.WorkerKey;
import org.tcpp.message.Command;
import org.tcpp.message.Counters;
import org.tcpp.message.Fairness;
import org.tcpp.message.Message;
import org.tcpp.message.Report;
import org.tcpp.message.Retries;
import org.tcpp.message.Role;

/** A session, a clock that stands still unless it is told to go on, and all that the session wanted done. */
final class Script {

    static final long SECOND_NS = 1_000_000_000L;
    private static final long TICK_NS = 100_000_000L;

    final Session session;
    private final List<Action> actions = new ArrayList<>();
    private long nowNs = Runs.GO_NS;

    Script(Session session) {
        this.session = session;
        actions.addAll(session.start());
    }

    /** At once. */
    Script happens(SessionEvent event) {
        actions.addAll(session.step(event, nowNs));
        return this;
    }

    /** Time passes, as it does for a process that runs: tick by tick. */
    Script passes(long ns) {
        for (long leftNs = ns; leftNs > 0; leftNs -= TICK_NS) {
            nowNs += Math.min(leftNs, TICK_NS);
            happens(new SessionEvent.Tick());
        }
        return this;
    }

    /** Time passes for everybody else: the launcher stands still. */
    Script standsStill(long ns) {
        nowNs += ns;
        return this;
    }

    Script says(Role role, int number, Message message) {
        return happens(new SessionEvent.WorkerSaid(WorkerKey.here(role, number), message));
    }

    Script ready(Role role, int workers) {
        IntStream.range(0, workers).forEach(number -> says(role, number, Runs.ready(number)));
        return this;
    }

    Script prepared(Role role, int workers, int run) {
        IntStream.range(0, workers).forEach(number -> says(role, number, new Message.Prepared(run)));
        return this;
    }

    Script finished(Role role, int number, int run) {
        return says(role, number, new Message.Finished(report(run)));
    }

    Script dies(Role role, int number, String how) {
        return happens(new SessionEvent.WorkerEnded(WorkerKey.here(role, number), false, how, List.of()));
    }

    Script peer(ControlMessage message) {
        return peer(0, message);
    }

    Script peer(int number, ControlMessage message) {
        return happens(new SessionEvent.PeerSaid(number, ChannelEvent.Received.of(message, nowNs)));
    }

    Script stop(boolean withoutWaiting) {
        return happens(new SessionEvent.StopRequested("SIGTERM", withoutWaiting));
    }

    long nowNs() {
        return nowNs;
    }

    /** What it wanted done since the last call, of one kind. */
    <T extends Action> List<T> wanted(Class<T> kind) {
        List<T> found = actions.stream().filter(kind::isInstance).map(kind::cast).toList();
        actions.removeIf(kind::isInstance);
        return found;
    }

    /** The commands that it gave to workers of that role since the last call. */
    List<Command> commands(Role role) {
        Predicate<Action> theirs = action -> action instanceof Action.TellWorker tell && tell.worker().role() == role;
        List<Command> found = actions.stream().filter(theirs).map(action -> ((Action.TellWorker) action).command())
                .toList();
        actions.removeIf(theirs);
        return found;
    }

    /** What it told the other end since the last call. */
    List<ControlMessage> told() {
        return wanted(Action.TellPeer.class).stream().map(Action.TellPeer::message).toList();
    }

    static Report report(int run) {
        return new Report(run, 1, new Counters(1, 1, 1, 0, 1000, 0), Report.Moments.NONE, Report.Ends.NONE,
                Fairness.NONE, Retries.NONE, Map.of());
    }
}
