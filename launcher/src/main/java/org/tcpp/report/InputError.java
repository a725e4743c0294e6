package org.tcpp.report;

import org.tcpp.message.ExitStatus;

/** A file that was to be read cannot be, or holds something else; {@link ExitStatus#NO_INPUT}. */
public final class InputError extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** With the sentence for the user, which begins with the file's name. */
    public InputError(String sentence) {
        super(sentence);
    }
}
