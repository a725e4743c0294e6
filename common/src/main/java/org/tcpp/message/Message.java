package org.tcpp.message;

import java.util.List;

/**
 * What a worker says to its launcher, one line each on the pipe that was its standard output. Above each kind stands a
 * sample line. Times are nanoseconds on the host's monotonic clock ({@link System#nanoTime()}).
 */
public sealed interface Message {

    /** The version of both directions; it stands in {@link WorkerSpec} and in {@link Ready}. */
    int VERSION = 2;

    /**
     * All is set up: a server listens, and both wait for {@link Command.Prepare}.
     * {@code {"type":"ready","version":2,"pid":4711,"engine":"epoll","port":10000,"descriptors":20000,"now_ns":1}}
     *
     * @param version {@link #VERSION} of the worker
     * @param pid its process
     * @param engine the engine in use, never AUTO
     * @param engineReason why not epoll, if auto was asked for and it is not; else null
     * @param port the port it listens on or connects to
     * @param descriptors file descriptors it may have
     * @param nowNs the worker's monotonic clock
     * @param congestion the congestion control in force, or null where the system does not tell
     */
    record Ready(int version, long pid, Engine engine, String engineReason, int port, long descriptors, long nowNs,
            String congestion) implements Message {

        /** Without congestion control. */
        public Ready(int version, long pid, Engine engine, String engineReason, int port, long descriptors,
                long nowNs) {
            this(version, pid, engine, engineReason, port, descriptors, nowNs, null);
        }

        @Override
        public Fields toFields() {
            Fields out = type("ready").put("version", version).put("pid", pid).put("engine", engine.word());
            out.put("engine_reason", engineReason).put("port", port).put("descriptors", descriptors);
            return out.put("now_ns", nowNs).put("congestion", congestion);
        }
    }

    /**
     * Client: all connections that are to be opened first are established, or have failed.
     * {@code {"type":"established","run":7,"connections":20000,"now_ns":1}}
     *
     * @param run the run's token
     * @param connections how many are established
     * @param nowNs when the last of them was
     */
    record Established(int run, long connections, long nowNs) implements Message {
        @Override
        public Fields toFields() {
            return type("established").put("run", run).put("connections", connections).put("now_ns", nowNs);
        }
    }

    /**
     * What happened in one interval, cut by time stamps.
     * {@code {"type":"interval","run":0,"from_ns":1,"to_ns":2,"counters":{…},"under_way":100,"edges_ns":[…],…}}
     *
     * @param run the run's token or {@link Report#CLASSIC}
     * @param fromNs its start
     * @param toNs its end; the next interval begins there
     * @param counters differences over the interval
     * @param underWay connections under way at its end
     * @param slices the bytes of the interval, more finely
     * @param effort what it cost the worker
     * @param failures those of its connections that failed, by kind
     */
    record Interval(int run, long fromNs, long toNs, Counters counters, long underWay, Slices slices, Effort effort,
            List<FailureCount> failures) implements Message {

        /** Keeps the list as it is now. */
        public Interval {
            failures = List.copyOf(failures);
        }

        /** In which nothing failed. */
        public Interval(int run, long fromNs, long toNs, Counters counters, long underWay, Slices slices,
                Effort effort) {
            this(run, fromNs, toNs, counters, underWay, slices, effort, List.of());
        }

        /** Ends of the slices. */
        public long[] edgesNs() {
            return slices.edgesNs;
        }

        /** Bytes of both directions in each slice. */
        public long[] sliceBytes() {
            long[] sums = new long[slices.sent.length];
            for (int i = 0; i < sums.length; i++) {
                sums[i] = slices.sent[i] + slices.received[i];
            }
            return sums;
        }

        /** CPU time that the worker process used in the interval. */
        public long cpuNs() {
            return effort.cpuNs;
        }

        /** The longest turn of the loop in the interval. */
        public long longestTurnNs() {
            return effort.longestTurnNs;
        }

        @Override
        public Fields toFields() {
            Fields out = type("interval").put("run", run).put("from_ns", fromNs).put("to_ns", toNs);
            out.put("counters", counters.toFields()).put("under_way", underWay);
            out.put("edges_ns", slices.edgesNs).put("sent", slices.sent).put("received", slices.received);
            out.put("cpu_ns", effort.cpuNs).put("shared", effort.shared ? Boolean.TRUE : null);
            return out.put("longest_turn_ns", effort.longestTurnNs)
                    .put("paused_ns", effort.pausedNs == 0 ? null : (Long) effort.pausedNs)
                    .put("failures",
                            failures.isEmpty() ? null : failures.stream().map(FailureCount::toFields).toList());
        }
    }

    /**
     * Bytes in parts of an interval.
     *
     * @param edgesNs ends of the slices, ascending, the last one at the interval's end
     * @param sent bytes sent in each slice
     * @param received bytes received in each slice
     */
    record Slices(long[] edgesNs, long[] sent, long[] received) {

        /** Checks that there is as much of each. */
        public Slices {
            if (edgesNs.length != sent.length || edgesNs.length != received.length) {
                throw new IllegalArgumentException("slices do not match: " + edgesNs.length + " edges, " + sent.length
                        + " sent, " + received.length + " received");
            }
        }
    }

    /**
     * What an interval cost a worker process.
     *
     * @param cpuNs CPU time that it used, whatever for
     * @param shared true if it served another run as well, so that the CPU time is not this run's alone
     * @param longestTurnNs the longest turn of the loop
     * @param pausedNs how long the process stood still: stopped, frozen, or without a processor for a second or more
     */
    record Effort(long cpuNs, boolean shared, long longestTurnNs, long pausedNs) {
    }

    /**
     * A person should know this; said once per cause and source.
     * {@code {"type":"notice","text":"192.0.2.9: wrong magic: not a tcpp connection"}}
     *
     * @param text one line
     */
    record Notice(String text) implements Message {
        @Override
        public Fields toFields() {
            return type("notice").put("text", text);
        }
    }

    /**
     * A run may begin; the answer to {@link Command.Prepare}. A server serves its connections from now on.
     * {@code {"type":"prepared","run":7}}
     *
     * @param run the run's token
     */
    record Prepared(int run) implements Message {
        @Override
        public Fields toFields() {
            return type("prepared").put("run", run);
        }
    }

    /**
     * A run is over on this worker.
     * {@code {"type":"finished","report":{…}}}
     *
     * @param report all it knows of that run
     */
    record Finished(Report report) implements Message {
        @Override
        public Fields toFields() {
            return type("finished").put("report", report.toFields());
        }
    }

    /**
     * Connections of a run that have ended, one by one; before the interval that counts the last of them.
     * {@code {"type":"rows","run":7,"count":2,"words":["192.0.2.1","send reset"],"rows":"ROWSAAg0…"}}
     *
     * @param run the run's token
     * @param count how many
     * @param words what numbers in the rows stand for, from 0: hosts, and phase and cause of failures
     * @param rows the rows, as {@code org.tcpp.row.RowWriter} writes them
     */
    record Rows(int run, int count, List<String> words, String rows) implements Message {

        @Override
        public Fields toFields() {
            return type("rows").put("run", run).put("count", count).put("words", words)
                    .put("rows", new Fields.Plain(rows));
        }
    }

    /**
     * The worker has said everything and ends with status 0.
     * {@code {"type":"done","cpu_ns":120000000}}
     *
     * @param cpuNs CPU time of the process since it was ready
     */
    record Done(long cpuNs) implements Message {
        @Override
        public Fields toFields() {
            return type("done").put("cpu_ns", cpuNs);
        }
    }

    /**
     * The worker cannot go on and ends with the status it names.
     * {@code {"type":"failed","phase":"bind","cause":"address_in_use","text":"…","status":69}}
     *
     * @param phase where
     * @param cause why
     * @param text one line for a person
     * @param status the exit status that follows
     */
    record Failed(Phase phase, FailureCause cause, String text, int status) implements Message {
        @Override
        public Fields toFields() {
            return type("failed").put("phase", phase.word())
                    .put("cause", cause.word())
                    .put("text", text)
                    .put("status", status);
        }
    }

    /**
     * The bytes around a damage that {@link Finished} will tell of; before that, of the first few of a run.
     * {@code {"type":"dump","run":7,"connection":3,"direction":"to_server","damaged_from":65057,"from":48673,…}}
     *
     * @param run the run's token
     * @param dump the bytes
     */
    record Dump(int run, Incident.Dump dump) implements Message {
        @Override
        public Fields toFields() {
            return dump.toFields(type("dump").put("run", run));
        }
    }

    /** The message as one line without its end. */
    default String line() {
        return toFields().line();
    }

    /** The message as fields, to be a part of something larger. */
    Fields toFields();

    /**
     * Reads what {@link #line()} writes.
     *
     * @throws IllegalArgumentException if it is no message of this version
     */
    static Message parse(String line) {
        return from(Fields.parse(line));
    }

    /** Reads what {@link #toFields()} writes; throws as {@link #parse}. */
    static Message from(Fields in) {
        return switch (in.text("type")) {
            case "ready" -> new Ready(in.number("version"), in.whole("pid"), Engine.of(in.text("engine")),
                    in.textOrNull("engine_reason"), in.number("port"), in.whole("descriptors"), in.whole("now_ns"),
                    in.textOrNull("congestion"));
            case "established" -> new Established(in.number("run"), in.whole("connections"), in.whole("now_ns"));
            case "interval" -> new Interval(in.number("run"), in.whole("from_ns"), in.whole("to_ns"),
                    Counters.from(in.fields("counters")), in.whole("under_way"),
                    new Slices(in.wholes("edges_ns"), in.wholes("sent"), in.wholes("received")),
                    new Effort(in.whole("cpu_ns"), in.flag("shared"), in.whole("longest_turn_ns"),
                            in.whole("paused_ns", 0)),
                    in.list("failures", FailureCount::from));
            case "notice" -> new Notice(in.text("text"));
            case "prepared" -> new Prepared(in.number("run"));
            case "finished" -> new Finished(Report.from(in.fields("report")));
            case "dump" -> new Dump(in.number("run"), Incident.Dump.from(in));
            case "rows" -> new Rows(in.number("run"), in.number("count"), in.textList("words"), in.text("rows"));
            case "done" -> new Done(in.whole("cpu_ns"));
            case "failed" -> new Failed(Phase.of(in.text("phase")), FailureCause.of(in.text("cause")),
                    in.text("text"), in.number("status"));
            default -> throw new IllegalArgumentException("unknown message: " + in.line());
        };
    }

    private static Fields type(String type) {
        return new Fields().put("type", type);
    }
}
