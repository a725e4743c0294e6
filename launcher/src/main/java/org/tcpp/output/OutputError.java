package org.tcpp.output;

import org.tcpp.message.ExitStatus;

/** An output that was asked for and cannot be had, found before the run. */
public final class OutputError extends Exception {

    private static final long serialVersionUID = 1;

    private final ExitStatus status;

    /** With the sentence for the user. */
    public OutputError(ExitStatus status, String sentence) {
        super(sentence);
        this.status = status;
    }

    /** The exit status that it gives: 64 if the words are wrong, 73 if the system does not allow it. */
    public ExitStatus status() {
        return status;
    }
}
