package org.tcpp.session;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tcpp.control.ControlMessage;
import org.tcpp.control.Offer;
import org.tcpp.estimate.WorkerKey;
import org.tcpp.message.Command;
import org.tcpp.message.Message;
import org.tcpp.plan.RunSpec;
import org.tcpp.result.Ending;

/**
 * A client's run as the server's launcher serves it, counted apart from all others. Only as many of the server's
 * workers as the client has take part; a stopped or dead one that does not is nobody's business. One thread.
 */
public final class ServedRun extends Session {

    /** Whoever has introduced himself says at once what he wants, but the way may be long. */
    static final long PLAN_NS = 30 * SECOND_NS;
    /** What is on its way may take so long; the workers themselves give up when nothing has come for a while. */
    static final long ARRIVE_NS = 120 * SECOND_NS;
    /** The same where nobody will send any more. */
    static final long ARRIVE_SOON_NS = 15 * SECOND_NS;
    private static final long FAR_NS = 60 * SECOND_NS;

    private final RunSpec server;
    private final OtherRuns others;
    private final Replies replies = new Replies(this::act);
    private final Silence silence = new Silence(this, replies);
    private final Set<Integer> replaced = new HashSet<>();
    private ControlMessage.Plan asked;
    private Long epochNs;
    private long prepareNs = PREPARE_NS;
    private long arriveNs = ARRIVE_NS;

    /**
     * The run of a client that has introduced himself.
     *
     * @param server what the server's command is
     * @param run the token that is to name the run
     * @param others the runs that the server has beside it
     */
    public ServedRun(RunSpec server, int run, OtherRuns others, long nowNs) {
        super(null, run, nowNs);
        this.others = others;
        this.server = server;
    }

    /** How the client calls the run; null before it has said so. */
    public String id() {
        return asked == null ? null : asked.id();
    }

    /** Connections at once that each worker is to serve for it. */
    public long promised() {
        return plan() == null || isDone() ? 0 : Offer.atOnce(asked);
    }

    /** True once its client has said go. */
    public boolean hasBegun() {
        return epochNs != null;
    }

    /** True as long as the client hears what it is told. */
    public boolean isConnected() {
        return replies.isConnected();
    }

    @Override
    void begin() {
        enter(State.ASSEMBLE, PLAN_NS);
    }

    @Override
    void take(SessionEvent event) {
        switch (event) {
            case SessionEvent.WorkerSaid said -> said(said.worker(), said.message());
            case SessionEvent.WorkerEnded end -> lost(end);
            case SessionEvent.PeerSaid said -> heard(said.received().take(), said.received().atNs());
            case SessionEvent.PeerLost lost -> lose("the control connection broke: " + lost.how());
            case SessionEvent.StopRequested stop -> stop(stop);
            default -> {
                // only time has passed
            }
        }
        // others that still start would take the processors from what is measured
        if (state() == State.READY && isPrepared() && others.startNs() == 0) {
            serve();
        }
        if (state() == State.DRAIN) {
            silence.giveUpHanging(asked.times().intervalNs());
            if (all(Member::isOver)) {
                over();
            }
        }
    }

    private void heard(ControlMessage message, long heardNs) {
        switch (message) {
            case ControlMessage.Plan wish when state() == State.ASSEMBLE -> agree(wish);
            case ControlMessage.Go go when state() == State.GO -> go(go.epochNs(), heardNs);
            case ControlMessage.Cancel cancel -> lose("the client cancelled its run: " + cancel.reason());
            case ControlMessage.End end when state() == State.RUN -> release(end.connections(), ARRIVE_NS);
            case ControlMessage.Bye _ -> lose("the client left before its run was over");
            default -> lose("the client said something out of turn");
        }
    }

    private void agree(ControlMessage.Plan wish) {
        asked = wish;
        Integer token = wish.share().part().run();
        String refusal = others.refusal(token)
                .or(() -> ServedPlan.offer(server).refusal(wish, others.promised())).orElse(null);
        if (refusal != null) {
            refuse(refusal);
            return;
        }
        agree(ServedPlan.of(server, wish));
        name(token == null ? run() : token);
        count();
        prepareNs = others.startNs() + PREPARE_NS;
        enter(State.READY, prepareNs);
        act(new Action.StartWorkers());
    }

    /** The server cannot serve it after all, for that reason; what is to be done. */
    public List<Action> dismiss(String reason) {
        turnAway(reason);
        return taken();
    }

    private void turnAway(String reason) {
        cancel();
        refuse(reason);
    }

    private void refuse(String reason) {
        replies.tellNow(new ControlMessage.Refused(reason));
        ended(new Ending.Failed(reason));
        finish();
    }

    private void said(WorkerKey key, Message message) {
        if (message instanceof Message.Ready && takesPart(key)) {
            welcome(key, message);
            return;
        }
        Member worker = member(key);
        if (worker == null || worker.ended) {
            return;
        }
        boolean wasFinished = worker.finished;
        if (message instanceof Message.Interval && state().compareTo(State.RUN) < 0) {
            worker.heardNs = runningNs(); // before go there is nothing to tell
            return;
        }
        count(worker, message);
        boolean ours = message instanceof Message.Interval m && isOurs(m.run())
                || message instanceof Message.Rows rows && isOurs(rows.run())
                || message instanceof Message.Dump dump && isOurs(dump.run())
                || message instanceof Message.Finished && worker.finished && !wasFinished;
        if (ours) {
            replies.pass(key, message);
        }
    }

    private boolean takesPart(WorkerKey key) {
        boolean early = plan() != null && state().compareTo(State.DRAIN) < 0;
        return early && key.number() < plan().processes() && member(key) == null;
    }

    /** A worker is there from the beginning, or takes the place of one that died. */
    private void welcome(WorkerKey key, Message message) {
        if (members().stream().anyMatch(worker -> worker.key.isSamePlace(key))) {
            replaced.add(key.number());
        }
        Member worker = join(key);
        count(worker, message);
        tell(worker, new Command.Prepare(asked.load(run(), key.number(), plan().times().timeoutNs())));
        if (state() == State.RUN) {
            tell(worker, new Command.Go(run(), epochNs));
        }
        replies.pass(key, message);
    }

    private boolean isPrepared() {
        return members().stream().filter(worker -> !worker.ended && worker.prepared).count() == plan().processes();
    }

    private void serve() {
        // its workers may be many on few processors, and wait for others; that it is there is the link's to know
        enter(State.GO, Lateness.OTHERS_NS + PREPARE_NS);
        replies.begin(new ControlMessage.Serving(run()));
    }

    private void go(long wishedNs, long heardNs) {
        // what intervals are cut by is the client's to say, unless it is mad
        epochNs = Math.abs(wishedNs - heardNs) < FAR_NS ? wishedNs : heardNs;
        measure();
        tally().go(epochNs);
        enter(State.RUN, FOR_EVER_NS);
        replies.tellNow(new ControlMessage.Gone(heardNs));
        tellAll(_ -> true, new Command.Go(run(), epochNs));
    }

    private void release(long[] connections, long patienceNs) {
        arriveNs = patienceNs;
        enter(State.DRAIN, patienceNs);
        for (Member worker : members()) {
            // how many of them a predecessor took with it nobody knows, so its successor is not to wait for any
            int number = worker.key.number();
            boolean known = number < connections.length && !replaced.contains(number);
            worker.heardNs = runningNs();
            tell(worker, new Command.Release(run(), known ? connections[number] : 0));
        }
    }

    private void lost(SessionEvent.WorkerEnded end) {
        String how = endOf(end);
        if (how != null && !end.orderly()) {
            tally().lost(end.worker(), how, end.lastLines());
            replies.tell(new ControlMessage.Lost(end.worker().number(), end.worker().incarnation(), how));
        }
    }

    private void lose(String why) {
        replies.end();
        switch (state()) {
            case ASSEMBLE -> {
                ended(new Ending.Failed(why));
                finish();
            }
            case AGREE, READY, CLOCK, GO -> {
                ended(new Ending.Impaired(why));
                cancel();
                over();
            }
            case RUN -> {
                ended(new Ending.Impaired(why));
                release(new long[0], ARRIVE_SOON_NS);
            }
            case DRAIN, DONE -> {
                // it has heard, or will read in the file, what there is to know
            }
        }
    }

    private void stop(SessionEvent.StopRequested stop) {
        if (state().compareTo(State.READY) <= 0) {
            turnAway("the server was told to stop");
            return;
        }
        ended(new Ending.Impaired("the server was stopped before the run was over"));
        if (state().compareTo(State.RUN) < 0 || stop.withoutWaiting()) {
            over();
            return;
        }
        cancel();
        if (state() == State.RUN) {
            arriveNs = Drain.CANCEL_NS;
            enter(State.DRAIN, arriveNs);
        } else {
            shorten(Drain.CANCEL_NS);
        }
    }

    private void cancel() {
        tellAll(worker -> !worker.isOver(), new Command.Cancel(run()));
    }

    @Override
    void late() {
        switch (state()) {
            case ASSEMBLE -> refuse("no plan came within " + PLAN_NS / SECOND_NS + " s");
            case READY -> {
                String who = names(worker -> !worker.ended && !worker.prepared);
                turnAway("not every worker of this server was ready for the run within " + prepareNs / SECOND_NS + " s"
                        + (who.isEmpty() ? "" : ": " + who));
            }
            case AGREE, CLOCK, GO -> turnAway("the client's workers were not ready in time");
            case DRAIN -> {
                silence.giveUpAll(arriveNs);
                over();
            }
            case RUN, DONE -> {
                // these have no end of their own
            }
        }
    }

    @Override
    void over() {
        if (state().compareTo(State.RUN) >= 0) {
            act(new Action.EndMeasuring());
        }
        finish();
    }
}
