package org.tcpp.server;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Message;

/** Says what a person should know, once per cause and source, however often it happens. One thread. */
final class Notices {

    private static final int MOST = 200;

    private final Consumer<Message> told;
    private final Set<String> said = new HashSet<>();

    Notices(Consumer<Message> told) {
        this.told = told;
    }

    /** True if nothing more will be said, so that nobody need ask for a name. */
    boolean isFull() {
        return said.size() > MOST;
    }

    /** A connection from {@code remote} (address and port, or null) was closed for this cause. */
    void say(FailureCause cause, String remote) {
        String source = remote == null ? "an unknown address" : remote.substring(0, remote.lastIndexOf(':'));
        if (said.add(cause.word() + " " + source)) {
            told.accept(new Message.Notice(said.size() <= MOST
                    ? source + ": " + cause.sentence() + "; closed, and said only once"
                    : "further sources of bad connections are counted, but no longer named"));
        }
    }
}
