package org.tcpp.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tcpp.plan.RunPlan;
import org.tcpp.process.JvmCommand;
import org.tcpp.process.StartupArchive;
import org.tcpp.process.WorkerProgram;

/** Where a run's workers are made: their JVM command, their start-up archive, a folder for the traces of a crash. */
final class Workshop implements AutoCloseable {

    /** Flat arrays and what a histogram takes; with some room. */
    private static final long HEAP_BYTES_PER_CONNECTION = 128;

    private final Path folder;
    private final JvmCommand command;
    private final StartupArchive archive;

    Workshop(RunPlan plan, Console console) {
        try {
            folder = Files.createTempDirectory("tcpp-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long connections = Math.max(plan.atOnce(), 0);
        JvmCommand bare = JvmCommand.of(WorkerProgram.installed(), folder)
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

    /** Removes the folder, unless a crash has left something in it. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException _) {
            // The report of a crash names the file that lies there.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int processes(RunPlan plan) {
        return plan.mode() == RunPlan.Mode.LOOPBACK ? 2 * plan.processes() : plan.processes();
    }
}
