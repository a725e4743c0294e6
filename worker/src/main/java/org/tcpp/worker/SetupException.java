package org.tcpp.worker;

import org.tcpp.message.Message;

/** The worker cannot get ready; carries what to tell the launcher. */
final class SetupException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Message.Failed message;

    SetupException(Message.Failed message) {
        super(message.text());
        this.message = message;
    }

    Message.Failed message() {
        return message;
    }
}
