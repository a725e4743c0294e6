package org.tcpp.server;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.tcpp.chaos.Troupe;
import org.tcpp.flow.Environment;
import org.tcpp.flow.RunRows;
import org.tcpp.message.Closing;
import org.tcpp.message.Load;
import org.tcpp.message.Message;
import org.tcpp.message.Report;
import org.tcpp.message.Role;
import org.tcpp.message.WorkerSpec;
import org.tcpp.sample.RunCounts;
import org.tcpp.size.SizePlan;

/** The runs that a server worker serves: that of all classic connections, and the controlled ones. One thread. */
final class ServedRuns {

    /** How often to look whether a released run is over. */
    private static final long LOOK_NS = 10_000_000;

    private final Environment environment;
    private final WorkerSpec.Service service;
    private final Function<Load, RunCounts> newCounts;
    private final ServedRun classic;
    private final List<ServedRun> controlled = new ArrayList<>();
    private int released;

    ServedRuns(Environment environment, WorkerSpec.Service service, Function<Load, RunCounts> newCounts) {
        this.environment = environment;
        this.service = service;
        this.newCounts = newCounts;
        classic = begin(new Load(Report.CLASSIC, new Load.Share(Load.UNLIMITED, service.atOnce(), 0, 1),
                SizePlan.fixed(SizePlan.SMALLEST), Closing.CLIENT,
                new Load.Times(0, service.timeoutNs(), service.intervalNs()), false));
    }

    ServedRun classic() {
        return classic;
    }

    /** The controlled runs; not to be changed. */
    List<ServedRun> controlled() {
        return controlled;
    }

    /** The controlled run with this token, or null. */
    ServedRun named(int token) {
        for (int i = 0; i < controlled.size(); i++) {
            if (controlled.get(i).load().run() == token) {
                return controlled.get(i);
            }
        }
        return null;
    }

    void prepare(Load load) {
        controlled.add(begin(load));
        environment.told().accept(new Message.Prepared(load.run()));
    }

    void release(ServedRun run, long connections, long nowNs) {
        run.release(connections, environment.pauses().runningNs(nowNs));
        released++;
    }

    /** A released run that is over now, or null. It is still among the runs. */
    ServedRun over(long nowNs) {
        for (int i = 0; released > 0 && i < controlled.size(); i++) {
            if (controlled.get(i).isOver(environment.pauses().runningNs(nowNs))) {
                return controlled.get(i);
            }
        }
        return null;
    }

    /** Reports a run whose last connection has ended, and serves it no more. */
    void finish(ServedRun run, long nowNs) {
        environment.samplers().tellLast(run.counts(), nowNs);
        controlled.remove(run);
        released = 0;
        for (int i = 0; i < controlled.size(); i++) {
            released += controlled.get(i).isReleased() ? 1 : 0;
        }
        run.finish(environment.told());
    }

    /** Reports all of them. */
    void finishAll(long nowNs) {
        while (!controlled.isEmpty()) {
            finish(controlled.getFirst(), nowNs);
        }
        finish(classic, nowNs);
    }

    /** True if connections of some run may leave before a word, by plan. */
    boolean leaveSilently() {
        return controlled.stream().anyMatch(run -> run.load().exchange().chaos().leavesSilently());
    }

    /** How long the loop may wait because of released runs. */
    long waitNs() {
        return released > 0 ? LOOK_NS : Long.MAX_VALUE;
    }

    private ServedRun begin(Load load) {
        RunCounts counts = newCounts.apply(load);
        long nowNs = environment.clock().nowNs();
        RunRows rows = RunRows.of(Role.SERVER, counts, load.share().rows(), environment);
        environment.samplers().watch(counts, load.times().intervalNs(), false, rows == null ? null : rows::tell);
        environment.samplers().start(counts, nowNs, nowNs);
        return new ServedRun(load, counts, service.timeoutNs(), environment.verifier().begin(load, Role.SERVER), rows,
                Troupe.of(load, Role.SERVER, environment.worker()));
    }
}
