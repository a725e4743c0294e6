package org.tcpp.cli;

/** The command line is wrong; the message is the one line for the user. */
public final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    /** With a line that names the option, what was given and what is allowed. */
    public UsageException(String message) {
        super(message);
    }
}
