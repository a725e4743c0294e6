package org.tcpp.client;

import org.tcpp.flow.Causes;
import org.tcpp.flow.Environment;
import org.tcpp.flow.FlowListener;
import org.tcpp.flow.FlowMachine;
import org.tcpp.flow.FlowRun;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Load;
import org.tcpp.message.Phase;
import org.tcpp.net.Net;
import org.tcpp.net.NetCode;
import org.tcpp.sample.RunCounts;
import org.tcpp.time.Backoff;
import org.tcpp.time.Clock;
import org.tcpp.time.Pauses;

/**
 * Starts the connections of one run: as many at a time as it may, until it has started all it shall. What the host
 * lacks for the moment (ports, descriptors, memory) is waited for and no failure; what fails at once is a failure, and
 * holds the next one back, so that a fault that passes does not cost a whole run. Where there is a schedule, each has
 * its moment, and failures hold nothing back. One thread.
 */
final class Dialer {

    /** New connections in one turn, so that those under way are not kept waiting. */
    private static final int STARTS_A_TURN = 64;
    /** New connections between two steps of a turn: more than one, so that what is late catches up. */
    private static final int STARTS_A_STEP = 4;
    /** A failure within this time after its attempt holds the next one back; a refusal always, however far it came. */
    private static final long INSTANT_NS = 100_000_000;
    /** Where nobody has ever answered, and everything fails at once, the rest is given up after this. */
    private static final long HOPELESS_NS = 3_000_000_000L;
    /** A port in TIME_WAIT is free again after 60 s (Linux, TCP_TIMEWAIT_LEN), so want of one may last so long. */
    private static final long SHORTAGE_NS = 75_000_000_000L;

    private final Net net;
    private final Clock clock;
    private final Pauses pauses;
    private final FlowMachine machine;
    private final FlowRun run;
    private final Targets targets;
    private final FlowListener listener;
    /** Null where each is started as soon as there is a place for it. */
    private final OpenLoop schedule;
    private final Backoff shortage = new Backoff();
    private final Backoff failure = new Backoff();
    private Phase failedIn;
    /** The first attempt, in running time, as all that is waited for. */
    private long firstNs;
    private int nextLocal;
    private int underWayBefore = -1;
    private boolean stopped;

    Dialer(Environment environment, FlowMachine machine, FlowRun run, Targets targets,
            FlowListener listener) {
        net = environment.net();
        clock = environment.clock();
        pauses = environment.pauses();
        this.machine = machine;
        this.run = run;
        this.targets = targets;
        this.listener = listener;
        schedule = run.load().times().arrivals().isOpen() ? new OpenLoop(run) : null;
    }

    /** The run begins at that moment. */
    void begin(long beginNs) {
        if (schedule != null) {
            schedule.begin(beginNs);
        }
    }

    /** The run is over. */
    void end(long nowNs) {
        if (schedule != null) {
            schedule.end(run.counts().started(), nowNs);
        }
    }

    /** Connections that share a turn while new ones begin. */
    int sharers() {
        Load.Share share = run.load().share();
        return schedule != null
                ? Math.min(share.atOnce(), machine.underWay() + STARTS_A_TURN)
                : share.connections() < 0 ? share.atOnce() : (int) Math.min(share.connections(), share.atOnce());
    }

    /** Starts nothing more. */
    void stop() {
        stopped = true;
    }

    /** A connection of the run was established. */
    void onEstablished(int handle, long nowNs) {
        if (schedule != null) {
            schedule.onEstablished(handle, nowNs);
        }
        if (failedIn == Phase.CONNECT) {
            failure.onSuccess(nowNs);
        }
    }

    /** One completed. */
    void onCompleted(int handle, long nowNs) {
        if (schedule != null) {
            schedule.onCompleted(handle, nowNs);
        }
        failure.onSuccess(nowNs);
    }

    /** One failed. */
    void onFailed(Phase phase, FailureCause cause, long startedNs, long nowNs) {
        boolean nobodyThere = cause == FailureCause.REFUSED || cause == FailureCause.UNREACHABLE;
        if (nobodyThere || cause != FailureCause.INTERRUPTED && nowNs - startedNs < INSTANT_NS) {
            failedIn = phase;
            failure.onFailure(startedNs, nowNs);
        }
    }

    /** Starts what may be started in this turn; {@code hold} is null unless connections are to be opened first. */
    void startSome(Hold hold) {
        startSome(hold, STARTS_A_TURN, clock.nowNs());
    }

    /** Starts those whose moment has come: few, so that those under way have their turns as well. */
    void startDue(long nowNs) {
        if (schedule != null && schedule.waitNs(nowNs) == 0) {
            startSome(null, STARTS_A_STEP, nowNs);
        }
    }

    private void startSome(Hold hold, int most, long atNs) {
        long nowNs = atNs;
        Load.Share share = run.load().share();
        int started = 0;
        while (started < most && machine.underWay() < share.atOnce() && mayStart(hold, nowNs)
                && !isHeldBack(nowNs) && isDue(nowNs) && start(hold, nowNs)) {
            started++;
            nowNs = clock.nowNs();
        }
        if (schedule != null) {
            onScheduled(started, nowNs);
            return;
        }
        // short connections may end as fast as a turn can open them: then the loop is the limit, and that is steady too
        int underWay = machine.underWay();
        if (underWay == share.atOnce() || underWay == share.connections()
                || started == most && underWay <= underWayBefore) {
            run.counts().full(nowNs);
        }
        underWayBefore = underWay;
    }

    /** Where there is a schedule, keeping it is what the run asks for, however many are under way. */
    private void onScheduled(int started, long nowNs) {
        boolean full = machine.underWay() >= run.load().share().atOnce();
        if (full || shortage.holds(pauses.runningNs(nowNs))) {
            schedule.holdUp(!full, nowNs);
        }
        if (started > 0) {
            run.counts().full(nowNs);
        }
    }

    private boolean isDue(long nowNs) {
        return schedule == null || schedule.waitNs(nowNs) == 0;
    }

    /** True if another connection is still to be started, now or later. */
    boolean mayStart(Hold hold, long nowNs) {
        RunCounts counts = run.counts();
        Load load = run.load();
        return !stopped && !isHopeless(nowNs) && (hold == null || hold.mayStart())
                && (load.share().connections() < 0 || counts.started() < load.share().connections())
                && (schedule != null
                        ? schedule.mayStart(nowNs)
                        : load.times().durationNs() == 0 || counts.started() == 0
                                || nowNs - counts.firstNs() < load.times().durationNs());
    }

    /** How long until the next connection may be started; 0: now. */
    long waitNs(Hold hold, long nowNs) {
        return machine.underWay() >= run.load().share().atOnce() || !mayStart(hold, nowNs)
                ? Long.MAX_VALUE
                : Math.max(shortage.waitNs(pauses.runningNs(nowNs)),
                        schedule != null ? schedule.waitNs(nowNs) : failure.waitNs(nowNs));
    }

    private boolean isHeldBack(long nowNs) {
        return shortage.holds(pauses.runningNs(nowNs)) || schedule == null && failure.holds(nowNs);
    }

    /** Nobody has ever answered: the rest is better not attempted. */
    private boolean isHopeless(long nowNs) {
        RunCounts counts = run.counts();
        if (counts.established() > 0 || counts.started() == 0) {
            return false;
        }
        long timeoutNs = run.load().times().timeoutNs();
        long triedNs = pauses.runningNs(nowNs) - firstNs;
        return machine.underWay() == 0 && triedNs >= HOPELESS_NS || timeoutNs > 0 && triedNs >= timeoutNs;
    }

    /** Starts the next connection; false if the host lacks something for it now. */
    private boolean start(Hold hold, long nowNs) {
        RunCounts counts = run.counts();
        long index = run.load().share().index(counts.started());
        int local = targets.firstLocal() < 0 ? -1 : targets.firstLocal() + nextLocal;
        nextLocal = nextLocal + 1 == targets.localCount() ? 0 : nextLocal + 1;
        failure.onTry(nowNs);
        int handle = net.connect(targets.remote(), local, run.cast().beforeConnect(index));
        if (NetCode.isShortage(handle) && mayPass(hold, nowNs)) {
            countShortage(handle);
            shortage.onFailure(pauses.runningNs(nowNs), pauses.runningNs(nowNs));
            return false;
        }
        counts.shortages().waited(shortage.onSuccess(pauses.runningNs(nowNs)));
        if (counts.started() == 0) {
            firstNs = pauses.runningNs(nowNs);
        }
        counts.started(nowNs);
        if (schedule != null) {
            schedule.attempt(nowNs);
        }
        if (handle < 0) {
            FailureCause cause = Causes.of(handle);
            counts.failed(Phase.CONNECT, cause, -1, index, 0, nowNs, net.lastError());
            if (run.rows() != null) {
                run.rows().neverOpened(index, cause, nowNs);
            }
            listener.onFailed(-1, Phase.CONNECT, cause, nowNs, nowNs);
            return true;
        }
        if (schedule != null) {
            schedule.opened(handle);
        }
        machine.connect(handle, run, index, nowNs);
        return true;
    }

    /** What the host lacks may come back: in time, or when those under way end, which may have it. */
    private boolean mayPass(Hold hold, long nowNs) {
        long patienceNs = Math.max(SHORTAGE_NS, run.load().times().timeoutNs());
        return shortage.heldNs(pauses.runningNs(nowNs)) < patienceNs || hold == null && machine.underWay() > 0;
    }

    private void countShortage(int code) {
        switch (code) {
            case NetCode.NO_PORTS -> run.counts().shortages().ofPort();
            case NetCode.NO_DESCRIPTORS -> run.counts().shortages().ofDescriptor();
            default -> run.counts().shortages().ofBuffer();
        }
    }
}
