package org.tcpp.launcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tcpp.cli.Options;
import org.tcpp.message.ExitStatus;
import org.tcpp.plan.Planned;
import org.tcpp.report.JsonReport;
import org.tcpp.report.TextReport;
import org.tcpp.result.Result;
import org.tcpp.result.Trials;

/** What a client's command does: one run, or several (--trials), each with a result, and what they say together. */
final class ClientCommand {

    private final Occasion occasion;
    private final Options options;
    private final Planned.Ready planned;
    private final Console console;
    private final Signals signals;

    ClientCommand(Occasion occasion, Planned.Ready planned, Console console, Signals signals) {
        this.occasion = occasion;
        options = occasion.options();
        this.planned = planned;
        this.console = console;
        this.signals = signals;
    }

    /** Does it; the exit status. */
    int run() {
        String stream = options.output().jsonStream();
        try (Follower follower = Follower.open(stream)) {
            return options.measuring().trials() == 1 ? once(follower) : several(follower);
        } catch (IOException e) {
            console.say("--json-stream " + stream + ": cannot be written (" + JsonFile.reason(e) + ")");
            return ExitStatus.CANNOT_CREATE.code();
        }
    }

    private int once(Follower follower) {
        return shown(oneRun(follower).written(options, console)).status();
    }

    /** The text comes last: files are written even if nobody reads it. A run that never began has none. */
    private Outcome shown(Outcome outcome) {
        signals.attend(console::say);
        return outcome.shown(console);
    }

    private Outcome oneRun(Follower follower) {
        return new ClientRun(occasion, planned, console, signals, follower).run();
    }

    private int several(Follower follower) {
        List<Result> results = new ArrayList<>();
        int status = ExitStatus.COMPLETE.code();
        for (int trial = 1; trial <= options.measuring().trials() && !signals.received(); trial++) {
            console.tell("trial " + trial + " of " + options.measuring().trials());
            Outcome outcome = oneRun(follower).rowWritten(options.output().csv(), console);
            outcome = shown(outcome.jsonWritten(numbered(trial), console));
            results.add(outcome.result());
            status = Math.max(status, outcome.status());
        }
        Trials trials = Trials.of(results);
        console.print("\n" + TextReport.trials(trials, console.style()));
        return written(trials, status);
    }

    /** The summary goes to the file that was named, the results to files beside it: r.json, r.1.json, r.2.json. */
    private String numbered(int trial) {
        String file = options.output().json();
        if (file == null || file.equals("-")) {
            return null;
        }
        int dot = file.lastIndexOf('.');
        boolean suffix = dot > file.lastIndexOf('/') + 1;
        return suffix ? file.substring(0, dot) + "." + trial + file.substring(dot) : file + "." + trial;
    }

    private int written(Trials trials, int status) {
        String file = options.output().json();
        return file == null || JsonFile.write(file, JsonReport.text(trials), console)
                ? status
                : ExitStatus.CANNOT_CREATE.code();
    }
}
