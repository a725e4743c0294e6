package org.tcpp.launcher;

import java.util.List;
import org.tcpp.cli.Options;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Tally;
import org.tcpp.message.Command;
import org.tcpp.message.Report;
import org.tcpp.message.Role;
import org.tcpp.plan.Planner;
import org.tcpp.plan.RunPlan;
import org.tcpp.process.Fleet;
import org.tcpp.process.JvmCommand;
import org.tcpp.process.Worker;
import org.tcpp.result.Ending;
import org.tcpp.result.Result;

/** A client's run, or in loopback mode that of both sides: get ready, go, wait, add up, tell. */
final class ClientRun {

    private final Options options;
    private final RunPlan plan;
    private final Console console;
    private final Signals signals;
    private final List<String> words;
    private final Tally tally;
    private final int run;

    ClientRun(Options options, RunPlan plan, Console console, Signals signals, String... words) {
        this.options = options;
        this.plan = plan;
        this.console = console;
        this.signals = signals;
        this.words = List.of(words);
        tally = new Tally(plan);
        run = plan.mode() == RunPlan.Mode.LOOPBACK ? Token.fresh() : Report.CLASSIC;
    }

    /** Runs it; the exit status. */
    int run() {
        try (Workshop workshop = new Workshop(plan, console)) {
            Outcome outcome = run(workshop.command());
            workshop.makeArchive();
            return outcome.status();
        }
    }

    private Outcome run(JvmCommand command) {
        Bystander bystander = new Bystander(plan, options, words);
        Crew crew = new Crew(tally, run, console, signals);
        try (crew) {
            Fleet servers = plan.mode() == RunPlan.Mode.LOOPBACK
                    ? crew.start(Planner.specs(plan, Role.SERVER, pid(), Report.CLASSIC), command)
                    : null;
            Fleet clients = crew.start(Planner.specs(plan, Role.CLIENT, pid(), run), command);
            if (!crew.awaitReady() || servers != null && !serve(crew, servers)) {
                return unable(crew, bystander);
            }
            bystander.begin();
            drive(crew, clients, servers);
        }
        console.clear();
        Ending ending = signals.received() ? new Ending.Interrupted(signals.name()) : new Ending.Normal();
        return tell(bystander, ending, 0);
    }

    private boolean serve(Crew crew, Fleet servers) {
        servers.sendAll(new Command.Expect(run, plan.sizes(), plan.closing()));
        return crew.awaitServing(servers);
    }

    private void drive(Crew crew, Fleet clients, Fleet servers) {
        long epochNs = System.nanoTime();
        tally.go(epochNs);
        clients.sendAll(new Command.Go(epochNs));
        boolean stopping = false;
        while (!crew.allEnded(clients) && !stopping) {
            crew.step();
            long nowNs = System.nanoTime();
            crew.watch(clients, nowNs);
            if (console.wantsLive(nowNs)) {
                console.live(tally.live(nowNs), nowNs);
            }
            stopping = signals.received();
        }
        if (stopping) {
            clients.sendAll(new Command.Stop());
        }
        crew.end(clients);
        if (servers != null) {
            conclude(crew, servers, stopping);
        }
    }

    /** The receiver has its say: what was sent may still be on its way. */
    private void conclude(Crew crew, Fleet servers, boolean stopping) {
        for (Worker worker : servers.workers()) {
            long connections = stopping ? 0 : tally.established(Role.CLIENT, worker.number());
            servers.send(worker, new Command.Release(run, connections));
        }
        while (!crew.allFinished(servers)) {
            crew.step();
            crew.watch(servers, System.nanoTime());
        }
        servers.sendAll(new Command.Stop());
        crew.end(servers);
    }

    private Outcome unable(Crew crew, Bystander bystander) {
        if (signals.received()) {
            return tell(bystander, new Ending.Interrupted(signals.name()), 0);
        }
        return tell(bystander, new Ending.Failed(crew.trouble()), crew.troubleStatus());
    }

    private Outcome tell(Bystander bystander, Ending ending, int status) {
        Estimate estimate = Estimate.of(plan, tally);
        Result result = bystander.result(estimate, ending);
        return new Outcome(result, status, signals).told(options, console);
    }

    private static long pid() {
        return ProcessHandle.current().pid();
    }
}
