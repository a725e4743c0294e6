package org.tcpp.reach;

import org.tcpp.control.ControlMessage;
import org.tcpp.message.Fields;

/** What the agent on a host says to the head, one line each on the agent's standard output. */
public sealed interface Answer {

    /** The version of this conversation. Head and agent are of the same build, unless somebody started the latter. */
    int VERSION = 1;

    /**
     * The first of all, and the mark behind which its words begin: what came before is noise of the host's shell.
     * {@code {"type":"tcpp-agent","version":1}}
     *
     * @param version of this conversation
     */
    record Here(int version) implements Answer {
    }

    /** The agent is still there. {@code {"type":"beat"}} */
    record Beat() implements Answer {
    }

    /**
     * What its clock showed. {@code {"type":"pong","sent_ns":1,"heard_ns":2,"answered_ns":3}}
     *
     * @param times as between launchers
     */
    record Pong(ControlMessage.Pong times) implements Answer {
    }

    /** Its server listens. {@code {"type":"serving"}} */
    record Serving() implements Answer {
    }

    /**
     * Something cannot be. {@code {"type":"unable","pair":0,"status":69,"reason":"…"}}
     *
     * @param pair the pair that cannot begin, or {@link #SERVER}: the server
     * @param status the exit status that stands for it
     * @param reason one line for a person
     */
    record Unable(int pair, int status, String reason) implements Answer {

        /** In place of a pair: the server. */
        public static final int SERVER = -1;
    }

    /**
     * A client could begin now. {@code {"type":"ready","pair":0}}
     *
     * @param pair which
     */
    record Ready(int pair) implements Answer {
    }

    /**
     * How the clients of this host stand, all together; comes every second while they run.
     * {@code {"type":"standing","bytes":1,"completed":1,"failed":0,"bytes_per_second":1.5}}
     *
     * @param bytes sent so far
     * @param completed connections so far
     * @param failed connections so far
     * @param bytesPerSecond of late
     */
    record Standing(long bytes, long completed, long failed, double bytesPerSecond) implements Answer {
    }

    /**
     * A client's run is over. {@code {"type":"over","pair":0,"late_ns":81000,"result":"{…}"}}
     *
     * @param pair which
     * @param lateNs how long after go the last of its workers began, or null where one never did
     * @param result the result, as a file has it
     */
    record Over(int pair, Long lateNs, String result) implements Answer {
    }

    /**
     * A run that the server of this host served is over. {@code {"type":"served","run":"8e0c…","result":"{…}"}}
     *
     * @param run how people call it
     * @param result the server's result, as a file has it
     */
    record Served(String run, String result) implements Answer {
    }

    /**
     * Something a person should read. {@code {"type":"remark","text":"…"}}
     *
     * @param text one line
     */
    record Remark(String text) implements Answer {
    }

    /** All is told, and nothing of ours runs any more. {@code {"type":"bye"}} */
    record Bye() implements Answer {
    }

    /** The answer as one line without its end. */
    default String line() {
        Fields out = switch (this) {
            case Here m -> new Fields().put("type", "tcpp-agent").put("version", m.version);
            case Beat _ -> new Fields().put("type", "beat");
            case Pong m -> new Fields().put("type", "pong").put("sent_ns", m.times.sentNs())
                    .put("heard_ns", m.times.heardNs()).put("answered_ns", m.times.answeredNs());
            case Serving _ -> new Fields().put("type", "serving");
            case Unable m -> new Fields().put("type", "unable").put("pair", m.pair).put("status", m.status)
                    .put("reason", m.reason);
            case Ready m -> new Fields().put("type", "ready").put("pair", m.pair);
            case Standing m -> new Fields().put("type", "standing").put("bytes", m.bytes)
                    .put("completed", m.completed).put("failed", m.failed)
                    .put("bytes_per_second", m.bytesPerSecond);
            case Over m -> new Fields().put("type", "over").put("pair", m.pair).put("late_ns", m.lateNs)
                    .put("result", m.result);
            case Served m -> new Fields().put("type", "served").put("run", m.run).put("result", m.result);
            case Remark m -> new Fields().put("type", "remark").put("text", m.text);
            case Bye _ -> new Fields().put("type", "bye");
        };
        return out.line();
    }

    /**
     * Reads what {@link #line()} writes.
     *
     * @throws IllegalArgumentException if it is no answer of this version
     */
    static Answer parse(String line) {
        Fields in = Fields.parse(line);
        return switch (in.text("type")) {
            case "tcpp-agent" -> new Here(in.number("version"));
            case "beat" -> new Beat();
            case "pong" -> new Pong(new ControlMessage.Pong(in.whole("sent_ns"), in.whole("heard_ns"),
                    in.whole("answered_ns")));
            case "serving" -> new Serving();
            case "unable" -> new Unable(in.number("pair"), in.number("status"), in.text("reason"));
            case "ready" -> new Ready(in.number("pair"));
            case "standing" -> new Standing(in.whole("bytes"), in.whole("completed"), in.whole("failed"),
                    in.real("bytes_per_second"));
            case "over" -> new Over(in.number("pair"), in.has("late_ns") ? (Long) in.whole("late_ns") : null,
                    in.text("result"));
            case "served" -> new Served(in.text("run"), in.text("result"));
            case "remark" -> new Remark(in.text("text"));
            case "bye" -> new Bye();
            default -> throw new IllegalArgumentException("unknown answer: " + in.text("type"));
        };
    }
}
