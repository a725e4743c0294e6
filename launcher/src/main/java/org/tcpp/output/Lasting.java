package org.tcpp.output;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * An output that is written while runs last. That it failed is told twice: at once, so that whoever looks can end a run
 * that nobody would have anything of, and in the end, where it stands beside the result. One thread.
 */
final class Lasting {

    private final String name;
    private final Supplier<IOException> failure;
    private boolean toldAtOnce;
    private boolean toldInTheEnd;

    /**
     * One that has not failed yet.
     *
     * @param name option and argument, to begin a sentence with
     * @param failure says why it is not written any more, or null
     */
    Lasting(String name, Supplier<IOException> failure) {
        this.name = name;
        this.failure = failure;
    }

    /** Tells it during a run, once. */
    void tellAtOnce(Consumer<String> told) {
        IOException reason = failure.get();
        if (reason != null && !toldAtOnce && !toldInTheEnd) {
            toldAtOnce = true;
            told.accept(name + Reason.cannotBeWrittenAnyMore(reason, "the run goes on"));
        }
    }

    /** Tells it when runs are over, once. */
    void tellInTheEnd(Consumer<String> told) {
        IOException reason = failure.get();
        if (reason != null && !toldInTheEnd) {
            toldInTheEnd = true;
            told.accept(name + Reason.cannotBeWritten(reason));
        }
    }
}
