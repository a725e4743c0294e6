package org.tcpp.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tcpp.cli.Options;
import org.tcpp.conduct.Conduct;
import org.tcpp.conduct.Happening;
import org.tcpp.conduct.Stage;
import org.tcpp.conduct.Task;
import org.tcpp.mesh.MeshResult;
import org.tcpp.message.ExitStatus;
import org.tcpp.output.Console;
import org.tcpp.output.MeshOutput;
import org.tcpp.output.Outputs;
import org.tcpp.plan.RunSpec;
import org.tcpp.report.TextReport;
import org.tcpp.result.Ending;
import org.tcpp.result.Summary;
import org.tcpp.result.Trials;
import org.tcpp.result.Verdict;

/** What a command over many hosts does: reach them, have them run, and make one result of theirs. One thread. */
final class MeshCommand {

    private final Options.Hosts wish;
    private final Console console;
    private final Outputs outputs;
    private final Signals signals;
    private final Invocation invocation;
    private final RunSpec each;
    private MeshOutput place;
    private Conduct conduct;
    private MeshLedger ledger;
    private MeshDisplay display;
    private boolean began;
    private int requests;

    MeshCommand(Invocation invocation, RunSpec each, Console console, Outputs outputs, Signals signals) {
        wish = invocation.options().placement().hosts();
        this.console = console;
        this.outputs = outputs;
        this.signals = signals;
        this.invocation = invocation;
        this.each = each;
    }

    /** Does it, as often as is wanted; the exit status. */
    int run() {
        try (MeshAgents agents = new MeshAgents(console, signals)) {
            return invocation.options().measuring().trials() == 1
                    ? status(tell(conduct(agents, 0, false)))
                    : several(agents);
        }
    }

    /**
     * One run by agents that stay, with its result written and not shown; nothing if somebody ended it early.
     */
    Optional<MeshResult> measure(MeshAgents agents) {
        MeshResult result = conduct(agents, 0, true);
        if (result.verdict() == Verdict.INTERRUPTED) {
            return Optional.empty();
        }
        outputs.write(result, place);
        return Optional.of(result);
    }

    private MeshResult tell(MeshResult result) {
        outputs.write(result, place);
        outputs.show(result);
        return result;
    }

    private int several(MeshAgents agents) {
        List<Summary> summaries = new ArrayList<>();
        Verdict worst = Verdict.COMPLETE;
        int status = ExitStatus.COMPLETE.code();
        for (int trial = 1; trial <= invocation.options().measuring().trials() && !signals.received(); trial++) {
            console.tell("trial " + trial + " of " + invocation.options().measuring().trials());
            boolean last = trial == invocation.options().measuring().trials();
            MeshResult result = tell(conduct(agents, trial, !last));
            summaries.add(result.summary());
            worst = result.verdict().compareTo(worst) > 0 ? result.verdict() : worst;
            status = Math.max(status, status(result));
        }
        Trials all = Trials.of(summaries, worst);
        outputs.write(all);
        console.print("\n" + TextReport.trials(all, console.style()));
        return worst == Verdict.DAMAGED ? ExitStatus.DAMAGED.code() : status;
    }

    /** One run, the only one (0) or one of several; agents may stay for another. */
    private MeshResult conduct(MeshAgents agents, int trial, boolean staying) {
        String id = UUID.randomUUID().toString();
        place = outputs.mesh(new MeshOutput.Place(id, trial, wish.rounds().rounds().size()));
        began = false;
        conduct = agents.begin(wish);
        if (staying) {
            conduct.staying();
        }
        ledger = new MeshLedger(new RunContext(id, invocation), wish, each, place);
        display = new MeshDisplay(conduct, wish.rounds(), console);
        step(agents, new Happening.Tick());
        while (conduct.stage() != Stage.DONE) {
            turn(agents);
        }
        console.clear();
        return ledger.result(conduct, ending());
    }

    private int status(MeshResult result) {
        return switch (result.verdict()) {
            case COMPLETE -> ExitStatus.COMPLETE.code();
            case DEGRADED -> ExitStatus.DEGRADED.code();
            case DAMAGED -> ExitStatus.DAMAGED.code();
            case INTERRUPTED -> signals.status();
            case FAILED -> ExitStatus.UNAVAILABLE.code();
        };
    }

    private Ending ending() {
        return conduct.signal() != null
                ? new Ending.Interrupted(conduct.signal())
                : conduct.failure() != null ? new Ending.Failed(conduct.failure()) : new Ending.Normal();
    }

    private void turn(MeshAgents agents) {
        signals.attend(console::say);
        if (requests != signals.requests()) {
            requests = signals.requests();
            step(agents, new Happening.StopRequested(signals.name(), signals.forbidWaiting()));
        }
        step(agents, agents.await());
        outputs.step();
        display.show(System.nanoTime());
    }

    private void step(MeshAgents agents, Happening happening) {
        List<Task> tasks = agents.step(happening);
        if (conduct.hasBegun() && !began) {
            began = true;
            ledger.begin();
        }
        tasks.stream().filter(Task.Settle.class::isInstance).map(Task.Settle.class::cast)
                .forEach(settled -> ledger.enter(settled.cell()));
    }
}
