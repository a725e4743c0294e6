package org.tcpp.process;

import java.util.List;
import org.tcpp.message.Message;

/** Something that a worker process did, as its launcher sees it. All events of a fleet come through one queue. */
public sealed interface Event {

    /** The worker it is about. */
    Worker worker();

    /**
     * It said something.
     *
     * @param worker who
     * @param message what
     */
    record Said(Worker worker, Message message) implements Event {
    }

    /**
     * A line on its standard output that is no message, or any line on its standard error.
     *
     * @param worker who
     * @param line the line; undecodable bytes replaced
     * @param standardError which of the two
     */
    record Noise(Worker worker, String line, boolean standardError) implements Event {
    }

    /**
     * It has ended, and everything it had said came before this event.
     *
     * @param worker who
     * @param status its exit status, or {@link #NOT_STARTED}
     * @param orderly true if it had said done and the status is 0
     * @param lastLines the last lines of noise, at most 20
     * @param how one line for a person: exit status in words, or that it hung and was killed
     */
    record Ended(Worker worker, int status, boolean orderly, List<String> lastLines, String how) implements Event {

        /** In place of an exit status: there was no process. */
        public static final int NOT_STARTED = -1;

        public Ended {
            lastLines = List.copyOf(lastLines);
        }
    }
}
