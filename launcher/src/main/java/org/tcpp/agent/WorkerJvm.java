package org.tcpp.agent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.tcpp.plan.Planner;
import org.tcpp.plan.RunSpec;
import org.tcpp.process.JvmCommand;
import org.tcpp.process.StartupArchive;
import org.tcpp.process.WorkerProgram;

/** How the JVM of a worker is started, and from which start-up archive. */
public final class WorkerJvm {

    /** Flat arrays and what a histogram takes; with some room. */
    private static final long HEAP_BYTES_PER_CONNECTION = 128;

    /** Where a JVM that crashes leaves its report; what says that it crashed names the file. */
    private static final Path CRASH_FOLDER = Path.of(System.getProperty("java.io.tmpdir"));

    private static final List<String> QUICK_COMPILER_ONLY = List.of("-XX:TieredStopAtLevel=1");

    private final RunSpec plan;
    private final JvmCommand command;
    private final StartupArchive archive;

    /**
     * For the workers of a plan; looks for the archive, and makes it if that pays at once.
     *
     * @param remarks is told about archives
     * @param unwanted asked while one is made: true if somebody wants an end of everything
     */
    public WorkerJvm(RunSpec plan, Consumer<String> remarks, BooleanSupplier unwanted) {
        this.plan = plan;
        long connections = Math.max(plan.atOnce(), 0);
        List<String> arguments = new ArrayList<>(isCrowded(plan) ? QUICK_COMPILER_ONLY : List.of());
        arguments.addAll(plan.tuning().arguments());
        JvmCommand bare = JvmCommand.of(WorkerProgram.installed(), CRASH_FOLDER)
                .withHeapBytes(JvmCommand.BASE_HEAP_BYTES + connections * HEAP_BYTES_PER_CONNECTION)
                .withUserArguments(arguments);
        archive = new StartupArchive(StartupArchive.userFolder(), bare, remarks, unwanted);
        Optional<Path> file = archive.beforeStart(plan.processesHere());
        command = bare.withArchive(file.orElse(null));
    }

    /** True if it suits the workers of another plan as well. */
    public boolean fits(RunSpec other) {
        return other.atOnce() == plan.atOnce() && other.processesHere() == plan.processesHere()
                && other.tuning().arguments().equals(plan.tuning().arguments());
    }

    /** Starts one. */
    public JvmCommand command() {
        return command;
    }

    /** Makes the archive for the next run, now that nothing is measured any more. */
    public void makeArchive() {
        archive.makeIfAbsent();
    }

    private static boolean isCrowded(RunSpec plan) {
        return Planner.isCrowded(plan.processesHere());
    }
}
