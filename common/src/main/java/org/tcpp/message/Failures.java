package org.tcpp.message;

import java.util.List;

/**
 * Failures of one kind.
 *
 * @param phase where in the connection's life
 * @param cause why
 * @param count how many
 * @param examples the first of them, at most {@value #EXAMPLES}
 */
public record Failures(Phase phase, FailureCause cause, long count, List<Example> examples) {

    /** How many examples are kept of each kind. */
    public static final int EXAMPLES = 10;

    /**
     * One failed connection.
     *
     * @param worker number of the worker that held it
     * @param connection index of the connection in the run, or -1 where that is not known
     * @param local local address and port as {@code 192.0.2.1:40000} or {@code [2001:db8::1]:40000}, or null
     * @param remote the other end's, or null
     * @param bytes bytes it had carried
     * @param atNs when, in nanoseconds on the host's monotonic clock
     * @param detail what the system said, or null
     */
    public record Example(int worker, long connection, String local, String remote, long bytes, long atNs,
            String detail) {

        Fields toFields() {
            return new Fields().put("worker", worker)
                    .put("connection", connection)
                    .put("local", local)
                    .put("remote", remote)
                    .put("bytes", bytes)
                    .put("at_ns", atNs)
                    .put("detail", detail);
        }

        static Example from(Fields in) {
            return new Example(in.number("worker"), in.whole("connection"), in.textOrNull("local"),
                    in.textOrNull("remote"), in.whole("bytes"), in.whole("at_ns"), in.textOrNull("detail"));
        }
    }

    public Failures {
        examples = List.copyOf(examples);
    }

    Fields toFields() {
        return new Fields().put("phase", phase.word())
                .put("cause", cause.word())
                .put("count", count)
                .put("examples", examples.stream().map(Example::toFields).toList());
    }

    static Failures from(Fields in) {
        return new Failures(Phase.of(in.text("phase")), FailureCause.of(in.text("cause")), in.whole("count"),
                in.list("examples", Example::from));
    }
}
