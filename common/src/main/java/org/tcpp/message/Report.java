package org.tcpp.message;

import java.util.List;
import java.util.Map;

/**
 * All that one worker knows of one run. Times are nanoseconds on the host's monotonic clock, which the workers and the
 * launcher of one host share; -1 stands for a moment that never came.
 *
 * @param run the run's token, or {@link #CLASSIC}: on a server, all classic connections together
 * @param totals exact counts
 * @param requested connections the worker was asked for; -1 where there is no such number
 * @param firstNs first connection attempt (client) or first accepted connection (server)
 * @param lastNs last byte, or last end of a connection if no byte came
 * @param fullFromNs first moment at which as many connections were under way as allowed or asked for, or at which
 *            the loop could open no more than ended meanwhile
 * @param fullToNs last such moment
 * @param failures by phase and cause
 * @param fairness over completed connections
 * @param retries what was put off
 * @param histograms name to HdrHistogram in its compressed V2 encoding, base64; names carry their unit
 */
public record Report(int run, Counters totals, long requested, long firstNs, long lastNs, long fullFromNs,
        long fullToNs, List<Failures> failures, Fairness fairness, Retries retries, Map<String, String> histograms) {

    /** In place of a token: connections that opened with a classic header. */
    public static final int CLASSIC = 0;

    /** Histogram: from the first attempt to established, microseconds. */
    public static final String CONNECT = "connect_microseconds";

    /** Histogram: from the first attempt until the kernel took the first byte, microseconds. */
    public static final String FIRST_BYTE = "first_byte_microseconds";

    /** Histogram: from the first attempt to the other end's confirmation, microseconds. */
    public static final String COMPLETION = "flow_completion_microseconds";

    /** Histograms: the same for connections of a size bucket; its label and {@link #COMPLETION}'s unit follow. */
    public static final String COMPLETION_OF_SIZE = "flow_completion_of_";

    /** Histogram: sizes that were drawn from a mix, bytes. */
    public static final String SIZES = "size_bytes";

    /** Histograms whose names begin so come from TCP_INFO at a connection's end. */
    public static final String TCP_INFO = "tcp_";

    public Report {
        failures = List.copyOf(failures);
        histograms = Map.copyOf(histograms);
    }

    Fields toFields() {
        Fields encoded = new Fields();
        histograms.forEach(encoded::put);
        return new Fields().put("run", run)
                .put("totals", totals.toFields())
                .put("requested", requested)
                .put("first_ns", firstNs)
                .put("last_ns", lastNs)
                .put("full_from_ns", fullFromNs)
                .put("full_to_ns", fullToNs)
                .put("failures", failures.stream().map(Failures::toFields).toList())
                .put("fairness", fairness.toFields())
                .put("retries", retries.toFields())
                .put("histograms", encoded);
    }

    static Report from(Fields in) {
        return new Report(in.number("run"), Counters.from(in.fields("totals")), in.whole("requested"),
                in.whole("first_ns"), in.whole("last_ns"), in.whole("full_from_ns"), in.whole("full_to_ns"),
                in.list("failures", Failures::from), Fairness.from(in.fields("fairness")),
                Retries.from(in.fields("retries")), in.fields("histograms").texts());
    }
}
