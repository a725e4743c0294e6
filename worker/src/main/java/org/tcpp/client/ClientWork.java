package org.tcpp.client;

import java.nio.ByteBuffer;
import java.util.function.Function;
import org.tcpp.chaos.Troupe;
import org.tcpp.flow.Environment;
import org.tcpp.flow.FlowListener;
import org.tcpp.flow.FlowMachine;
import org.tcpp.flow.FlowRun;
import org.tcpp.flow.Flows;
import org.tcpp.flow.RunRows;
import org.tcpp.loop.Work;
import org.tcpp.message.Command;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Load;
import org.tcpp.message.Message;
import org.tcpp.message.Phase;
import org.tcpp.message.Role;
import org.tcpp.sample.RunCounts;

/** A client: makes the connections of one run after the other, as the launcher prepares them. One thread. */
public final class ClientWork implements Work, FlowListener {

    /** Room for so many connections is made at once; for more as they come. */
    private static final int ROOM = 1 << 10;
    /** The last of a wait for a moment is turned through, since a poll may end late by as much. */
    private static final long SPUN_NS = 1_000_000;

    private final Environment environment;
    private final FlowMachine machine;
    private final Targets targets;
    private final Function<Load, RunCounts> newCounts;
    /** Null between runs. */
    private FlowRun run;
    private Dialer dialer;
    /** Null unless connections are to be opened first. */
    private Hold hold;
    private boolean going;
    /** The moment at which the run is to begin, or null where it has begun or nobody has said go. */
    private Long dueNs;
    private boolean stopped;

    /**
     * A client without a run.
     *
     * @param environment what it runs in
     * @param bufferBytes most bytes in one call
     * @param targets where connections go to and come from
     * @param newCounts makes what a run is counted in
     */
    public ClientWork(Environment environment, int bufferBytes, Targets targets,
            Function<Load, RunCounts> newCounts) {
        this.environment = environment;
        this.targets = targets;
        this.newCounts = newCounts;
        machine = new FlowMachine(environment, bufferBytes, new Flows(ROOM), this);
    }

    @Override
    public FlowMachine machine() {
        return machine;
    }

    @Override
    public void command(Command command, long nowNs) {
        switch (command) {
            case Command.Prepare prepare -> prepare(prepare.load());
            case Command.Go go when isOurs(go.run()) -> go(go.epochNs(), nowNs);
            case Command.Transfer transfer when isOurs(transfer.run()) && hold != null -> hold.release();
            case Command.Cancel cancel when isOurs(cancel.run()) -> cancel(cancel.cause());
            case Command.Stop _ -> {
                stopped = true;
                cancel(FailureCause.INTERRUPTED);
            }
            default -> {
                // Of a run that has just ended, or none of a client's business.
            }
        }
    }

    @Override
    public boolean doDue(long nowNs) {
        if (dueNs != null && nowNs - dueNs >= 0) {
            begin(nowNs);
        }
        if (going) {
            doDueOfRun(nowNs);
        }
        return !stopped || run != null;
    }

    @Override
    public void beginDue(long nowNs) {
        if (going) {
            dialer.startDue(nowNs);
        }
    }

    @Override
    public boolean accept(int handle) {
        return false;
    }

    @Override
    public int sharers() {
        if (run == null) {
            return 0;
        }
        return dialer.sharers();
    }

    @Override
    public long waitNs(long nowNs) {
        if (!going) {
            return dueNs == null ? Long.MAX_VALUE : Math.max(0, dueNs - nowNs - SPUN_NS);
        }
        return hold != null && hold.isReleasing() ? 0 : dialer.waitNs(hold, nowNs);
    }

    @Override
    public void onEstablished(int handle, long nowNs) {
        dialer.onEstablished(handle, nowNs);
    }

    @Override
    public void onCompleted(int handle, long nowNs) {
        dialer.onCompleted(handle, nowNs);
    }

    @Override
    public void onFailed(int handle, Phase phase, FailureCause cause, long startedNs, long nowNs) {
        dialer.onFailed(phase, cause, startedNs, nowNs);
        if (hold != null && phase == Phase.CONNECT) {
            hold.onConnectFailed();
        }
    }

    @Override
    public boolean hasPlace() {
        return true;
    }

    @Override
    public void stopAccepting(long ns) {
        throw new IllegalStateException("a client accepts nothing");
    }

    @Override
    public boolean mayLearnOfRuns() {
        return false;
    }

    @Override
    public FailureCause admit(int handle, ByteBuffer opening, int at) {
        throw new IllegalStateException("a client accepts nothing");
    }

    private boolean isOurs(int token) {
        return run != null && run.load().run() == token;
    }

    private void prepare(Load load) {
        if (run != null) {
            throw new IllegalStateException("run " + load.run() + " is prepared while another is under way");
        }
        RunCounts counts = newCounts.apply(load);
        RunRows rows = RunRows.of(Role.CLIENT, counts, load.share().rows(), environment);
        run = new FlowRun(Role.CLIENT, load, counts, load.times().timeoutNs(),
                environment.verifier().begin(load, Role.CLIENT), rows,
                Troupe.of(load, Role.CLIENT, environment.worker()));
        dialer = new Dialer(environment, machine, run, targets, this);
        hold = load.connectFirst() ? new Hold(machine, run) : null;
        environment.samplers().watch(counts, load.times().intervalNs(), true, rows == null ? null : rows::tell);
        environment.told().accept(new Message.Prepared(load.run()));
    }

    /** An epoch that is still to come is one that other hosts begin at, too. */
    private void go(long epochNs, long nowNs) {
        dueNs = epochNs;
        if (nowNs - epochNs >= 0) {
            begin(nowNs);
        }
    }

    private void begin(long nowNs) {
        environment.samplers().start(run.counts(), dueNs, nowNs);
        dialer.begin(dueNs);
        dueNs = null;
        going = true;
    }

    private void cancel(FailureCause cause) {
        if (run == null) {
            return;
        }
        dialer.stop();
        if (hold != null) {
            hold.release();
        }
        machine.abandon(run, cause);
        if (cause == FailureCause.CONTROL_LOST) {
            run.cast().otherEndLost(environment.clock().nowNs());
        }
        if (!going) {
            finish(environment.clock().nowNs());
        }
    }

    private void doDueOfRun(long nowNs) {
        if (hold != null) {
            hold.step();
            if (hold.isComplete(dialer.mayStart(hold, nowNs))) {
                environment.told().accept(new Message.Established(run.load().run(), run.counts().underWay(), nowNs));
            }
        }
        dialer.startSome(hold);
        boolean more = machine.underWay() > 0 || dialer.mayStart(hold, nowNs) || hold != null && hold.isWaiting();
        if (!more) {
            finish(environment.clock().nowNs());
        }
    }

    private void finish(long nowNs) {
        if (going) {
            dialer.end(nowNs);
        }
        environment.samplers().tellLast(run.counts(), nowNs);
        run.finish(environment.told());
        run = null;
        dialer = null;
        hold = null;
        dueNs = null;
        going = false;
    }
}
