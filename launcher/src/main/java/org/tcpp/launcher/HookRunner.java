package org.tcpp.launcher;

import java.io.File;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.tcpp.output.Console;
import org.tcpp.output.OutputError;
import org.tcpp.spawn.Spawn;
import org.tcpp.sweep.Cell;
import org.tcpp.sweep.Hooks;

/** Has the shell do what the user wants done around a run. One thread. */
final class HookRunner {

    private static final long LOOK_MS = 100;
    /** What it says is no result. */
    private static final String TO_STANDARD_ERROR = "exec >&2; ";

    private final Console console;
    private final Signals signals;

    HookRunner(Console console, Signals signals) {
        this.console = console;
        this.signals = signals;
    }

    /** What is done between commands of the user's. */
    interface Deed<T> {
        T perform() throws OutputError;
    }

    /**
     * Runs the commands before, does it, and runs those after.
     *
     * @param cell has the values that stand in the commands by name
     * @return what came of it; nothing where a command before failed, which ends all, or somebody wants an end
     */
    <T> Optional<T> around(Hooks hooks, Cell cell, Deed<T> deed) throws OutputError {
        for (String command : hooks.before()) {
            if (signals.received() || !run(Hooks.filled(command, cell), Ending.AT_ONCE)) {
                return Optional.empty();
            }
        }
        Optional<T> done = signals.received() ? Optional.empty() : Optional.of(deed.perform());
        for (String command : hooks.after()) {
            run(Hooks.filled(command, cell), Ending.WHEN_DONE);
        }
        return done;
    }

    /** What a wish to end makes of a command; whoever will not wait any more has it killed, with all it has started. */
    private enum Ending {
        AT_ONCE,
        /** It puts right what one before has done. */
        WHEN_DONE
    }

    /** True if the command ended with status 0; it may take as long as it likes, unless somebody wants an end. */
    private boolean run(String command, Ending ending) {
        console.clear();
        try {
            Process shell = Spawn.start(new ProcessBuilder("/bin/sh", "-c", TO_STANDARD_ERROR + command)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT));
            while (!shell.waitFor(LOOK_MS, TimeUnit.MILLISECONDS)) {
                signals.attend(console::say);
                if (signals.forbidWaiting()) {
                    shell.descendants().forEach(ProcessHandle::destroyForcibly);
                    shell.destroyForcibly();
                } else if (signals.received() && ending == Ending.AT_ONCE) {
                    shell.destroy();
                }
            }
            if (shell.exitValue() != 0) {
                console.say("status " + shell.exitValue() + " of: " + command);
            }
            return shell.exitValue() == 0;
        } catch (IOException e) {
            console.say("the shell does not start (" + e.getMessage() + "): " + command);
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
