package org.tcpp.output;

import java.util.List;
import java.util.function.Supplier;
import org.tcpp.estimate.Bucket;
import org.tcpp.estimate.Tally;
import org.tcpp.report.JsonStream;
import org.tcpp.result.Result;
import org.tcpp.result.Start;

/**
 * One run in the stream of events: a start, intervals, an end, whatever becomes of the run; nothing where nobody wants
 * a stream. One thread.
 */
public final class RunEvents {

    private final EventStream stream;
    private final Tally tally;
    private String run;
    private boolean ended;

    /** Of the run that {@code tally} adds up; {@code stream} is null where nobody wants one. */
    RunEvents(EventStream stream, Tally tally) {
        this.stream = stream;
        this.tally = tally;
        if (stream != null) {
            tally.follow();
        }
    }

    /** The run begins. */
    public void begin(Start start) {
        if (stream != null && run == null) {
            run = start.run().id();
            stream.line(JsonStream.start(start));
        }
    }

    /** Tells the intervals that have become known since; often, for they are kept until then. */
    public void step() {
        if (stream != null && run != null) {
            tell(tally.newIntervals());
        }
    }

    /** The same for a run that begins when there is something to tell of it. */
    public void step(Supplier<Start> start) {
        if (stream != null) {
            List<Bucket> intervals = tally.newIntervals();
            if (!intervals.isEmpty()) {
                begin(start.get());
            }
            tell(intervals);
        }
    }

    /** True if the stream has a start of it. */
    public boolean hasBegun() {
        return run != null;
    }

    /** The run is over; a run that never began still has a start and an end. */
    void end(Result result) {
        if (stream == null || ended) {
            return;
        }
        ended = true;
        begin(new Start(result.schema(), result.run(), result.plan()));
        tell(tally.lastIntervals());
        stream.line(JsonStream.end(result));
    }

    private void tell(List<Bucket> intervals) {
        intervals.forEach(interval -> stream.line(JsonStream.interval(run, interval, tally.plan().exchange())));
    }
}
