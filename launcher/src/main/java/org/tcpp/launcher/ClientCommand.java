package org.tcpp.launcher;

import java.util.ArrayList;
import java.util.List;
import org.tcpp.cli.Options;
import org.tcpp.control.Secret;
import org.tcpp.message.ExitStatus;
import org.tcpp.output.Console;
import org.tcpp.output.Outputs;
import org.tcpp.plan.Planned;
import org.tcpp.report.TextReport;
import org.tcpp.result.Summary;
import org.tcpp.result.Trials;
import org.tcpp.result.Verdict;

/** What a client's command does: one run, or several (--trials), each with a result, and what they say together. */
final class ClientCommand {

    private final Invocation invocation;
    private final Options options;
    private final Planned planned;
    private final Console console;
    private final Outputs outputs;
    private final Signals signals;
    private Assignment assignment;

    ClientCommand(Invocation invocation, Planned planned, Console console, Outputs outputs, Signals signals) {
        this.invocation = invocation;
        options = invocation.options();
        this.planned = planned;
        this.console = console;
        this.outputs = outputs;
        this.signals = signals;
    }

    /** Does it; the exit status. */
    int run() {
        Secret secret = Secrets.read(options);
        boolean alone = options.measuring().trials() == 1;
        assignment = new Assignment(invocation, planned, outputs, secret, alone
                ? Assignment.Reuse.ALONE
                : Assignment.Reuse.of(options.measuring().freshWorkers()));
        try (Conductor conductor = new Conductor(console, signals)) {
            int status = alone ? once(conductor) : several(conductor);
            conductor.tidyUp();
            return status;
        }
    }

    private int once(Conductor conductor) {
        Outcome outcome = outcome(conductor);
        outputs.write(outcome.result(), outcome.events());
        show(outcome);
        return outcome.status();
    }

    private int several(Conductor conductor) {
        List<Summary> summaries = new ArrayList<>();
        Verdict worst = Verdict.COMPLETE;
        int status = ExitStatus.COMPLETE.code();
        for (int trial = 1; trial <= options.measuring().trials() && !signals.received(); trial++) {
            console.tell("trial " + trial + " of " + options.measuring().trials());
            Outcome outcome = outcome(conductor);
            outputs.writeTrial(outcome.result(), trial, outcome.events());
            show(outcome);
            // of all else a result holds, a thousand of them would be too much
            summaries.add(outcome.result().summary());
            worst = outcome.result().verdict().compareTo(worst) > 0 ? outcome.result().verdict() : worst;
            status = Math.max(status, outcome.status());
        }
        status = worst == Verdict.DAMAGED ? ExitStatus.DAMAGED.code() : status;
        Trials trials = Trials.of(summaries, worst);
        outputs.write(trials);
        console.print("\n" + TextReport.trials(trials, console.style()));
        return status;
    }

    private Outcome outcome(Conductor conductor) {
        try {
            return conductor.run(assignment);
        } catch (RuntimeException fault) {
            console.bug(fault);
            return conductor.broken(fault);
        }
    }

    private void show(Outcome outcome) {
        if (!outcome.told()) {
            outputs.show(outcome.result());
        }
    }
}
