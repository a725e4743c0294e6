package org.tcpp.report;

import org.tcpp.estimate.Bucket;
import org.tcpp.message.Exchange;
import org.tcpp.result.IntervalView;
import org.tcpp.result.Result;
import org.tcpp.result.Start;

/**
 * The facts of runs as they come, one JSON object a line: {@code {"event":"start","run":"…","data":{…}}} with run and
 * plan, then {@code interval} with the fields of the result's intervals, at last {@code end} with the whole result.
 * What belongs to one run has its id in {@code run}: a server has several at a time. ASCII. Pure.
 */
public final class JsonStream {

    private record Line(String event, String run, Object data) {
    }

    private JsonStream() {}

    /** The first line, without its end. */
    public static String start(Start start) {
        return JsonReport.line(new Line("start", start.run().id(), start));
    }

    /** An interval's line, without its end. */
    public static String interval(String run, Bucket bucket, Exchange exchange) {
        return JsonReport.line(new Line("interval", run, IntervalView.of(bucket, exchange)));
    }

    /** The last line, without its end. */
    public static String end(Result result) {
        return JsonReport.line(new Line("end", result.run().id(), result));
    }
}
