package org.tcpp.spawn;

import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Starts processes in spite of a signal for the whole group, such as Ctrl-C: that ends the JDK's helper
 * (jspawnhelper), which ignores none, and is no reason why a process could not be started. Any thread.
 */
public final class Spawn {

    /** Of what a group is sent: SIGHUP, SIGINT and SIGTERM, in the words of the JDK's ProcessImpl.c. */
    private static final Pattern SIGNALLED = Pattern.compile("spawn helper.*\\bsignal: (1|2|15)\\b");
    /** One signal ends one of them, and nobody sends very many. */
    private static final int MOST_TRIES = 4;

    private Spawn() {}

    /** What starts a process. */
    @FunctionalInterface
    interface Start {
        Process start() throws IOException;
    }

    /**
     * As {@link ProcessBuilder#start()}.
     *
     * @throws IOException if that is not possible, with the system's reason
     */
    public static Process start(ProcessBuilder builder) throws IOException {
        return start(builder::start);
    }

    static Process start(Start start) throws IOException {
        for (int tries = 1;; tries++) {
            try {
                return start.start();
            } catch (IOException e) {
                if (tries == MOST_TRIES || !SIGNALLED.matcher(String.valueOf(e.getMessage())).find()) {
                    throw e;
                }
            }
        }
    }
}
