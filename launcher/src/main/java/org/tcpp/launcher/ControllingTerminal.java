package org.tcpp.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.tcpp.output.Terminal;
import org.tcpp.spawn.Spawn;

/**
 * The terminal that standard error is. Its size is what stty(1) says, asked once more for each SIGWINCH, by a thread of
 * its own; whether it is ours stands in /proc, where there is one.
 */
final class ControllingTerminal implements Terminal {

    private static final String STOP = "TSTP";
    private static final long PATIENCE_MS = 1000;
    private static final int LOOKS = 100;
    private static final long LOOK_NS = 10_000_000;
    private static final Path STATUS = Path.of("/proc/self/stat");
    /** proc_pid_stat(5): fields behind the name of the command, from its state on. */
    private static final int GROUP = 2;
    private static final int FOREGROUND_GROUP = 5;
    private static final Size USUAL = new Size(80, 24);

    private final AtomicBoolean changed = new AtomicBoolean();
    private volatile boolean stopWanted;
    private volatile boolean goesOn;
    private volatile Size size;

    ControllingTerminal() {
        size = measure(USUAL);
        SystemSignals.handle("WINCH", () -> {
            size = measure(size);
            changed.set(true);
        });
        SystemSignals.handle("CONT", () -> {
            goesOn = true;
            changed.set(true);
        });
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public boolean isOurs() {
        try {
            String status = Files.readString(STATUS, StandardCharsets.ISO_8859_1);
            String[] fields = status.substring(status.lastIndexOf(')') + 2).split(" ");
            return fields[GROUP].equals(fields[FOREGROUND_GROUP]);
        } catch (IOException _) {
            return true; // no Linux: nobody says otherwise
        }
    }

    @Override
    public void holdStops(boolean held) {
        if (held) {
            SystemSignals.handle(STOP, () -> stopWanted = true);
        } else {
            SystemSignals.reset(STOP);
        }
    }

    @Override
    public boolean wantsStop() {
        return stopWanted;
    }

    @Override
    public void stop() {
        stopWanted = false;
        goesOn = false;
        ask("kill -s " + STOP + " " + ProcessHandle.current().pid());
        // this is where it stops; but a shell that cares for no jobs is not obeyed by the system
        for (int look = 0; look < LOOKS && !goesOn; look++) {
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    @Override
    public boolean hasChanged() {
        return changed.getAndSet(false);
    }

    /** What the terminal says now; what was known where it says nothing. */
    private static Size measure(Size known) {
        return parsed(ask("stty size <&2"), known);
    }

    /** What a command of the shell says; nothing if it fails or takes too long. Its standard error is ours. */
    private static String ask(String command) {
        try {
            Process shell = Spawn.start(new ProcessBuilder("/bin/sh", "-c", command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT));
            shell.getOutputStream().close();
            if (!shell.waitFor(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
                shell.destroyForcibly();
                return "";
            }
            return new String(shell.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException _) {
            return "";
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** Rows and columns; a terminal that does not know how large it is says 0. */
    static Size parsed(String said, Size known) {
        if (!said.matches("[1-9]\\d{0,3} [1-9]\\d{0,3}")) {
            return known;
        }
        String[] cells = said.split(" ");
        return new Size(Integer.parseInt(cells[1]), Integer.parseInt(cells[0]));
    }
}
