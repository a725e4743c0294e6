package org.tcpp.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.tcpp.message.Closing;
import org.tcpp.message.Command;
import org.tcpp.message.Load;
import org.tcpp.message.Message;
import org.tcpp.message.Report;
import org.tcpp.sample.RunCounts;
import org.tcpp.sample.Sampler;

/** The runs that a server worker serves: that of all classic connections, and the controlled ones. One thread. */
final class Runs {

    /** How often to look whether a released run is over. */
    private static final long LOOK_NS = 10_000_000;

    private final ServedRun classic;
    private final List<ServedRun> controlled = new ArrayList<>();
    private final IntFunction<RunCounts> newCounts;
    private final Sampler sampler;
    private final Consumer<Message> told;
    private int released;

    Runs(IntFunction<RunCounts> newCounts, Sampler sampler, Consumer<Message> told) {
        this.newCounts = newCounts;
        this.sampler = sampler;
        this.told = told;
        classic = new ServedRun(newCounts.apply(Report.CLASSIC), null, Closing.CLIENT);
        sampler.watch(classic.counts, false);
    }

    ServedRun classic() {
        return classic;
    }

    /** The run with this token, or null. */
    ServedRun controlled(int token) {
        for (int i = 0; i < controlled.size(); i++) {
            if (controlled.get(i).counts.run() == token) {
                return controlled.get(i);
            }
        }
        return null;
    }

    void prepare(Load load) {
        ServedRun run = new ServedRun(newCounts.apply(load.run()), load.sizes(), load.closing());
        controlled.add(run);
        sampler.watch(run.counts, false);
        told.accept(new Message.Prepared(load.run()));
    }

    void release(Command.Release release, long nowNs) {
        ServedRun run = controlled(release.run());
        if (run != null) {
            run.release(release.connections(), nowNs);
            released++;
        }
    }

    /** True if connections of some run are under way. */
    boolean anyUnderWay() {
        return classic.counts.underWay() > 0 || controlled.stream().anyMatch(run -> run.counts.underWay() > 0);
    }

    /** A released run that is over now, or null. It is still among the runs. */
    ServedRun over(long nowNs) {
        for (int i = 0; released > 0 && i < controlled.size(); i++) {
            if (controlled.get(i).isOver(nowNs)) {
                return controlled.get(i);
            }
        }
        return null;
    }

    /** Reports a run whose last connection has ended, and serves it no more. */
    void finish(ServedRun run, long nowNs) {
        sampler.tellLast(run.counts, nowNs);
        controlled.remove(run);
        released = (int) controlled.stream().filter(ServedRun::isReleased).count();
        told.accept(new Message.Finished(run.counts.report()));
    }

    /** Reports all of them. */
    void finishAll(long nowNs) {
        for (ServedRun run : List.copyOf(controlled)) {
            finish(run, nowNs);
        }
        finish(classic, nowNs);
    }

    /** How long the loop may wait because of released runs. */
    long waitNs() {
        return released > 0 ? LOOK_NS : Long.MAX_VALUE;
    }
}
