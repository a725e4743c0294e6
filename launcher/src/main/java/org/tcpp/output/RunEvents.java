package org.tcpp.output;

import java.util.List;
import java.util.function.Supplier;
import org.tcpp.estimate.Busy;
import org.tcpp.estimate.Dumps;
import org.tcpp.estimate.News;
import org.tcpp.estimate.Tally;
import org.tcpp.message.Exchange;
import org.tcpp.result.HostSampleView;
import org.tcpp.result.Result;
import org.tcpp.result.Start;

/**
 * One run for those who follow it: a start, intervals, an end, whatever becomes of the run; nothing where nobody does.
 * One thread.
 */
public final class RunEvents {

    private final List<RunFollower> followers;
    private final Tally tally;
    private final RowSpool rows;
    private String run;
    private boolean ended;

    /** Without rows. */
    RunEvents(List<RunFollower> followers, Tally tally) {
        this(followers, tally, null);
    }

    /** Of the run that {@code tally} adds up; {@code rows} is null where nobody wants them. */
    RunEvents(List<RunFollower> followers, Tally tally, RowSpool rows) {
        this.followers = List.copyOf(followers);
        this.tally = tally;
        this.rows = rows;
        if (!followers.isEmpty()) {
            tally.follow();
        }
    }

    /** The run begins. */
    public void begin(Start start) {
        if (run == null) {
            run = start.run().id();
            followers.forEach(follower -> follower.begin(start, exchange()));
        }
    }

    /** Tells what has become known since; often, for it is kept until then. */
    public void step() {
        if (!followers.isEmpty() && run != null) {
            tell(tally.news());
        }
    }

    /** The same for a run that begins when there is something to tell of it. */
    public void step(Supplier<Start> start) {
        if (!followers.isEmpty()) {
            News news = tally.news();
            if (!news.intervals().isEmpty()) {
                begin(start.get());
            }
            tell(news);
        }
    }

    /** Tells what a host has counted since, whose role that is. */
    public void step(String role, List<HostSampleView> samples) {
        if (run != null) {
            samples.forEach(sample -> followers.forEach(follower -> follower.host(run, role, sample)));
        }
    }

    /** What came around damages of the run. */
    Dumps dumps() {
        return tally.dumps();
    }

    /** The rows of its connections, or null. */
    RowSpool rows() {
        return rows;
    }

    /** True if those who follow have been told of its start. */
    public boolean hasBegun() {
        return run != null && !followers.isEmpty();
    }

    /** The run is over; a run that never began still has a start and an end. */
    void end(Result result) {
        if (followers.isEmpty() || ended) {
            return;
        }
        ended = true;
        begin(new Start(result.schema(), result.run(), result.plan()));
        tell(tally.lastNews());
        followers.forEach(follower -> follower.end(result));
    }

    private void tell(News news) {
        for (RunFollower follower : followers) {
            news.intervals().forEach(interval -> follower.interval(run, interval, exchange()));
            news.failures().forEach(failures -> follower.failures(run, failures, exchange()));
        }
        if (!news.intervals().isEmpty()) {
            List<Busy> workers = tally.busy();
            followers.forEach(follower -> follower.busy(run, workers));
        }
    }

    private Exchange exchange() {
        return tally.plan().exchange();
    }
}
