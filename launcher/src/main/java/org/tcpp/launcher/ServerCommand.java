package org.tcpp.launcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.tcpp.address.NumericAddress;
import org.tcpp.agent.Agent;
import org.tcpp.agent.HostWatch;
import org.tcpp.agent.LocalAgent;
import org.tcpp.agent.RemoteAgent;
import org.tcpp.agent.WorkerJvm;
import org.tcpp.agent.Workers;
import org.tcpp.cli.Options;
import org.tcpp.control.ChannelEvent;
import org.tcpp.control.ControlServer;
import org.tcpp.control.Link;
import org.tcpp.host.Processors;
import org.tcpp.message.ExitStatus;
import org.tcpp.output.Console;
import org.tcpp.output.Outputs;
import org.tcpp.plan.RunSpec;
import org.tcpp.result.Ending;
import org.tcpp.session.Action;
import org.tcpp.session.ClassicRun;
import org.tcpp.session.ServedPlan;
import org.tcpp.session.ServedRun;
import org.tcpp.session.Session;
import org.tcpp.session.SessionEvent;
import org.tcpp.session.State;

/** A server's life: listen, serve whoever comes until told to stop, tell what came. One thread. */
final class ServerCommand implements ControlServer.Reception {

    private static final long TICK_NS = Mailbox.TICK_MS * 1_000_000L;

    private final Invocation invocation;
    private final Options options;
    private final Outputs outputs;
    private final RunSpec plan;
    private final Console console;
    private final Signals signals;
    private final Mailbox mailbox = new Mailbox();
    private final Workers workers;
    private final Successors successors;
    private final ClassicRun classic;
    private final ServerLedger ledger;
    private final Agent here;
    private final CpuDisplay cpu;
    private final Hosting hosting;
    private final Examiner examiner;
    private final List<ServedClient> clients = new ArrayList<>();
    private final Queue<ServedClient> arrivals = new ConcurrentLinkedQueue<>();
    private final Queue<String> remarks = new ConcurrentLinkedQueue<>();
    private WorkerJvm jvm;
    private long tickedNs;
    private int requests;
    private boolean unlistened;

    ServerCommand(Invocation invocation, RunSpec plan, Console console, Outputs outputs, Signals signals) {
        this(invocation, plan, console, outputs, signals, Hosting.forPeople(Secrets.read(invocation.options())));
    }

    ServerCommand(Invocation invocation, RunSpec plan, Console console, Outputs outputs, Signals signals,
            Hosting hosting) {
        this.invocation = invocation;
        this.hosting = hosting;
        examiner = new Examiner(plan);
        this.outputs = outputs;
        options = invocation.options();
        this.plan = plan;
        this.console = console;
        this.signals = signals;
        workers = new Workers(mailbox::add, () -> {
            signals.attend(console::say);
            return signals.forbidWaiting();
        });
        successors = new Successors(workers, console);
        classic = new ClassicRun(plan, Processors.here().effective() / hosting.sharers(), System.nanoTime());
        HostWatch watch = new HostWatch(HostWatch.read(null, plan.local().first()));
        here = new LocalAgent(workers, () -> watch, this::startWorkers);
        ledger = new ServerLedger(invocation, plan, console, outputs, signals, hosting.served());
        cpu = new CpuDisplay(options.output().cpu(), console);
    }

    /** Does it; the exit status. */
    int run() {
        try {
            List<Action> first = classic.start();
            ledger.follow(classic);
            int status = serve(first);
            if (classic.isDone()) {
                return unable();
            }
            drain();
            workers.end();
            return Math.max(status, ledger.close(classic, here.host()));
        } finally {
            workers.close();
            outputs.removeReady();
        }
    }

    private int serve(List<Action> first) {
        try (ControlServer _ = new ControlServer(NumericAddress.parse(plan.address()).orElse(null),
                options.control().port(), hosting.secret(), ServedPlan.offer(plan), this)) {
            act(first);
            assemble();
            if (classic.isDone()) {
                return ExitStatus.UNAVAILABLE.code();
            }
            examiner.allow();
            if (!outputs.tellReady(plan, options.control().port())) {
                return ExitStatus.CANNOT_CREATE.code();
            }
            announce();
            hosting.listening().run();
            while (!signals.received() && !ledger.isOver(clients.isEmpty(), classic)) {
                turn();
            }
            return ExitStatus.COMPLETE.code();
        } catch (IOException e) {
            act(classic.fail("control port " + options.control().port() + ": " + e.getMessage()));
            return ExitStatus.UNAVAILABLE.code();
        }
    }

    /** Until all workers are ready; clients that come earlier are let in, and get theirs ready meanwhile. */
    private void assemble() {
        while (classic.state() == State.ASSEMBLE) {
            turn();
            if (signals.received()) {
                step(classic, stop());
            }
            console.busy("starting workers: " + workers.readyCount() + " of " + plan.processes() + " ready");
        }
        console.clear();
    }

    /** Runs end first, so that their clients hear of it; then everything does. */
    private void drain() {
        dismissClients();
        step(classic, stop());
        while (!classic.isDone()) {
            turn();
        }
    }

    private void dismissClients() {
        unlistened = true;
        for (ServedClient client : List.copyOf(clients)) {
            step(client.session(), stop());
        }
        while (!clients.isEmpty()) {
            turn();
        }
    }

    private SessionEvent stop() {
        return new SessionEvent.StopRequested(signals.received() ? signals.name() : "", signals.forbidWaiting());
    }

    @Override
    public Consumer<ChannelEvent> welcome(Link link) {
        ServedRun session = new ServedRun(plan, Token.fresh(), new RunsBeside(clients, classic), System.nanoTime());
        arrivals.add(new ServedClient(link, session, workers, mailbox, invocation, outputs));
        Consumer<SessionEvent> inbox = mailbox.of(session);
        return examiner.before(event -> inbox.accept(RemoteAgent.translate(0, event)), link);
    }

    @Override
    public void remark(String line) {
        remarks.add(line);
    }

    private void turn() {
        signals.attend(console::say);
        Mailbox.Entry entry = mailbox.take();
        admit();
        if (entry.event() instanceof SessionEvent.WorkerNoise noise) {
            console.say(workers.name(noise.worker()) + ": " + noise.line());
        } else if (entry.event() instanceof SessionEvent.StopRequested stop) {
            signals.hear(stop.signal());
        } else if (workers.note(entry.event())) {
            step(entry.to(), entry.event());
        }
        long nowNs = System.nanoTime();
        if (nowNs - tickedNs >= TICK_NS) {
            tickedNs = nowNs;
            step(null, new SessionEvent.Tick());
            clients.forEach(ServedClient::follow);
            ledger.step(classic);
            outputs.step();
        }
        hurry();
        if (classic.state() == State.RUN && !unlistened) {
            successors.appoint(nowNs);
        }
        for (String remark = remarks.poll(); remark != null; remark = remarks.poll()) {
            console.tell(remark);
        }
        if (classic.state() == State.RUN && console.wantsLive(nowNs)) {
            console.live(classic.tally().live(nowNs), nowNs);
        }
        cpu.show(nowNs);
    }

    private void admit() {
        for (ServedClient client = arrivals.poll(); client != null; client = arrivals.poll()) {
            if (unlistened) {
                client.dismiss(null);
            } else {
                clients.add(client);
                act(client, client.session().start());
            }
        }
    }

    /** Somebody does not want to wait any more. */
    private void hurry() {
        if (unlistened && requests != signals.requests()) {
            requests = signals.requests();
            if (signals.forbidWaiting()) {
                step(null, new SessionEvent.StopRequested(signals.name(), true));
            }
        }
    }

    /** Gives it to one session, or to all of them (null). */
    private void step(Session to, SessionEvent event) {
        long nowNs = System.nanoTime();
        if (to == null || to == classic) {
            act(classic.step(event, nowNs));
        }
        for (ServedClient client : List.copyOf(clients)) {
            if (to == null || to == client.session()) {
                act(client, client.session().step(event, nowNs));
            }
        }
    }

    private void act(ServedClient client, List<Action> actions) {
        client.act(actions, console);
        if (client.isOver()) {
            clients.remove(client);
            ledger.enter(client);
        }
    }

    private void act(List<Action> actions) {
        for (Action action : actions) {
            here.perform(action);
            if (action instanceof Action.Remark remark) {
                console.tell(remark.line());
            }
        }
    }

    private void startWorkers() {
        jvm = new WorkerJvm(plan, console::detail, () -> signals.endIsWanted(console::say));
        workers.start(plan, jvm.command());
    }

    private void announce() {
        int last = plan.basePort() + plan.processes() - 1;
        console.tell("serving on port" + (plan.processes() == 1 ? " " + last : "s " + plan.basePort() + " to " + last)
                + (plan.address() == null ? "" : " of " + plan.address()) + ", control port "
                + options.control().port());
        invocation.warnings().forEach(console::tell); // a server has nobody to show its result to
    }

    private int unable() {
        String reason = classic.ending() instanceof Ending.Failed failed ? failed.reason() : null;
        if (reason != null) {
            List.copyOf(clients).forEach(client -> act(client, client.session().dismiss(reason)));
            console.say(reason);
        }
        dismissClients();
        signals.attend(console::say);
        ledger.giveUp(classic, here.host());
        return classic.failure();
    }
}
