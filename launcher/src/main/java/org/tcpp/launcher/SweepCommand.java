package org.tcpp.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.tcpp.cli.Given;
import org.tcpp.cli.ToolOption;
import org.tcpp.cli.Units;
import org.tcpp.cli.UsageError;
import org.tcpp.host.Build;
import org.tcpp.message.ExitStatus;
import org.tcpp.output.Console;
import org.tcpp.output.LockedFolder;
import org.tcpp.output.OutputError;
import org.tcpp.report.InputError;
import org.tcpp.report.ResultReader;
import org.tcpp.result.Verdict;
import org.tcpp.sweep.Cell;
import org.tcpp.sweep.Measured;
import org.tcpp.sweep.PlannedRun;
import org.tcpp.sweep.Remaining;
import org.tcpp.sweep.Sweep;
import org.tcpp.sweep.SweepRecord;
import org.tcpp.sweep.SweepTable;

/** {@code tcpp sweep}: looks at all cells, then does what is not done yet, one run after the other. One thread. */
final class SweepCommand {

    private static final String RECORD = "sweep.json";
    private static final String CSV = "sweep.csv";
    private static final double NS_PER_SECOND = 1e9;
    private static final long SEEDS = 1_000_000;

    private final Given given;
    private final Console console;
    private final Sweep sweep;
    private final String folderName;
    private final Map<Cell, PreparedRun> cells = new LinkedHashMap<>();
    private final Map<PlannedRun, Verdict> done = new HashMap<>();
    private final Remaining remaining;
    private final SweepTable table;

    SweepCommand(Given given, Console console) {
        this.given = given;
        this.console = console;
        sweep = Sweep.of(given);
        folderName = given.bare().getFirst();
        table = new SweepTable(sweep.names());
        remaining = new Remaining(sweep.pauseNs());
    }

    /** Does it; the exit status. */
    int run() throws OutputError {
        for (Cell cell : sweep.cells()) {
            PreparedRun prepared = prepared(cell);
            cells.put(cell, prepared);
            long durationNs = prepared.planned().plan().times().durationNs();
            if (durationNs > 0) {
                remaining.expect(cell, durationNs);
            }
        }
        if (given.has(ToolOption.DRY_RUN)) {
            return showPlan();
        }
        Signals signals = Signals.listen(console::restoration);
        signals.hurry(console);
        try (LockedFolder folder = LockedFolder.take(folderName)) {
            List<PlannedRun> runs = begin(folder);
            runs.forEach(run -> readDone(folder, run));
            List<PlannedRun> left = runs.stream().filter(run -> !done.containsKey(run)).toList();
            console.say(sweep.cells().size() + " cells, " + runs.size() + " runs, " + done.size() + " of them done"
                    + text(remaining.of(left), " to go"));
            int status;
            try (SweepRunner runner = new SweepRunner(given, console, signals, folder, sweep)) {
                status = work(runner, folder, left, runs.size(), signals);
            }
            folder.write(CSV, table.csv());
            console.print(String.join("\n", table.lines(sweep.cells(), console.style().width())) + "\n");
            return status;
        }
    }

    private PreparedRun prepared(Cell cell) {
        try {
            return PreparedRun.of(sweep.line(cell), "a sweep");
        } catch (UsageError e) {
            throw new UsageError(cell.name() + ": " + e.getMessage());
        }
    }

    private int work(SweepRunner runner, LockedFolder folder, List<PlannedRun> left, int all, Signals signals)
            throws OutputError {
        boolean leftOut = false;
        for (int i = 0; i < left.size() && !signals.received(); i++) {
            PlannedRun run = left.get(i);
            long beganNs = System.nanoTime();
            Optional<Measured> result = runner.run(run, cells.get(run.cell()), i > 0);
            result.ifPresent(known -> {
                done.put(run, known.verdict());
                table.put(run, known);
                remaining.see(run.cell(), System.nanoTime() - beganNs);
            });
            folder.write(CSV, table.csv());
            if (signals.received() && result.isEmpty()) {
                break;
            }
            leftOut |= result.isEmpty();
            String figure = result.map(SweepRunner::figure).orElse("left out");
            console.say(run.order() + " of " + all + ": " + run.cell().name() + ", block " + run.block() + ": " + figure
                    + text(remaining.of(left.subList(i + 1, left.size())), " left"));
            if (given.has(ToolOption.STOP_ON_FAILURE)
                    && result.map(Measured::verdict).orElse(Verdict.FAILED) != Verdict.COMPLETE) {
                break;
            }
        }
        if (signals.received()) {
            console.say("ended early by " + signals.name() + ": " + done.size() + " of " + all
                    + " runs are done; the same command goes on with the others");
            return signals.status();
        }
        return status(leftOut);
    }

    private int status(boolean leftOut) {
        if (done.containsValue(Verdict.DAMAGED)) {
            return ExitStatus.DAMAGED.code();
        }
        boolean complete = done.values().stream().allMatch(verdict -> verdict == Verdict.COMPLETE);
        return complete && !leftOut ? ExitStatus.COMPLETE.code() : ExitStatus.DEGRADED.code();
    }

    /** The order of the runs as well where it is known already. */
    private int showPlan() {
        Optional<String> record = recordSoFar();
        refuseOther(new SweepRecord(sweep, seed(record), host()), Path.of(folderName, RECORD), record);
        boolean known = given.has(ToolOption.SWEEP_SEED) || !sweep.shuffled() || record.isPresent();
        List<PlannedRun> runs = sweep.runs(seed(record));
        console.print((known
                ? runs.stream().map(run -> run.order() + "  block " + run.block() + "  " + run.cell().name() + "\n")
                : cells.keySet().stream().map(cell -> "cell " + cell.number() + "  " + cell.name() + "\n"))
                .collect(Collectors.joining()) + cells.size() + " cells, " + runs.size() + " runs"
                + text(remaining.of(runs), "") + "\n");
        return ExitStatus.COMPLETE.code();
    }

    private Optional<String> recordSoFar() {
        Path file = Path.of(folderName, RECORD);
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new InputError(file + ": cannot be read (" + e.getMessage() + ")");
        }
    }

    /** The seed given, else that of the folder, else a new one. */
    private long seed(Optional<String> record) {
        return given.has(ToolOption.SWEEP_SEED)
                ? given.parse(ToolOption.SWEEP_SEED, Units::parseWhole, 0L)
                : record.map(text -> SweepRecord.seed(RECORD, text))
                        .orElseGet(() -> System.currentTimeMillis() % SEEDS);
    }

    /** Writes what is going to be done, or finds that it has begun already; the runs in their order. */
    private List<PlannedRun> begin(LockedFolder folder) throws OutputError {
        Optional<String> before = folder.text(RECORD);
        SweepRecord record = new SweepRecord(sweep, seed(before), host());
        refuseOther(record, folder.path(RECORD), before);
        folder.write(RECORD, record.text());
        return sweep.runs(record.seed());
    }

    /** Throws {@link UsageError} if the folder was begun with another. */
    private void refuseOther(SweepRecord record, Path file, Optional<String> before) {
        List<String> changes = before.map(text -> record.changes(file.toString(), text)).orElse(List.of());
        if (!changes.isEmpty() && !given.has(ToolOption.ANYWAY)) {
            throw new UsageError(folderName + " was begun otherwise; another folder, or --anyway: "
                    + String.join("; ", changes));
        }
    }

    private static Map<String, String> host() {
        Build build = Build.read();
        Map<String, String> host = new LinkedHashMap<>();
        host.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        host.put("java", Runtime.version().toString());
        host.put("tcpp_version", build.version());
        host.put("tcpp_commit", build.commit());
        return host;
    }

    /** A run that failed, or whose file somebody spoiled, is done once more. */
    private void readDone(LockedFolder folder, PlannedRun run) {
        Path file = folder.path(run.file());
        if (!Files.exists(file)) {
            return;
        }
        try {
            Measured.of(ResultReader.read(file)).filter(known -> known.verdict() != Verdict.FAILED)
                    .ifPresent(known -> {
                        done.put(run, known.verdict());
                        table.put(run, known);
                        noteTime(run, known);
                    });
        } catch (InputError e) {
            console.say(e.getMessage() + "; this run is done once more");
        }
    }

    private void noteTime(PlannedRun run, Measured result) {
        if (result.summary().values().get("seconds") instanceof Number known) {
            remaining.recall(run.cell(), Math.round(known.doubleValue() * NS_PER_SECOND));
        }
    }

    private static String text(OptionalLong ns, String ending) {
        return ns.orElse(0) < NS_PER_SECOND / 2 ? "" : ", about " + Remaining.text(ns.getAsLong()) + ending;
    }
}
