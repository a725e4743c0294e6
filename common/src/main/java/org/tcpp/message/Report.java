package org.tcpp.message;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All that one worker knows of one run. Times are nanoseconds on the host's monotonic clock, which the workers and the
 * launcher of one host share; -1 stands for a moment that never came.
 *
 * @param run the run's token, or {@link #CLASSIC}: on a server, all classic connections together
 * @param requested connections the worker was asked for; -1 where there is no such number
 * @param totals exact counts
 * @param moments when it began and ended
 * @param ends how its connections ended
 * @param fairness over completed connections
 * @param retries what was put off
 * @param histograms name to HdrHistogram in its compressed V2 encoding, base64; names carry their unit
 */
public record Report(int run, long requested, Counters totals, Moments moments, Ends ends, Fairness fairness,
        Retries retries, Map<String, String> histograms) {

    /**
     * Moments of a run; -1 for one that never came.
     *
     * @param firstNs first connection attempt (client) or first accepted connection (server)
     * @param lastNs last byte, or last end of a connection if no byte came
     * @param fullFromNs first moment at which as many connections were under way as allowed or asked for, or at which
     *            the loop could open no more than ended meanwhile
     * @param fullToNs last such moment
     */
    public record Moments(long firstNs, long lastNs, long fullFromNs, long fullToNs) {

        /** None of them came. */
        public static final Moments NONE = new Moments(-1, -1, -1, -1);
    }

    /**
     * How connections ended.
     *
     * @param failures those that failed, by phase and cause
     * @param completed which completed; null where connections have no index (classic ones)
     * @param integrity what became of their bytes; null where nobody checked them
     * @param conduct how those ended that behaved strangely, by behaviour
     */
    public record Ends(List<Failures> failures, IndexSet completed, Integrity integrity, List<Conduct> conduct) {

        /** All of which behaved. */
        public Ends(List<Failures> failures, IndexSet completed, Integrity integrity) {
            this(failures, completed, integrity, List.of());
        }

        /** Whose bytes nobody checked. */
        public Ends(List<Failures> failures, IndexSet completed) {
            this(failures, completed, null);
        }

        /** None ended. */
        public static final Ends NONE = new Ends(List.of(), null);

        /** Keeps the lists as they are now. */
        public Ends {
            failures = List.copyOf(failures);
            conduct = List.copyOf(conduct);
        }
    }

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

    /** Histogram: from the first byte of a question to the last of its answer, microseconds. */
    public static final String ROUND = "round_microseconds";

    /** Histogram: the same in nanoseconds, for the shortest rounds last a few microseconds. */
    public static final String ROUND_NS = "round_nanoseconds";

    /** Histograms: {@link #ROUND} for answers of a size bucket; its label and that one's unit follow. */
    public static final String ROUND_OF_SIZE = "round_of_";

    /** Histogram: from the poll that brought an event until it was served, microseconds. */
    public static final String LOOP_LAG = "loop_lag_microseconds";

    /** Histogram: what completed connections carried, in thousandths of their fair share ({@link Fairness}). */
    public static final String SHARE = "share_permille";

    /** Histogram: sizes that were drawn from a mix, bytes. */
    public static final String SIZES = "size_bytes";

    /** Histogram: from the planned moment of a connection to its first attempt, microseconds. */
    public static final String LAG = "lag_microseconds";

    /** Histogram: from the planned moment to established, microseconds. */
    public static final String SETUP = "setup_microseconds";

    /** Histogram: from the planned moment to the other end's confirmation, microseconds. */
    public static final String RESPONSE = "response_microseconds";

    /** Histogram: how late connections began for which there was no place before, microseconds. */
    public static final String BLOCKED_BY_LIMIT = "blocked_by_limit_microseconds";

    /** Histogram: the same for want of ports, descriptors or kernel memory. */
    public static final String BLOCKED_BY_HOST = "blocked_by_host_microseconds";

    /** Histogram: how late those were at the end that were never begun, microseconds. */
    public static final String NEVER_BEGUN = "never_begun_microseconds";

    /** Histogram: send buffers that the sender lowered since the path is short, bytes. */
    public static final String LOWERED_SEND_BUFFER = "lowered_send_buffer_bytes";

    /** Histograms whose names begin so come from TCP_INFO at a connection's end. */
    public static final String TCP_INFO = "tcp_";

    public Report {
        histograms = Map.copyOf(histograms);
    }

    /** First connection attempt or accepted connection, or -1. */
    public long firstNs() {
        return moments.firstNs;
    }

    /** Last byte, or last end of a connection if no byte came, or -1. */
    public long lastNs() {
        return moments.lastNs;
    }

    /** First moment with as many connections under way as allowed, or -1. */
    public long fullFromNs() {
        return moments.fullFromNs;
    }

    /** Last such moment, or -1. */
    public long fullToNs() {
        return moments.fullToNs;
    }

    /** The same, with how those ended that behaved strangely, and more histograms. */
    public Report with(List<Conduct> conduct, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(histograms);
        all.putAll(more);
        return new Report(run, requested, totals, moments,
                new Ends(ends.failures, ends.completed, ends.integrity, conduct), fairness, retries, all);
    }

    /** Connections that failed, by phase and cause. */
    public List<Failures> failures() {
        return ends.failures;
    }

    Fields toFields() {
        Fields encoded = new Fields();
        histograms.forEach(encoded::put);
        return new Fields().put("run", run)
                .put("requested", requested)
                .put("totals", totals.toFields())
                .put("first_ns", moments.firstNs)
                .put("last_ns", moments.lastNs)
                .put("full_from_ns", moments.fullFromNs)
                .put("full_to_ns", moments.fullToNs)
                .put("failures", ends.failures.stream().map(Failures::toFields).toList())
                .put("completed", ends.completed == null ? null : ends.completed.toFields())
                .put("integrity", ends.integrity == null ? null : ends.integrity.toFields())
                .put("conduct", ends.conduct.isEmpty()
                        ? null
                        : ends.conduct.stream().map(Conduct::toFields).toList())
                .put("fairness", fairness.toFields())
                .put("retries", retries.toFields())
                .put("histograms", encoded);
    }

    static Report from(Fields in) {
        int run = in.number("run");
        Moments moments = new Moments(in.whole("first_ns"), in.whole("last_ns"), in.whole("full_from_ns"),
                in.whole("full_to_ns"));
        Ends ends = new Ends(in.list("failures", Failures::from), in.fieldsOrNull("completed", IndexSet::from),
                in.fieldsOrNull("integrity", Integrity::from), in.list("conduct", Conduct::from));
        return new Report(run, in.whole("requested"), Counters.from(in.fields("totals")), moments, ends,
                Fairness.from(in.fields("fairness")), Retries.from(in.fields("retries")),
                in.fields("histograms").texts());
    }
}
