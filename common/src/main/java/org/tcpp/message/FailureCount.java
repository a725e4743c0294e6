package org.tcpp.message;

/**
 * How many connections failed in one way.
 *
 * @param phase where in the connection's life
 * @param cause why
 * @param count how many
 */
public record FailureCount(Phase phase, FailureCause cause, long count) {

    Fields toFields() {
        return new Fields().put("phase", phase.word()).put("cause", cause.word()).put("count", count);
    }

    static FailureCount from(Fields in) {
        return new FailureCount(Phase.of(in.text("phase")), FailureCause.of(in.text("cause")), in.whole("count"));
    }
}
