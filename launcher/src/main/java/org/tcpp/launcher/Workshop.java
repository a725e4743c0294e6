package org.tcpp.launcher;

import java.nio.file.Path;
import java.util.Optional;
import org.tcpp.plan.RunPlan;
import org.tcpp.process.JvmCommand;
import org.tcpp.process.StartupArchive;
import org.tcpp.process.WorkerProgram;

/** Where a run's workers are made: their JVM command and their start-up archive. */
final class Workshop {

    /** Flat arrays and what a histogram takes; with some room. */
    private static final long HEAP_BYTES_PER_CONNECTION = 128;

    /** Where a JVM that crashes leaves its report; what says that it crashed names the file. */
    private static final Path CRASH_FOLDER = Path.of(System.getProperty("java.io.tmpdir"));

    private final JvmCommand command;
    private final StartupArchive archive;

    Workshop(RunPlan plan, Console console) {
        long connections = Math.max(plan.atOnce(), 0);
        JvmCommand bare = JvmCommand.of(WorkerProgram.installed(), CRASH_FOLDER)
                .withHeapBytes(JvmCommand.BASE_HEAP_BYTES + connections * HEAP_BYTES_PER_CONNECTION)
                .withUserArguments(plan.workerArguments());
        archive = new StartupArchive(StartupArchive.userFolder(), bare, console::detail);
        Optional<Path> file = archive.beforeStart(processes(plan));
        command = bare.withArchive(file.orElse(null));
    }

    JvmCommand command() {
        return command;
    }

    /** Makes the archive for the next run, now that nothing is measured any more. */
    void makeArchive() {
        archive.makeIfAbsent();
    }

    private static int processes(RunPlan plan) {
        return plan.mode() == RunPlan.Mode.LOOPBACK ? 2 * plan.processes() : plan.processes();
    }
}
