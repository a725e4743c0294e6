package org.tcpp.server;

import java.nio.ByteBuffer;
import java.util.function.Function;
import org.tcpp.flow.Environment;
import org.tcpp.flow.FlowListener;
import org.tcpp.flow.FlowMachine;
import org.tcpp.flow.Flows;
import org.tcpp.loop.Work;
import org.tcpp.message.Command;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Load;
import org.tcpp.message.Phase;
import org.tcpp.message.WorkerSpec;
import org.tcpp.sample.RunCounts;
import org.tcpp.wire.Opening;

/**
 * A server: serves classic connections and those of any number of controlled runs at once, each run counted apart. A
 * connection that is of no run, or breaks what was agreed, is closed with RST, and nothing else. Until its opening is
 * known, a connection counts as a classic one. One thread.
 */
public final class ServerWork implements Work, FlowListener {

    private static final int ROOM = 1 << 10;
    /** A worker takes the place of one that died before it has been told of the runs that are under way. */
    private static final long FRESH_NS = 2_000_000_000L;

    private final Environment environment;
    private final WorkerSpec.Service service;
    private final Flows flows = new Flows(ROOM);
    private final FlowMachine machine;
    private final ServedRuns runs;
    private final Acceptor acceptor;
    private final Notices notices;
    private final long beganNs;
    private boolean stopped;

    /**
     * A server whose socket listens.
     *
     * @param environment what it runs in
     * @param bufferBytes most bytes in one call
     * @param listener handle of the listening socket
     * @param service what it does for whom it does not know
     * @param newCounts makes what a run is counted in
     */
    public ServerWork(Environment environment, int bufferBytes, int listener, WorkerSpec.Service service,
            Function<Load, RunCounts> newCounts) {
        this.environment = environment;
        this.service = service;
        machine = new FlowMachine(environment, bufferBytes, flows, this);
        runs = new ServedRuns(environment, service, newCounts);
        acceptor = new Acceptor(environment, machine, runs, listener, service.atOnce());
        notices = new Notices(environment.told());
        beganNs = environment.clock().nowNs();
    }

    @Override
    public FlowMachine machine() {
        return machine;
    }

    @Override
    public void command(Command command, long nowNs) {
        switch (command) {
            case Command.Prepare prepare -> {
                acceptor.expect(prepare.load().exchange().chaos());
                runs.prepare(prepare.load());
                machine.serveUntold();
            }
            case Command.Go go when runs.named(go.run()) != null ->
                environment.samplers().start(runs.named(go.run()).counts(), go.epochNs(), nowNs);
            case Command.Release release when runs.named(release.run()) != null ->
                runs.release(runs.named(release.run()), release.connections(), nowNs);
            case Command.Cancel cancel when runs.named(cancel.run()) != null ->
                end(runs.named(cancel.run()), cancel.cause(), nowNs);
            case Command.Stop _ -> {
                stopped = true;
                machine.abandon(null, FailureCause.INTERRUPTED);
                runs.finishAll(nowNs);
            }
            default -> {
                // Of a run that has just ended, or none of a server's business.
            }
        }
    }

    @Override
    public boolean doDue(long nowNs) {
        for (ServedRun over = runs.over(nowNs); over != null; over = runs.over(nowNs)) {
            end(over, FailureCause.INTERRUPTED, nowNs);
        }
        acceptor.doDue(nowNs);
        return !stopped;
    }

    @Override
    public void beginDue(long nowNs) {
        // Others begin what a server serves.
    }

    @Override
    public boolean accept(int handle) {
        if (!acceptor.isListener(handle)) {
            return false;
        }
        acceptor.accept();
        return true;
    }

    @Override
    public int sharers() {
        return machine.underWay();
    }

    @Override
    public long waitNs(long nowNs) {
        return Math.min(acceptor.waitNs(nowNs), runs.waitNs());
    }

    @Override
    public void onEstablished(int handle, long nowNs) {
        // A server learns of a connection when it is established already.
    }

    @Override
    public void onCompleted(int handle, long nowNs) {
        // Counted by its run.
    }

    @Override
    public void onFailed(int handle, Phase phase, FailureCause cause, long startedNs, long nowNs) {
        if (cause != FailureCause.INTERRUPTED && !notices.isFull() && !isAbortByPlan(phase, cause)) {
            notices.say(cause, environment.net().remote(handle));
        }
    }

    /** Whoever leaves before a word may be one that misbehaves. */
    private boolean isAbortByPlan(Phase phase, FailureCause cause) {
        return phase == Phase.OPENING && (cause == FailureCause.PREMATURE_END || cause == FailureCause.RESET)
                && runs.leaveSilently();
    }

    @Override
    public boolean hasPlace() {
        return acceptor.hasPlace();
    }

    @Override
    public void stopAccepting(long ns) {
        acceptor.stall(ns);
    }

    @Override
    public boolean mayLearnOfRuns() {
        return environment.pauses().runningNs(environment.clock().nowNs()) - beganNs < FRESH_NS;
    }

    @Override
    public FailureCause admit(int handle, ByteBuffer opening, int at) {
        int magic = Opening.magic(opening, at);
        if (magic == Opening.CLASSIC_MAGIC) {
            return admitClassic(handle, Opening.length(opening, at));
        } else if (magic != Opening.PREAMBLE_MAGIC) {
            return FailureCause.WRONG_MAGIC;
        }
        ServedRun run = runs.named(Opening.run(opening, at));
        if (run == null) {
            return FailureCause.UNKNOWN_RUN;
        }
        long index = run.index((int) Opening.connection(opening, at));
        long ordinal = run.load().share().ordinal(index);
        if (ordinal < 0 || !run.isNear(index)) {
            return FailureCause.UNKNOWN_CONNECTION;
        } else if (run.counts().hasCompleted(ordinal)) {
            return FailureCause.DUPLICATE;
        }
        run.onCame(index);
        flows.admit(handle, run, index);
        return null;
    }

    private FailureCause admitClassic(int handle, long length) {
        if (!service.classic()) {
            return FailureCause.NOT_ALLOWED;
        } else if (length < 0 || length > Long.MAX_VALUE - Opening.BYTES) {
            return FailureCause.IMPOSSIBLE_LENGTH;
        }
        flows.admitClassic(handle, runs.classic(), length + Opening.BYTES);
        return null;
    }

    private void end(ServedRun run, FailureCause cause, long nowNs) {
        machine.abandon(run, cause);
        if (cause == FailureCause.CONTROL_LOST) {
            run.cast().otherEndLost(nowNs);
        }
        runs.finish(run, nowNs);
    }
}
