package org.tcpp.message;

/** What a launcher says to its worker after the spec, one line each on the worker's standard input. */
public sealed interface Command {

    /**
     * A run is coming. A server serves its connections from now on; a client waits for {@link Go}. The answer is
     * {@link Message.Prepared}.
     * {@code {"type":"prepare","load":{"run":7,"connections":1000,"at_once":100,…}}}
     *
     * @param load the worker's part of it
     */
    record Prepare(Load load) implements Command {
    }

    /**
     * Begin. {@code {"type":"go","run":7,"epoch_ns":1}}
     *
     * @param run the run's token
     * @param epochNs intervals end at whole multiples of the interval after this moment on the monotonic clock, and a
     *            client begins no earlier
     */
    record Go(int run, long epochNs) implements Command {
    }

    /**
     * Client: send now, over the connections that were opened first. {@code {"type":"transfer","run":7}}
     *
     * @param run the run's token
     */
    record Transfer(int run) implements Command {
    }

    /**
     * Server: the client has ended its run; report it once so many of its connections have ended here, or none has
     * moved for a while. {@code {"type":"release","run":7,"connections":1000}}
     *
     * @param run the run's token
     * @param connections connections that the client saw established towards this worker
     */
    record Release(int run, long connections) implements Command {
    }

    /**
     * End this run early: start nothing more of it, count what is under way as failed, and report it. The worker lives
     * on. {@code {"type":"cancel","run":7,"cause":"control_lost"}}
     *
     * @param run the run's token
     * @param cause why what is under way fails; {@code interrupted} where the line does not say
     */
    record Cancel(int run, FailureCause cause) implements Command {

        /** Because somebody wants it to end. */
        public Cancel(int run) {
            this(run, FailureCause.INTERRUPTED);
        }

        private String told() {
            return cause == FailureCause.INTERRUPTED ? null : cause.word();
        }
    }

    /** End every run as {@link Cancel} does, say {@link Message.Done}, and end. {@code {"type":"stop"}} */
    record Stop() implements Command {
    }

    /** The command as one line without its end. */
    default String line() {
        Fields out = switch (this) {
            case Prepare m -> new Fields().put("type", "prepare").put("load", m.load.toFields());
            case Go m -> new Fields().put("type", "go").put("run", m.run).put("epoch_ns", m.epochNs);
            case Transfer m -> new Fields().put("type", "transfer").put("run", m.run);
            case Release m -> new Fields().put("type", "release").put("run", m.run).put("connections", m.connections);
            case Cancel m -> new Fields().put("type", "cancel").put("run", m.run).put("cause", m.told());
            case Stop _ -> new Fields().put("type", "stop");
        };
        return out.line();
    }

    /**
     * Reads what {@link #line()} writes.
     *
     * @throws IllegalArgumentException if it is no command of this version
     */
    static Command parse(String line) {
        Fields in = Fields.parse(line);
        return switch (in.text("type")) {
            case "prepare" -> new Prepare(Load.from(in.fields("load")));
            case "go" -> new Go(in.number("run"), in.whole("epoch_ns"));
            case "transfer" -> new Transfer(in.number("run"));
            case "release" -> new Release(in.number("run"), in.whole("connections"));
            case "cancel" -> new Cancel(in.number("run"),
                    in.has("cause") ? FailureCause.of(in.text("cause")) : FailureCause.INTERRUPTED);
            case "stop" -> new Stop();
            default -> throw new IllegalArgumentException("unknown command: " + line);
        };
    }
}
