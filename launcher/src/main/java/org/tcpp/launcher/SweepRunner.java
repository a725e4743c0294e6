package org.tcpp.launcher;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.tcpp.cli.Given;
import org.tcpp.cli.Mode;
import org.tcpp.cli.ToolOption;
import org.tcpp.message.ExitStatus;
import org.tcpp.output.Console;
import org.tcpp.output.LockedFolder;
import org.tcpp.output.OutputError;
import org.tcpp.output.Outputs;
import org.tcpp.report.Quantity;
import org.tcpp.result.HostView;
import org.tcpp.result.MainFigure;
import org.tcpp.result.Result;
import org.tcpp.result.Verdict;
import org.tcpp.sweep.Cell;
import org.tcpp.sweep.Measured;
import org.tcpp.sweep.PlannedRun;
import org.tcpp.sweep.Sweep;

/** Does single runs of a sweep, by the workers or agents of the one before where they fit. One thread. */
final class SweepRunner implements AutoCloseable {

    private static final long LOOK_NS = 50_000_000;

    private final Console console;
    private final Signals signals;
    private final LockedFolder folder;
    private final Sweep sweep;
    private final Assignment.Reuse reuse;
    private final HookRunner hooks;
    private final Conductor conductor;
    private final MeshAgents agents;
    private final PortWait ports;
    /** How many connections the runs of a cell have had. */
    private final Map<Cell, Long> connections = new HashMap<>();
    private String server;

    SweepRunner(Given given, Console console, Signals signals, LockedFolder folder, Sweep sweep) {
        this.console = console;
        this.signals = signals;
        this.folder = folder;
        this.sweep = sweep;
        reuse = Assignment.Reuse.of(given.has(ToolOption.SWEEP_FRESH_WORKERS));
        hooks = new HookRunner(console, signals);
        conductor = new Conductor(console, signals);
        agents = new MeshAgents(console, signals);
        ports = new PortWait(console, signals);
    }

    /**
     * Does one.
     *
     * @param pauses whether it waits first
     * @return its result, which is in the folder now; nothing if it was left out or interrupted
     * @throws OutputError if its result cannot be written
     */
    Optional<Measured> run(PlannedRun run, PreparedRun cell, boolean pauses) throws OutputError {
        if (pauses) {
            pause();
        }
        ports.await(run.cell().name(), cell.planned().plan(), connections.getOrDefault(run.cell(), 0L));
        Optional<Measured> measured = hooks.around(sweep.hooks(), run.cell(), () -> conduct(run, cell))
                .flatMap(Function.identity());
        measured.ifPresent(result -> note(run.cell(), result));
        return measured;
    }

    private void note(Cell cell, Measured result) {
        if (result.summary().values().get("connections_completed") instanceof Number completed) {
            connections.merge(cell, completed.longValue(), Math::max);
        }
    }

    private Optional<Measured> conduct(PlannedRun run, PreparedRun cell) throws OutputError {
        Invocation invocation = cell.writing(folder.path(run.file()).toString());
        console.follow(invocation.options());
        if (reuse == Assignment.Reuse.FRESH) {
            agents.close();
        }
        try (Outputs outputs = Outputs.open(invocation.options(), cell.planned().plan(), console)) {
            Optional<Measured> measured = invocation.options().mode() == Mode.MESH
                    ? new MeshCommand(invocation, cell.planned().plan(), console, outputs, signals)
                            .measure(agents).map(Measured::of)
                    : onePair(new Assignment(invocation, cell.planned(), outputs, Secrets.read(invocation.options()),
                            reuse));
            if (measured.isPresent()
                    && outputs.finish(ExitStatus.COMPLETE.code()) == ExitStatus.CANNOT_CREATE.code()) {
                throw new OutputError(ExitStatus.CANNOT_CREATE,
                        "the sweep ends here; the same command goes on with it");
            }
            return measured;
        }
    }

    private Optional<Measured> onePair(Assignment assignment) {
        Outcome outcome = conductor.run(assignment);
        Result result = outcome.result();
        if (result.verdict() == Verdict.INTERRUPTED) {
            return Optional.empty();
        }
        assignment.outputs().write(result, outcome.events());
        watch(result);
        return Optional.of(Measured.of(result));
    }

    /** The figure of a run, named because the table may have another, and its verdict if that is not complete. */
    static String figure(Measured result) {
        String name = MainFigure.of(List.of(result.summary()));
        String figure = result.summary().values().get(name) instanceof Number known
                ? name + " " + Quantity.of(name, known.doubleValue())
                : "no rate";
        return figure + (result.verdict() == Verdict.COMPLETE ? "" : ", " + result.verdict());
    }

    /** All runs are meant to be against one server. */
    private void watch(Result result) {
        HostView host = result.host("server");
        if (host != null) {
            String now = host.name() + ", " + host.platform().kernel();
            if (server != null && !server.equals(now)) {
                console.say("the server is another host than before: " + now + ", not " + server);
            }
            server = now;
        }
    }

    private void pause() {
        long endNs = System.nanoTime() + sweep.pauseNs();
        while (System.nanoTime() < endNs && !signals.received()) {
            signals.attend(console::say);
            LockSupport.parkNanos(Math.min(LOOK_NS, endNs - System.nanoTime()));
        }
    }

    @Override
    public void close() {
        agents.close();
        conductor.tidyUp();
        conductor.close();
    }
}
