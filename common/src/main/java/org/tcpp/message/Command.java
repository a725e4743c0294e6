package org.tcpp.message;

/** What a launcher says to its worker after the spec, one line each on the worker's standard input. */
public sealed interface Command {

    /**
     * Begin. {@code {"type":"go","epoch_ns":1}}
     *
     * @param epochNs intervals end at whole multiples of the interval after this moment on the monotonic clock
     */
    record Go(long epochNs) implements Command {
    }

    /**
     * End early: start nothing more, count what is under way as interrupted, report, end.
     * {@code {"type":"stop"}}
     */
    record Stop() implements Command {
    }

    /** The command as one line without its end. */
    default String line() {
        Fields out = switch (this) {
            case Go go -> new Fields().put("type", "go").put("epoch_ns", go.epochNs);
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
            case "go" -> new Go(in.whole("epoch_ns"));
            case "stop" -> new Stop();
            default -> throw new IllegalArgumentException("unknown command: " + line);
        };
    }
}
