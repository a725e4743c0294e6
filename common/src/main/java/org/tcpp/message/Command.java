package org.tcpp.message;

import org.tcpp.size.SizeMixes;
import org.tcpp.size.SizePlan;

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
     * Client: send now, over the connections that were opened first. {@code {"type":"transfer"}}
     */
    record Transfer() implements Command {
    }

    /**
     * End early: start nothing more, count what is under way as interrupted, report, end.
     * {@code {"type":"stop"}}
     */
    record Stop() implements Command {
    }

    /**
     * Server: serve the connections of a controlled run from now on.
     * {@code {"type":"expect","run":7,"sizes":"1000","seed":0,"size_cap":9223372036854775807,"closing":"server"}}
     *
     * @param run the run's token, not {@link Report#CLASSIC}
     * @param sizes bytes of each of its connections
     * @param closing who closes first
     */
    record Expect(int run, SizePlan sizes, Closing closing) implements Command {
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

    /** The command as one line without its end. */
    default String line() {
        Fields out = switch (this) {
            case Go go -> new Fields().put("type", "go").put("epoch_ns", go.epochNs);
            case Transfer _ -> new Fields().put("type", "transfer");
            case Expect m -> new Fields().put("type", "expect")
                    .put("run", m.run)
                    .put("sizes", m.sizes.mix().text())
                    .put("seed", m.sizes.seed())
                    .put("size_cap", m.sizes.cap())
                    .put("closing", m.closing.word());
            case Release m -> new Fields().put("type", "release").put("run", m.run).put("connections", m.connections);
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
            case "expect" -> new Expect(in.number("run"),
                    new SizePlan(SizeMixes.parse(in.text("sizes")), in.whole("seed"), in.whole("size_cap")),
                    Closing.of(in.text("closing")));
            case "release" -> new Release(in.number("run"), in.whole("connections"));
            case "transfer" -> new Transfer();
            case "stop" -> new Stop();
            default -> throw new IllegalArgumentException("unknown command: " + line);
        };
    }
}
