package org.tcpp.cli;

import org.tcpp.message.ExitStatus;

/**
 * The command line is wrong, which is {@link ExitStatus#USAGE}. The message is a sentence for the user that names the
 * option, what was given and what is allowed, without the program's name before it:
 * {@code -p 0: allowed are 1 to 4096 worker processes}.
 */
public final class UsageError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With the sentence for the user. */
    public UsageError(String message) {
        super(message);
    }
}
