package org.tcpp.launcher;

import java.util.stream.IntStream;
import org.tcpp.cli.Options;
import org.tcpp.control.Secret;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Tally;
import org.tcpp.estimate.WorkerKey;
import org.tcpp.message.Command;
import org.tcpp.message.ExitStatus;
import org.tcpp.message.Report;
import org.tcpp.message.Role;
import org.tcpp.output.Console;
import org.tcpp.output.Outputs;
import org.tcpp.output.RunEvents;
import org.tcpp.plan.Planned;
import org.tcpp.plan.RunPlan;
import org.tcpp.process.Fleet;
import org.tcpp.process.JvmCommand;
import org.tcpp.process.Worker;
import org.tcpp.result.Ending;
import org.tcpp.result.Result;
import org.tcpp.result.Start;

/** One run of a client, or in loopback mode of both sides: agree, get ready, go, wait, add up. */
final class ClientRun {

    private static final long RUNNING_MS = 100;
    private static final long WAITING_MS = 5;
    /** What was sent may take so long to arrive; the server itself gives up when nothing has come for a while. */
    private static final long LAST_WORDS_NS = 130_000_000_000L;
    /** The same where somebody wants the run to end. */
    private static final long HURRIED_WORDS_NS = 10_000_000_000L;

    private final Occasion occasion;
    private final Options options;
    private final Planned planned;
    private final Console console;
    private final Signals signals;
    private RunPlan plan;
    private Tally tally;
    private Bystander bystander;
    private RemoteServer remote;
    private final Outputs outputs;
    private RunEvents events;
    private Workshop workshop;
    private int run = Report.CLASSIC;

    ClientRun(Occasion occasion, Planned planned, Console console, Signals signals, Outputs outputs) {
        this.occasion = occasion;
        options = occasion.options();
        this.planned = planned;
        this.console = console;
        this.signals = signals;
        this.outputs = outputs;
        plan = planned.plan();
    }

    /** Runs it. */
    Outcome run() {
        if (planned instanceof Planned.UnknownHost unknown) {
            begin(plan);
            console.say("-c " + unknown.message());
            return tell(new Ending.Failed(unknown.message()), ExitStatus.UNAVAILABLE.code());
        }
        try {
            agree((Planned.Ready) planned);
        } catch (RemoteServer.NoAgreement e) {
            if (bystander == null) {
                begin(plan);
            }
            console.say(e.getMessage());
            return tell(new Ending.Failed(e.getMessage()), e.status().code());
        }
        try {
            workshop = new Workshop(plan, console);
            return run(workshop.command());
        } finally {
            if (remote != null) {
                remote.close();
            }
        }
    }

    /** We are at fault: what is known is told all the same. */
    Outcome broken(RuntimeException fault) {
        if (bystander == null) {
            begin(plan);
        }
        return tell(new Ending.Failed("a bug in tcpp: " + fault), ExitStatus.SOFTWARE.code());
    }

    /** Does what may wait until the result is out. */
    void tidyUp() {
        if (workshop != null && !signals.received()) {
            workshop.makeArchive();
        }
    }

    /** Finds out who serves the run, and under which token. */
    private void agree(Planned.Ready ready) throws RemoteServer.NoAgreement {
        boolean controlled = plan.mode() == RunPlan.Mode.CLIENT && !options.control().classic();
        if (!controlled) {
            begin(plan);
            run = plan.mode() == RunPlan.Mode.LOOPBACK ? Token.fresh() : Report.CLASSIC;
            return;
        }
        Secret secret = RemoteServer.secret(options);
        RemoteServer.Reached reached = RemoteServer.reach(ready, options, secret);
        begin(reached.plan());
        remote = RemoteServer.agree(reached, bystander.id(), tally, signals);
        if (remote.run() != null) {
            run = remote.run();
        }
    }

    private void begin(RunPlan with) {
        plan = with;
        tally = new Tally(with);
        events = outputs.events(tally);
        bystander = new Bystander(with, occasion);
    }

    private Outcome run(JvmCommand command) {
        try (Crew crew = new Crew(console, signals)) {
            crew.follow(run, tally);
            Fleet servers = plan.mode() == RunPlan.Mode.LOOPBACK ? crew.start(plan.specs(Role.SERVER), command) : null;
            Fleet clients = crew.start(plan.specs(Role.CLIENT), command);
            if (!crew.awaitReady() || servers != null && !serve(crew, servers)) {
                return signals.received()
                        ? tell(new Ending.Interrupted(signals.name()), 0)
                        : unable(crew.trouble(), crew.troubleStatus());
            }
            bystander.begin(crew.congestion());
            events.begin(Start.of(bystander.early(), plan, options.measuring().omitNs()));
            drive(crew, clients);
            conclude(crew, servers);
            bystander.end();
        }
        console.clear();
        return tell(ending(), 0);
    }

    private Outcome unable(String trouble, int status) {
        console.say(trouble);
        return tell(new Ending.Failed(trouble), status);
    }

    private void prepare(Fleet fleet) {
        for (Worker worker : fleet.workers()) {
            fleet.send(worker, new Command.Prepare(plan.load(worker.number(), run)));
        }
    }

    private boolean serve(Crew crew, Fleet servers) {
        prepare(servers);
        while (!crew.allServe(servers, run) && !signals.received()) {
            crew.step(WAITING_MS);
        }
        return !signals.received() && !crew.allEnded(servers);
    }

    private void drive(Crew crew, Fleet clients) {
        long epochNs = System.nanoTime();
        tally.go(epochNs);
        if (remote != null) {
            remote.go(epochNs);
        }
        prepare(clients);
        clients.sendAll(new Command.Go(run, epochNs));
        Barrier barrier = plan.special().connectFirst() ? new Barrier(plan.special().holdNs()) : null;
        while (!crew.allFinished(clients, run) && !isCutShort()) {
            crew.step(RUNNING_MS);
            attend(crew, clients);
            if (barrier != null && barrier.isOpen(crew.allEstablished(clients))) {
                tally.transfer(System.nanoTime());
                clients.sendAll(new Command.Transfer(run));
                barrier = null;
            }
        }
        clients.sendAll(new Command.Stop());
        crew.end(clients);
    }

    private void attend(Crew crew, Fleet clients) {
        long nowNs = System.nanoTime();
        crew.watch(clients, nowNs);
        if (remote != null) {
            remote.step(0);
        }
        events.step();
        if (plan.special().connectFirst()) {
            bystander.look();
        }
        if (console.wantsLive(nowNs)) {
            console.live(tally.live(nowNs), nowNs);
        }
    }

    private boolean isCutShort() {
        return signals.received() || remote != null && (remote.isBroken() || remote.hasLeft());
    }

    /** The receiver has its say: what was sent may still be on its way. */
    private void conclude(Crew crew, Fleet servers) {
        long[] connections = IntStream.range(0, plan.processes())
                .mapToLong(number -> signals.received() ? 0 : tally.established(WorkerKey.here(Role.CLIENT, number)))
                .toArray();
        long untilNs = System.nanoTime() + (signals.received() ? HURRIED_WORDS_NS : LAST_WORDS_NS);
        if (servers != null) {
            for (Worker worker : servers.workers()) {
                servers.send(worker, new Command.Release(run, connections[worker.number()]));
            }
            while (!crew.allFinished(servers, run) && mayWait(untilNs)) {
                console.busy("waiting for the receiver");
                crew.step(WAITING_MS);
            }
            servers.sendAll(new Command.Stop());
            crew.end(servers);
        }
        if (remote != null && !remote.hasLeft()) {
            remote.end(connections);
            while (!remote.isDone() && !remote.isBroken() && mayWait(untilNs)) {
                signals.attend(console::say);
                remote.step(WAITING_MS);
                console.busy("waiting for the receiver");
            }
        }
    }

    private boolean mayWait(long untilNs) {
        return !signals.forbidWaiting() && System.nanoTime() - untilNs < 0;
    }

    private Ending ending() {
        if (signals.received()) {
            return new Ending.Interrupted(signals.name());
        }
        if (remote != null && remote.hasLeft()) {
            return new Ending.Impaired("the server on " + plan.host() + " was stopped before the run was over");
        }
        if (remote != null && !remote.isDone()) {
            return new Ending.Impaired(remote.isBroken()
                    ? remote.brokenWords()
                    : "the server did not say in time what it had received");
        }
        return new Ending.Normal();
    }

    private Outcome tell(Ending ending, int status) {
        Estimate estimate = Estimate.of(plan, tally, options.measuring().omitNs());
        Result result = bystander.result(estimate, ending, bystander.host(), remote == null ? null : remote.host());
        signals.attend(console::say);
        return new Outcome(result, Outcome.status(result, status, signals), events,
                ending instanceof Ending.Failed);
    }
}
