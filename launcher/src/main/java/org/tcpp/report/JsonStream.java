package org.tcpp.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.tcpp.estimate.Bucket;
import org.tcpp.estimate.FailureHistory;
import org.tcpp.message.Exchange;
import org.tcpp.result.FailureIntervalView;
import org.tcpp.result.HostSampleView;
import org.tcpp.result.IntervalView;
import org.tcpp.result.Result;
import org.tcpp.result.Start;

/**
 * The facts of runs as they come, one JSON object a line: {@code {"event":"start","run":"…","data":{…}}} with run and
 * plan, then rows of the result's tables, {@code interval}, {@code failure_interval} and {@code host_sample} with
 * the role of its host beside {@code run}, at last {@code end} with the whole result.
 * What belongs to one run has its id in {@code run}: a server has several at a time. ASCII. Pure.
 */
public final class JsonStream {

    private record Line(String event, String run, @JsonInclude(JsonInclude.Include.NON_NULL) String role, Object data) {

        Line(String event, String run, Object data) {
            this(event, run, null, data);
        }
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

    /** The line of connections that failed, without its end. */
    public static String failures(String run, FailureHistory.Row failures, Exchange exchange) {
        return JsonReport.line(new Line("failure_interval", run, FailureIntervalView.of(failures, exchange)));
    }

    /** The line of what a host counted, without its end. */
    public static String host(String run, String role, HostSampleView sample) {
        return JsonReport.line(new Line("host_sample", run, role, sample));
    }

    /** The last line, without its end. */
    public static String end(Result result) {
        return JsonReport.line(new Line("end", result.run().id(), result));
    }
}
