package org.tcpp.session;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.tcpp.control.ControlMessage;
import org.tcpp.estimate.WorkerKey;
import org.tcpp.message.Command;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Role;
import org.tcpp.result.Ending;

/**
 * The end of a conducted run: first the senders report, by themselves or because they are told to; then the receivers,
 * for what was sent may still be on its way. One thread.
 */
final class Drain {

    /** A worker that is told to end the run has only to count. */
    static final long CANCEL_NS = 5 * Session.SECOND_NS;
    /** After a kill, the end of its pipes may be waited for. */
    static final long KILL_NS = 8 * Session.SECOND_NS;
    /** What was sent may take so long to arrive; the server itself gives up when nothing has come for a while. */
    static final long ARRIVE_NS = 130 * Session.SECOND_NS;
    /** The same where somebody wants the run to end. */
    static final long ARRIVE_SOON_NS = 10 * Session.SECOND_NS;

    private enum Stage {
        SENDERS, KILLED, RECEIVERS
    }

    private final ConductedRun run;
    private final Peers peers;
    private final Losses losses;
    private Stage stage = Stage.SENDERS;
    private boolean cut;
    private boolean interrupted;

    /** Of a run in which these launchers of other hosts have a part. */
    Drain(ConductedRun run, Peers peers, Losses losses) {
        this.run = run;
        this.peers = peers;
        this.losses = losses;
    }

    /** The senders have ended by themselves. */
    void begin() {
        run.enter(State.DRAIN, CANCEL_NS);
    }

    /** The senders are to end now; what they have under way has failed by that. */
    void cut(FailureCause cause) {
        cut = true;
        run.tellAll(Drain::isSender, new Command.Cancel(run.run(), cause));
        run.enter(State.DRAIN, CANCEL_NS);
    }

    /** True if the senders were told to end: what receivers wonder about since then is our own doing. */
    boolean isCut() {
        return cut;
    }

    /** Somebody wants the run to end, so that nobody waits for the last byte. */
    void interrupt() {
        interrupted = true;
    }

    /** It is under way already, and is to be over soon. */
    void hurry() {
        run.shorten(stage == Stage.RECEIVERS ? ARRIVE_SOON_NS : CANCEL_NS);
    }

    /** Goes on as far as it can. */
    void proceed() {
        if (stage != Stage.RECEIVERS && run.senders(Member::isOver)) {
            release();
        }
        if (stage == Stage.RECEIVERS) {
            long longestNs = ConductedRun.SILENCE_NS + run.plan().intervalNs();
            List.copyOf(run.members())
                    .stream()
                    .filter(worker -> !worker.isOver() && run.runningNs() - worker.heardNs > longestNs)
                    .forEach(worker -> giveUp(worker, longestNs));
            if (run.all(Member::isOver) && peers.all(Peer::isOver)) {
                run.over();
            }
        }
    }

    /** The deadline has passed. */
    void late() {
        switch (stage) {
            case SENDERS -> {
                stage = Stage.KILLED;
                run.enter(State.DRAIN, KILL_NS);
                run.members()
                        .stream()
                        .filter(Drain::isSender)
                        .forEach(worker -> run.act(new Action.KillWorker(worker.key,
                                "did not report within " + CANCEL_NS / Session.SECOND_NS + " s")));
            }
            case KILLED -> {
                run.members().stream().filter(Drain::isSender).forEach(worker -> giveUp(worker, KILL_NS));
                proceed();
            }
            case RECEIVERS -> {
                long waitedNs = cut || interrupted ? ARRIVE_SOON_NS : ARRIVE_NS;
                run.members().stream().filter(worker -> !worker.isOver()).forEach(worker -> giveUp(worker, waitedNs));
                peers.each(Predicate.not(Peer::isOver), peer -> losses.isLate(peer, waitedNs));
                run.over();
            }
        }
    }

    /** The receivers have their say. */
    private void release() {
        stage = Stage.RECEIVERS;
        run.enter(State.DRAIN, cut ? ARRIVE_SOON_NS : ARRIVE_NS);
        long[] connections = IntStream.range(0, run.plan().processes())
                .mapToLong(number -> interrupted
                        ? 0
                        : run.tally().established(WorkerKey.here(Role.CLIENT, number)::equals))
                .toArray();
        for (Member worker : run.members()) {
            if (!worker.isOver()) {
                worker.heardNs = run.runningNs();
                run.tell(worker, new Command.Release(run.run(), connections[worker.key.number()]));
            }
        }
        peers.each(Predicate.not(Peer::isOver), peer -> run.act(
                new Action.TellPeer(peer.number(), new ControlMessage.End(peer.own(connections)))));
    }

    private void giveUp(Member worker, long waitedNs) {
        String how = run.giveUp(worker, waitedNs);
        run.ended(new Ending.Impaired(worker.name() + " " + how));
        run.act(new Action.KillWorker(worker.key, how));
    }

    private static boolean isSender(Member worker) {
        return worker.key.role() == Role.CLIENT && !worker.isOver();
    }
}
