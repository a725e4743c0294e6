package org.tcpp.session;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.tcpp.estimate.WorkerKey;
import org.tcpp.message.Command;
import org.tcpp.message.ExitStatus;
import org.tcpp.message.Message;
import org.tcpp.message.Report;
import org.tcpp.message.Role;
import org.tcpp.plan.RunSpec;
import org.tcpp.process.Readiness;
import org.tcpp.result.Ending;

/**
 * All connections without a control connection that a server serves, from its start to its end. Its workers serve the
 * controlled runs as well; it ends them with itself. One thread.
 */
public final class ClassicRun extends Session {

    /** A worker that is told to stop has only to count. */
    static final long STOP_NS = 5 * SECOND_NS;

    private final Duration patience;

    /**
     * Of a server.
     *
     * @param plan what its command is
     * @param cores processors that the workers of this host may use together
     */
    public ClassicRun(RunSpec plan, double cores, long nowNs) {
        super(plan, Report.CLASSIC, nowNs);
        patience = Readiness.deadline(plan.processes(), cores);
    }

    /** How much longer its workers may take to start, in nanoseconds; 0 once they are ready. */
    public long startNs() {
        return state() == State.ASSEMBLE ? leftNs() : 0;
    }

    /** The server cannot be, for that reason; what is to be done. */
    public List<Action> fail(String reason) {
        fail(ExitStatus.UNAVAILABLE.code(), reason);
        return taken();
    }

    @Override
    void begin() {
        count();
        IntStream.range(0, plan().processes()).forEach(number -> join(WorkerKey.here(Role.SERVER, number)));
        enter(State.ASSEMBLE, patience.toNanos());
        act(new Action.StartWorkers());
    }

    @Override
    void take(SessionEvent event) {
        switch (event) {
            case SessionEvent.WorkerSaid said -> said(said.worker(), said.message());
            case SessionEvent.WorkerEnded end -> lost(end);
            case SessionEvent.StopRequested stop -> stop(stop);
            default -> {
                // only time has passed, or it is another run's
            }
        }
        if (state() == State.ASSEMBLE && all(worker -> worker.ready != null)) {
            measure();
            tally().go(nowNs());
            enter(State.RUN, FOR_EVER_NS);
        } else if (state() == State.DRAIN && all(Member::isOver)) {
            over();
        }
    }

    private void said(WorkerKey key, Message message) {
        Member worker = join(key);
        count(worker, message);
        if (message instanceof Message.Ready ready && ready.version() != Message.VERSION) {
            fail(ExitStatus.UNAVAILABLE.code(), worker.name() + " is of another version of tcpp");
        } else if (message instanceof Message.Notice notice) {
            act(new Action.Remark(worker.name() + ": " + notice.text()));
        }
    }

    private void lost(SessionEvent.WorkerEnded end) {
        Member worker = join(end.worker());
        String how = endOf(end);
        if (how == null) {
            return;
        }
        if (state() == State.ASSEMBLE) {
            fail(worker.failure == null ? ExitStatus.UNAVAILABLE.code() : worker.failure.status(),
                    worker.name() + ": " + how);
        } else if (!end.orderly()) {
            tally().lost(worker.key, how, end.lastLines());
            act(new Action.Remark(worker.name() + ": " + how));
        }
    }

    private void stop(SessionEvent.StopRequested stop) {
        if (state() == State.ASSEMBLE) {
            ended(new Ending.Interrupted(stop.signal()));
            finish();
        } else if (stop.withoutWaiting()) {
            over();
        } else if (state() == State.RUN) {
            enter(State.DRAIN, STOP_NS);
            tellAll(_ -> true, new Command.Stop());
        }
    }

    @Override
    void late() {
        switch (state()) {
            case ASSEMBLE -> fail(ExitStatus.UNAVAILABLE.code(), "not ready within " + patience.toSeconds() + " s: "
                    + names(worker -> worker.ready == null));
            case DRAIN -> {
                for (Member worker : List.copyOf(members())) {
                    if (!worker.isOver()) {
                        String how = giveUp(worker, STOP_NS);
                        act(new Action.KillWorker(worker.key, how));
                        act(new Action.Remark(worker.name() + " " + how));
                    }
                }
                over();
            }
            default -> {
                // it has no end of its own
            }
        }
    }

    @Override
    void over() {
        if (state() != State.ASSEMBLE) {
            act(new Action.EndMeasuring());
        }
        finish();
    }
}
