package org.tcpp.launcher;

import java.util.List;
import org.tcpp.message.ExitStatus;
import sun.misc.Signal;

/**
 * Notes that somebody wants this command to end: Ctrl-C (SIGINT), kill (SIGTERM) or a lost terminal (SIGHUP). The first
 * asks for an orderly end with a whole result; the second of any kind ends the process at once. Any thread.
 */
final class Signals {

    private static final List<String> NAMES = List.of("INT", "TERM", "HUP");
    private static final int SIGNALLED = 128;

    private volatile Signal received;

    private Signals() {}

    /** Begins to listen. */
    @SuppressWarnings("sunapi")
    static Signals listen() {
        Signals signals = new Signals();
        for (String name : NAMES) {
            try {
                Signal.handle(new Signal(name), signals::receive);
            } catch (IllegalArgumentException _) {
                // This system does not have it, or the JVM keeps it to itself.
            }
        }
        return signals;
    }

    /** True if a signal has come. */
    boolean received() {
        return received != null;
    }

    /** Its name, such as SIGINT. */
    String name() {
        return "SIG" + received.getName();
    }

    /** The exit status of a command that it ended early. */
    int status() {
        return switch (received.getName()) {
            case "INT" -> ExitStatus.INTERRUPTED.code();
            case "TERM" -> ExitStatus.TERMINATED.code();
            default -> SIGNALLED + received.getNumber();
        };
    }

    private void receive(Signal signal) {
        if (received != null) {
            Main.exit(SIGNALLED + signal.getNumber());
        }
        received = signal;
    }
}
