package org.tcpp.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tcpp.estimate.RowLedger;
import org.tcpp.estimate.Tally;
import org.tcpp.estimate.WorkerKey;
import org.tcpp.message.Command;
import org.tcpp.message.Message;
import org.tcpp.plan.RunSpec;
import org.tcpp.result.Ending;

/**
 * One run as one launcher sees it: {@link #step} takes what happened, keeps the counts, and says what is to be done.
 * It reads no clock, so time is what its caller says; deadlines count only the time in which the process itself was
 * running. One thread.
 */
public abstract sealed class Session permits ConductedRun, ServedRun, ClassicRun {

    static final long SECOND_NS = 1_000_000_000L;
    static final long FOR_EVER_NS = Long.MAX_VALUE / 2;
    /** A worker needs milliseconds to prepare a run, unless its host is very busy. */
    static final long PREPARE_NS = 20 * SECOND_NS;

    private final List<Action> actions = new ArrayList<>();
    private final Map<WorkerKey, Member> members = new TreeMap<>();
    private final RunningClock clock;
    private final RowLedger rows = new RowLedger();
    private State state = State.ASSEMBLE;
    private long nowNs;
    private long runningNs;
    private long deadlineNs;
    private Long pausedAtGoNs;
    private Ending ending = new Ending.Normal();
    private int failure;
    private RunSpec plan;
    private Integer run;
    private Tally tally;

    /** A run that begins to be agreed now; what it is about, and its token, may be null before they are agreed. */
    Session(RunSpec plan, Integer run, long nowNs) {
        clock = new RunningClock(nowNs);
        this.plan = plan;
        this.run = run;
        this.nowNs = nowNs;
    }

    /** What it is about; null on a server before the client has said it. */
    public final RunSpec plan() {
        return plan;
    }

    /** The token that names the run on the wire; null before it is agreed. */
    public final Integer run() {
        return run;
    }

    /** The exit status of a run that could not begin; 0 if it could. */
    public final int failure() {
        return failure;
    }

    /** What is to be done first. */
    public final List<Action> start() {
        begin();
        return taken();
    }

    /**
     * Takes what happened, at that moment of the monotonic clock; what is to be done now. To be called ten times a
     * second or more often.
     */
    public final List<Action> step(SessionEvent event, long momentNs) {
        nowNs = momentNs;
        runningNs = clock.advance(momentNs);
        if (state == State.DONE) {
            return List.of();
        }
        take(event);
        if (state != State.DONE && runningNs - deadlineNs >= 0) {
            late();
        }
        return taken();
    }

    public final State state() {
        return state;
    }

    public final boolean isDone() {
        return state == State.DONE;
    }

    /** How it ended, so far. */
    public final Ending ending() {
        return ending;
    }

    /** The counts; null on a server before there is a plan. */
    public final Tally tally() {
        return tally;
    }

    /** Where the rows of its connections go. */
    public final RowLedger rows() {
        return rows;
    }

    /** What a reader of the figures should know, a sentence each. */
    public final List<String> warnings() {
        return pausedNs() == 0
                ? List.of()
                : List.of("this launcher stood still for " + Math.round(pausedNs() * 10.0 / SECOND_NS) / 10.0
                        + " s of the run");
    }

    /** How long this launcher has been standing still since go, in nanoseconds; 0 if for less than a second. */
    public final long pausedNs() {
        return pausedAtGoNs == null ? 0 : clock.pausedNs() - pausedAtGoNs;
    }

    abstract void begin();

    abstract void take(SessionEvent event);

    /** The state's deadline has passed. */
    abstract void late();

    final void act(Action action) {
        actions.add(action);
    }

    final void enter(State next, long patienceNs) {
        state = next;
        deadlineNs = runningNs + patienceNs;
    }

    /** Waits no longer than this from now on. */
    final void shorten(long patienceNs) {
        deadlineNs = Math.min(deadlineNs, runningNs + patienceNs);
    }

    /** How long it waits yet. */
    final long leftNs() {
        return Math.max(0, deadlineNs - runningNs);
    }

    /** It is about this. */
    final void agree(RunSpec spec) {
        plan = spec;
    }

    /** That token names it. */
    final void name(int token) {
        run = token;
    }

    /** From now on what is said counts. */
    final void count() {
        tally = new Tally(plan);
    }

    final void measure() {
        pausedAtGoNs = clock.pausedNs();
        act(new Action.BeginMeasuring());
    }

    /** The first reason stays. */
    final void ended(Ending how) {
        ending = ending instanceof Ending.Normal ? how : ending;
    }

    /** It cannot begin, which has that exit status. */
    final void fail(int status, String sentence) {
        failure = status;
        ended(new Ending.Failed(sentence));
        over();
    }

    /** Nothing more is to be expected. */
    abstract void over();

    final void finish() {
        state = State.DONE;
    }

    /** This moment of the monotonic clock. */
    final long nowNs() {
        return nowNs;
    }

    /** Running time since the beginning. */
    final long runningNs() {
        return runningNs;
    }

    final Collection<Member> members() {
        return members.values();
    }

    final Member member(WorkerKey key) {
        return members.get(key);
    }

    final Member join(WorkerKey key) {
        return members.computeIfAbsent(key, _ -> new Member(key, runningNs));
    }

    final void leave(WorkerKey key) {
        members.remove(key);
    }

    final boolean all(Predicate<Member> what) {
        return members.values().stream().allMatch(what);
    }

    /** Tells it something, unless it has ended. */
    final void tell(Member worker, Command command) {
        if (!worker.ended) {
            act(new Action.TellWorker(worker.key, command));
        }
    }

    /** Tells those that still take part something. */
    final void tellAll(Predicate<Member> whom, Command command) {
        members.values().stream().filter(whom).forEach(worker -> tell(worker, command));
    }

    /** It has ended: how, in a sentence; the first who says so is told, others null. */
    final String endOf(SessionEvent.WorkerEnded end) {
        Member worker = members.get(end.worker());
        if (worker == null || worker.ended) {
            return null;
        }
        worker.ended = true;
        return worker.failure == null ? end.how() : worker.failure.text();
    }

    /** It has not reported in time, and nobody waits for it any longer; how that is told. */
    final String giveUp(Member worker, long waitedNs) {
        String how = "did not report within " + waitedNs / SECOND_NS + " s";
        worker.ended = true;
        tally.lost(worker.key, how, List.of());
        return how;
    }

    /** Who has not done that, for a person. */
    final String names(Predicate<Member> who) {
        return members.values().stream().filter(who).map(Member::name).collect(Collectors.joining(", "));
    }

    /** What a worker said that concerns the counts and nothing else. */
    final void count(Member worker, Message message) {
        worker.heardNs = runningNs;
        switch (message) {
            case Message.Ready m -> {
                worker.ready = m;
                tally.ready(worker.key, m);
            }
            case Message.Interval m when isOurs(m.run()) -> {
                tally.interval(worker.key, m);
                tally.lag(nowNs - m.toNs());
            }
            case Message.Finished m when isOurs(m.report().run()) -> {
                worker.finished = true;
                tally.finished(worker.key, m.report());
            }
            case Message.Established m when isOurs(m.run()) -> {
                worker.established = true;
                tally.opened(m);
            }
            case Message.Prepared m when isOurs(m.run()) -> worker.prepared = true;
            case Message.Dump m when isOurs(m.run()) -> tally.dumps().add(worker.key.number(), m.dump());
            case Message.Rows m when isOurs(m.run()) -> rows.add(worker.key, m);
            case Message.Notice m -> tally.notice(worker.key, m.text());
            case Message.Failed m -> {
                worker.failure = m;
                tally.failed(worker.key, m);
            }
            default -> {
                // another run's, or that it ends after all runs
            }
        }
    }

    final boolean isOurs(int token) {
        return run() != null && run() == token;
    }

    final List<Action> taken() {
        List<Action> all = List.copyOf(actions);
        actions.clear();
        return all;
    }
}
