package org.tcpp.result;

/** How the launcher saw a run end, which the figures alone do not tell. */
public sealed interface Ending {

    /** By itself, or on a server by the stop that it waits for. */
    record Normal() implements Ending {
    }

    /**
     * Early, by a signal.
     *
     * @param signal its name, such as SIGINT
     */
    record Interrupted(String signal) implements Ending {
    }

    /**
     * To its end, but not as it should be.
     *
     * @param reason one sentence
     */
    record Impaired(String reason) implements Ending {
    }

    /**
     * Before anything could be measured.
     *
     * @param reason one sentence
     */
    record Failed(String reason) implements Ending {
    }
}
