package org.tcpp.launcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.tcpp.agent.Agent;
import org.tcpp.agent.HostWatch;
import org.tcpp.agent.LocalAgent;
import org.tcpp.agent.RemoteAgent;
import org.tcpp.agent.WorkerJvm;
import org.tcpp.agent.Workers;
import org.tcpp.cli.Mode;
import org.tcpp.disturb.Disturber;
import org.tcpp.disturb.Script;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Tally;
import org.tcpp.host.HostFacts;
import org.tcpp.host.Processors;
import org.tcpp.message.ExitStatus;
import org.tcpp.output.Console;
import org.tcpp.output.RunEvents;
import org.tcpp.plan.Planned;
import org.tcpp.plan.RunSpec;
import org.tcpp.result.Ending;
import org.tcpp.result.Result;
import org.tcpp.result.Start;
import org.tcpp.session.Action;
import org.tcpp.session.ConductedRun;
import org.tcpp.session.SessionEvent;

/**
 * Conducts the runs of a client, or of loopback mode, one after the other on the same workers: gives the session what
 * happens and does what it says. One thread.
 */
final class Conductor implements AutoCloseable {

    private final Console console;
    private final Signals signals;
    private Assignment assignment;
    private Mailbox mailbox;
    private Workers workers;
    private WorkerJvm jvm;
    private List<Agent> agents = List.of();
    private CompletableFuture<HostFacts> facts;
    private List<String> factsBetween;
    private HostWatch watch;
    private RunContext context;
    private ConductedRun session;
    private RunEvents events;
    private Disturber disturber;
    private int requests;

    Conductor(Console console, Signals signals) {
        this.console = console;
        this.signals = signals;
    }

    /** Conducts a run. */
    Outcome run(Assignment next) {
        assignment = next;
        String id = next.company() == null ? UUID.randomUUID().toString() : next.company().run();
        context = new RunContext(id, next.invocation());
        agents = List.of();
        watch = null;
        events = null;
        return switch (next.planned()) {
            case Planned.Ready ready -> run(ready);
            case Planned.UnknownHost unknown -> refuse(unknown);
        };
    }

    private Outcome run(Planned.Ready ready) {
        boolean warm = reuseWorkers(ready.plan());
        int sharers = assignment.company() == null ? 1 : Hosting.MOST_SHARERS;
        session = new ConductedRun(ready.plan(), context.id(), assignment.token(ready.plan()),
                Processors.here().effective() / sharers, System.nanoTime());
        if (assignment.company() != null) {
            session.awaitOthers();
        }
        agents = agents(ready);
        List<Action> first = session.start();
        events = assignment.outputs().events(session.tally(), session.rows());
        act(first);
        while (!session.isDone()) {
            turn();
        }
        agents.forEach(Agent::close);
        console.clear();
        return tell(warm);
    }

    /** This host, and those of the servers if they have launchers. */
    private List<Agent> agents(Planned.Ready ready) {
        List<Agent> all = new ArrayList<>();
        all.add(new LocalAgent(workers, this::watch, this::startWorkers));
        for (int server = 0; assignment.isControlled(ready.plan()) && server < ready.addresses().size(); server++) {
            all.add(new RemoteAgent(new RemoteAgent.Target(ready.plan(), server, ready.addresses().get(server),
                    assignment.options().control().port(), assignment.secret()), mailbox::add));
        }
        return all;
    }

    private Outcome refuse(Planned.UnknownHost unknown) {
        Tally none = new Tally(unknown.plan());
        RunEvents nothing = assignment.outputs().events(none);
        console.say("-c " + unknown.message());
        Result result = context.result(unknown.plan(), Estimate.of(unknown.plan(), none), List.of(),
                new Ending.Failed(unknown.message()), new HostWatch(HostWatch.read(null, null)).view(), List.of());
        return new Outcome(result, ExitStatus.UNAVAILABLE.code(), nothing);
    }

    /** We are at fault: what is known of the run is told all the same. */
    Outcome broken(RuntimeException fault) {
        if (events == null) {
            throw fault; // nothing is known, and the outputs of that run were never there
        }
        return tell(new Ending.Failed("a bug in tcpp: " + fault), ExitStatus.SOFTWARE.code(), session.warnings());
    }

    @Override
    public void close() {
        endWorkers();
    }

    /** Ends the workers, and makes the start-up archive for the next command, now that nothing is measured any more. */
    void tidyUp() {
        endWorkers();
        if (jvm != null && !signals.received()) {
            jvm.makeArchive();
        }
    }

    private void endWorkers() {
        if (workers != null) {
            workers.end();
            workers.close();
            workers = null;
        }
    }

    private boolean reuseWorkers(RunSpec plan) {
        if (workers != null) {
            for (Mailbox.Entry late = mailbox.poll(); late != null; late = mailbox.poll()) {
                workers.note(late.event());
            }
            if (assignment.reuse() != Assignment.Reuse.FRESH && workers.isWarm() && workers.fit(plan)) {
                return true;
            }
            endWorkers();
        }
        mailbox = new Mailbox();
        workers = new Workers(mailbox::add, this::isHurried);
        return false;
    }

    private void turn() {
        signals.attend(console::say);
        if (requests != signals.requests()) {
            requests = signals.requests();
            step(new SessionEvent.StopRequested(signals.name(), signals.forbidWaiting()));
        }
        SessionEvent event = mailbox.take().event();
        if (event instanceof SessionEvent.WorkerNoise noise) {
            console.say(workers.name(noise.worker()) + ": " + noise.line());
        } else if (event instanceof SessionEvent.StopRequested stop) {
            signals.hear(stop.signal());
        }
        if (workers.note(event)) {
            step(event);
        }
        assignment.outputs().step();
        show();
    }

    private void step(SessionEvent event) {
        act(session.step(event, System.nanoTime()));
    }

    private void show() {
        long nowNs = System.nanoTime();
        switch (session.state()) {
            case ASSEMBLE -> console.busy("starting workers: " + workers.readyCount() + " ready");
            case AGREE -> console.busy("waiting for the server's workers");
            case RUN -> {
                events.step();
                followHosts();
                if (session.plan().holding().connectFirst()) {
                    watch.look();
                }
                if (assignment.company() != null) {
                    assignment.company().standing(session.tally().live(nowNs));
                }
                if (console.wantsLive(nowNs)) {
                    console.live(session.tally().live(nowNs), nowNs);
                }
            }
            case DRAIN -> console.busy("waiting for the receiver");
            default -> {
                // too short to be worth a word
            }
        }
    }

    /** What both hosts have counted; several servers are several hosts, and are told of in the result. */
    private void followHosts() {
        events.step(session.plan().mode() == Mode.LOOPBACK ? "both" : "client", watch().newSamples());
        if (agents.size() == 2) {
            events.step("server", agents.getLast().newSamples());
        }
    }

    private void act(List<Action> actions) {
        boolean begun = false;
        for (Action action : actions) {
            agents.forEach(agent -> agent.perform(action));
            if (action instanceof Action.BeginMeasuring) {
                context.begin();
                begun = true;
            } else if (action instanceof Action.AwaitOthers) {
                assignment.company().ready(momentNs -> mailbox.add(new SessionEvent.Released(momentNs)));
            } else if (action instanceof Action.Remark remark) {
                console.tell(remark.line());
            }
        }
        if (begun) {
            tellOfBeginning(); // once the workers have been told, who are not to wait for it
        }
    }

    private void startWorkers() {
        if (jvm == null || !jvm.fits(session.plan())) {
            jvm = new WorkerJvm(session.plan(), console::detail, () -> signals.endIsWanted(console::say));
        }
        workers.start(session.plan(), jvm.command());
        watch();
    }

    /** What this host is is read while the workers start, and once for all runs between the same addresses. */
    private HostWatch watch() {
        RunSpec plan = session.plan();
        List<String> between = Arrays.asList(plan.address(), plan.local().first());
        if (facts == null || !between.equals(factsBetween)) {
            facts = HostWatch.read(plan.address(), plan.local().first());
            factsBetween = between;
        }
        if (watch == null) {
            watch = new HostWatch(facts);
            watch.watchRest(plan.serverPorts(), plan.exchange().isChaotic());
        }
        return watch;
    }

    private void tellOfBeginning() {
        Script script = session.plan().measuring().script();
        if (!script.isEmpty()) {
            disturber = Disturber.start(script, session.tally().epochNs());
        }
        events.begin(Start.of(context.early(session.warnings()), session.plan()));
    }

    private boolean isHurried() {
        signals.attend(console::say);
        return signals.forbidWaiting();
    }

    private Outcome tell(boolean warm) {
        return tell(session.ending(), session.failure(), warnings(warm));
    }

    private Outcome tell(Ending ending, int failure, List<String> warnings) {
        if (disturber != null) {
            context.disturbed(disturber.finish(this::isHurried));
            disturber = null;
        }
        Estimate estimate = Estimate.of(session.plan(), session.tally());
        Result result = context.result(session.plan(), estimate, warnings, ending, watch().view(this::isHurried),
                agents.stream().skip(1).map(Agent::host).toList());
        followHosts();
        if (ending instanceof Ending.Failed failed) {
            console.say(failed.reason());
        }
        signals.attend(console::say);
        return new Outcome(result, Outcome.status(result, failure, signals), events, ending instanceof Ending.Failed,
                Outcome.lastBeganNs(estimate));
    }

    private List<String> warnings(boolean warm) {
        List<String> warnings = new ArrayList<>(session.warnings());
        if (assignment.reuse() != Assignment.Reuse.ALONE) {
            warnings.add(warm
                    ? "the workers had served an earlier trial of this command (see --fresh-workers)"
                    : "the workers were started for this trial");
        }
        return warnings;
    }
}
