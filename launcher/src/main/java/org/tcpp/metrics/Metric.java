package org.tcpp.metrics;

import java.util.List;
import java.util.Locale;

/** The one table of metrics. What is written, the manual's table and the check of the dashboard derive from it. */
public enum Metric {

    // @formatter:off: a table
    BUILD(Type.INFO, "tcpp_build", null, "This tcpp.", "version", "commit"),
    RUN(Type.INFO, "tcpp_run", null, "A run under way; the user's labels are label_KEY.", "run", "mode"),
    RUNS_STARTED(Type.COUNTER, "tcpp_runs_started", null, "Runs that have begun."),
    RUNS_ENDED(Type.COUNTER, "tcpp_runs_ended", null, "Runs that are over.", "verdict"),
    RUNS_UNDER_WAY(Type.GAUGE, "tcpp_runs_under_way", null, "Runs under way."),
    UNDER_WAY(Type.GAUGE, "tcpp_connections_under_way", null, "Connections under way.", "role"),
    STARTED(Type.COUNTER, "tcpp_connections_started", null, "Connections attempted or accepted.", "role"),
    ESTABLISHED(Type.COUNTER, "tcpp_connections_established", null, "Connections established.", "role"),
    COMPLETED(Type.COUNTER, "tcpp_connections_completed", null, "Connections completed.", "role"),
    FAILED(Type.COUNTER, "tcpp_connections_failed", null, "Connections failed.", "role"),
    FAILURES(Type.COUNTER, "tcpp_failures", null, "Connections failed, by kind.", "role", "phase", "cause"),
    SENT(Type.COUNTER, "tcpp_sent_bytes", "bytes", "Bytes that the kernel took.", "role"),
    RECEIVED(Type.COUNTER, "tcpp_received_bytes", "bytes", "Bytes that the kernel delivered.", "role"),
    ROUNDS(Type.COUNTER, "tcpp_rounds", null, "Questions answered, as clients saw it."),
    WORKERS_CPU(Type.GAUGE, "tcpp_workers_cpu_ratio", "ratio", "Processors that all workers use.", "role"),
    BUSIEST_CPU(Type.GAUGE, "tcpp_busiest_worker_cpu_ratio", "ratio",
            "Share of a processor that the busiest worker uses.", "role"),
    HOST_CPU(Type.GAUGE, "tcpp_host_cpu_ratio", "ratio", "Share of the time of all processors of the host.",
            "role", "state"),
    SEGMENTS_SENT(Type.COUNTER, "tcpp_host_segments_sent", null, "TCP segments the host sent, whoever's.", "role"),
    SEGMENTS_AGAIN(Type.COUNTER, "tcpp_host_segments_retransmitted", null,
            "TCP segments the host sent again, whoever's.", "role"),
    DROPS(Type.COUNTER, "tcpp_host_interface_drops", null, "Packets that the interface received and dropped.", "role"),
    CONNECT(Type.HISTOGRAM, "tcpp_connect_seconds", "seconds", "How long it took to connect, in runs that are over."),
    FIRST_BYTE(Type.HISTOGRAM, "tcpp_first_byte_seconds", "seconds",
            "How long it took until the first byte went, in runs that are over."),
    COMPLETION(Type.HISTOGRAM, "tcpp_flow_completion_seconds", "seconds",
            "How long connections took to complete, in runs that are over."),
    ROUND(Type.HISTOGRAM, "tcpp_round_seconds", "seconds",
            "How long a question took to be answered, in runs that are over.");
    // @formatter:on

    /** Kinds of metrics of OpenMetrics 1.0 that are in use. */
    enum Type {
        /** Only grows. */
        COUNTER("_total"),
        /** Goes up and down. */
        GAUGE(""),
        /** Is told by its labels; its value is 1. */
        INFO("_info"),
        /** Counts what took no longer than each of some bounds. */
        HISTOGRAM("");

        private final String suffix;

        Type(String suffix) {
            this.suffix = suffix;
        }
    }

    private final Type type;
    private final String family;
    private final String unit;
    private final String help;
    private final List<String> labels;

    Metric(Type type, String family, String unit, String help, String... labels) {
        this.type = type;
        this.family = family;
        this.unit = unit;
        this.help = help;
        this.labels = List.of(labels);
    }

    /** The name of its samples. */
    public String sample() {
        return family + type.suffix;
    }

    boolean isHistogram() {
        return type == Type.HISTOGRAM;
    }

    /** Its kind in one word. */
    public String type() {
        return type.name().toLowerCase(Locale.ROOT);
    }

    /** The same in the older form of Prometheus. */
    String plainType() {
        return type == Type.INFO ? Type.GAUGE.name().toLowerCase(Locale.ROOT) : type();
    }

    /** What it counts, a sentence. */
    public String help() {
        return help;
    }

    /** The names of its labels. */
    public List<String> labels() {
        return labels;
    }

    String family() {
        return family;
    }

    /** The unit in which its name ends, or null. */
    String unit() {
        return unit;
    }
}
