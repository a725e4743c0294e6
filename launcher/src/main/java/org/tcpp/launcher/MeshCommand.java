package org.tcpp.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.tcpp.cli.Options;
import org.tcpp.conduct.Conduct;
import org.tcpp.conduct.Happening;
import org.tcpp.conduct.Stage;
import org.tcpp.conduct.Task;
import org.tcpp.control.Secret;
import org.tcpp.mesh.MeshResult;
import org.tcpp.message.ExitStatus;
import org.tcpp.output.Console;
import org.tcpp.output.MeshOutput;
import org.tcpp.output.Outputs;
import org.tcpp.plan.RunSpec;
import org.tcpp.reach.Order;
import org.tcpp.report.TextReport;
import org.tcpp.result.Ending;
import org.tcpp.result.Summary;
import org.tcpp.result.Trials;
import org.tcpp.result.Verdict;

/** What a command over many hosts does: reach them, have them run, and make one result of theirs. One thread. */
final class MeshCommand {

    private static final long LOOK_MS = 100;
    /** An agent ends that has not heard the head for so long, and the head gives up an agent. */
    private static final long SILENCE_NS = 10_000_000_000L;
    /** The same where many hosts may share one machine, or the head has much to do. */
    private static final long CROWDED_SILENCE_NS = 30_000_000_000L;
    private static final int CROWD = 30;

    private final Options.Hosts wish;
    private final Console console;
    private final Outputs outputs;
    private final Signals signals;
    private final BlockingQueue<Happening> mailbox = new LinkedBlockingQueue<>();
    private final Invocation invocation;
    private final RunSpec each;
    private final long silenceNs;
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
        silenceNs = wish.rounds().hosts().size() > CROWD ? CROWDED_SILENCE_NS : SILENCE_NS;
        this.invocation = invocation;
        this.each = each;
    }

    /** Does it, as often as is wanted; the exit status. */
    int run() {
        try (Reach reach = new Reach(Approaches.of(wish.via(), wish.carryJava()), silenceNs, mailbox::add)) {
            return invocation.options().measuring().trials() == 1 ? status(tell(conduct(reach, 0))) : several(reach);
        }
    }

    /** One run, with its result written and not shown; nothing if somebody ended it early. */
    Optional<MeshResult> measure() {
        try (Reach reach = new Reach(Approaches.of(wish.via(), wish.carryJava()), silenceNs, mailbox::add)) {
            MeshResult result = conduct(reach, 0);
            if (result.verdict() == Verdict.INTERRUPTED) {
                return Optional.empty();
            }
            outputs.write(result, place);
            return Optional.of(result);
        }
    }

    private MeshResult tell(MeshResult result) {
        outputs.write(result, place);
        outputs.show(result);
        return result;
    }

    private int several(Reach reach) {
        List<Summary> summaries = new ArrayList<>();
        Verdict worst = Verdict.COMPLETE;
        int status = ExitStatus.COMPLETE.code();
        for (int trial = 1; trial <= invocation.options().measuring().trials() && !signals.received(); trial++) {
            console.tell("trial " + trial + " of " + invocation.options().measuring().trials());
            MeshResult result = tell(conduct(reach, trial));
            summaries.add(result.summary());
            worst = result.verdict().compareTo(worst) > 0 ? result.verdict() : worst;
            status = Math.max(status, status(result));
        }
        Trials all = Trials.of(summaries, worst);
        outputs.write(all);
        console.print("\n" + TextReport.trials(all, console.style()));
        return worst == Verdict.DAMAGED ? ExitStatus.DAMAGED.code() : status;
    }

    /** One run, the only one (0) or one of several, for which agents stay. */
    private MeshResult conduct(Reach reach, int trial) {
        String id = UUID.randomUUID().toString();
        place = outputs.mesh(new MeshOutput.Place(id, trial, wish.rounds().rounds().size()));
        began = false;
        conduct = conduct == null
                ? new Conduct(wish.rounds(), new HostCommands(wish.lines()), wish.missing(),
                        new Order.Begin(Secret.fresh(), silenceNs))
                : conduct.again();
        if (trial > 0 && trial < invocation.options().measuring().trials()) {
            conduct.staying();
        }
        ledger = new MeshLedger(new RunContext(id, invocation), wish, each, place);
        display = new MeshDisplay(conduct, wish.rounds(), console);
        step(reach, new Happening.Tick());
        while (conduct.stage() != Stage.DONE) {
            turn(reach);
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

    private void turn(Reach reach) {
        signals.attend(console::say);
        if (requests != signals.requests()) {
            requests = signals.requests();
            step(reach, new Happening.StopRequested(signals.name(), signals.forbidWaiting()));
        }
        Happening next = null;
        try {
            next = mailbox.poll(LOOK_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        step(reach, next == null ? new Happening.Tick() : next);
        outputs.step();
        display.show(System.nanoTime());
    }

    private void step(Reach reach, Happening happening) {
        List<Task> tasks = conduct.step(happening, System.nanoTime());
        if (conduct.hasBegun() && !began) {
            began = true;
            ledger.begin();
        }
        for (Task task : tasks) {
            reach.perform(task);
            switch (task) {
                case Task.Remark remark -> console.tell(remark.line());
                case Task.Complain complaint -> console.say(complaint.line());
                case Task.Settle settle -> ledger.enter(settle.cell());
                case Task.Reach _,Task.Tell _,Task.ReadClock _,Task.HangUp _ -> {
                    // a line's to do
                }
            }
        }
    }
}
