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

/**
 * A run of a series, looked at before it is done.
 *
 * @param words its command line
 * @param planned its plan
 * @param preflight what this host may lack for it
 */
record PreparedRun(List<String> words, Planned planned, Preflight preflight) {

    /** Throws {@link UsageError} if it is not possible as one of such a series, {@code a sweep} or {@code a search}. */
    static PreparedRun of(List<String> words, String series) {
        PreparedRun prepared = unchecked(words, series);
        if (!prepared.preflight.refusals().isEmpty()) {
            throw new UsageError(prepared.preflight.refusals().getFirst());
        }
        return prepared;
    }

    /** The same, whatever this host lacks for it. */
    static PreparedRun unchecked(List<String> words, String series) {
        Options options = options(words);
        check(options, series);
        Planned planned = Planner.plan(options);
        Preflight preflight = planned instanceof Planned.Ready ready && options.mode() != Mode.MESH
                ? Preflight.look(ready.plan())
                : Preflight.NOTHING;
        return new PreparedRun(words, planned, preflight);
    }

    /** What it is. */
    Invocation invocation() {
        return new Invocation(options(words), words, preflight.warnings());
    }

    /** The same with its result in a file. */
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

    private static void check(Options options, String series) {
        Options.Output output = options.output();
        if (options.mode() == Mode.SERVER) {
            throw new UsageError(series + " runs clients, or loopback; a server of theirs runs beside it");
        }
        if (output.json() != null || output.csv() != null || output.jsonStream() != null || output.html() != null
                || output.connections() != null) {
            throw new UsageError(series + " writes what comes of its runs itself: no -o, --csv, --json-stream, --html"
                    + " or --connections behind --");
        }
        if (output.live() || output.metrics() != null || output.files().metrics() != null) {
            throw new UsageError(series + " tells of its runs in lines: no --live, --openmetrics or"
                    + " --openmetrics-file behind --");
        }
        if (options.measuring().trials() > 1) {
            throw new UsageError("--trials behind --: " + series + " says itself how often it runs");
        }
    }
}
