package org.tcpp.launcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tcpp.cli.CliOption;
import org.tcpp.cli.CommandLine;
import org.tcpp.cli.Mode;
import org.tcpp.cli.Options;
import org.tcpp.cli.Parsed;
import org.tcpp.cli.Tool;
import org.tcpp.cli.UsageError;
import org.tcpp.plan.Planned;
import org.tcpp.plan.Planner;
import org.tcpp.sweep.Cell;
import org.tcpp.sweep.Sweep;

/**
 * A cell of a sweep, looked at before anything is run.
 *
 * @param cell which
 * @param words the command line of its runs
 * @param planned their plan
 * @param preflight what this host may lack for them
 */
record PreparedCell(Cell cell, List<String> words, Planned planned, Preflight preflight) {

    /** Throws {@link UsageError}, which names the cell, if its runs are not possible. */
    static PreparedCell of(Sweep sweep, Cell cell) {
        try {
            List<String> words = sweep.line(cell);
            Options options = options(words);
            check(options);
            Planned planned = Planner.plan(options);
            Preflight preflight = planned instanceof Planned.Ready ready && options.mode() != Mode.MESH
                    ? Preflight.look(ready.plan())
                    : Preflight.NOTHING;
            if (!preflight.refusals().isEmpty()) {
                throw new UsageError(preflight.refusals().getFirst());
            }
            return new PreparedCell(cell, words, planned, preflight);
        } catch (UsageError e) {
            throw new UsageError(cell.name() + ": " + e.getMessage());
        }
    }

    /** What its runs are, each with its result in a file. */
    Invocation writing(String file) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(CliOption.JSON.dashed(), file));
        return new Invocation(options(all), all, preflight.warnings());
    }

    private static Options options(List<String> words) {
        Arrays.stream(Tool.values()).filter(tool -> tool.word().equals(words.getFirst())).findFirst()
                .ifPresent(tool -> {
                    throw new UsageError("what stands behind -- has to be a run, not " + tool.word());
                });
        return switch (CommandLine.parse(words.toArray(String[]::new))) {
            case Parsed.Run run -> run.options();
            case Parsed.Use use -> throw new UsageError("--" + use.tool().word() + " is no run");
            case Parsed.Wrong wrong -> throw new UsageError(wrong.message());
        };
    }

    private static void check(Options options) {
        Options.Output output = options.output();
        if (options.mode() == Mode.SERVER) {
            throw new UsageError("a sweep runs clients, or loopback; a server of theirs runs beside it");
        }
        if (output.json() != null || output.csv() != null || output.jsonStream() != null
                || output.connections() != null) {
            throw new UsageError("a sweep writes the results of its runs into its own folder: no -o, --csv,"
                    + " --json-stream or --connections behind --");
        }
        if (output.live() || output.metrics() != null) {
            throw new UsageError("a sweep tells of its runs in lines: no --live or --openmetrics behind --");
        }
        if (options.measuring().trials() > 1) {
            throw new UsageError("--trials stands before the --, for it is the sweep's");
        }
    }
}
