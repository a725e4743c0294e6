package org.tcpp.launcher;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.tcpp.control.ChannelEvent;
import org.tcpp.control.ControlMessage;
import org.tcpp.control.Link;
import org.tcpp.control.Offer;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Tally;
import org.tcpp.host.Build;
import org.tcpp.host.CpuMeter;
import org.tcpp.host.CpuTicks;
import org.tcpp.host.HostFacts;
import org.tcpp.host.HostFactsReader;
import org.tcpp.host.KernelCounters;
import org.tcpp.message.Command;
import org.tcpp.message.Message;
import org.tcpp.output.Outputs;
import org.tcpp.output.RunEvents;
import org.tcpp.plan.RunPlan;
import org.tcpp.process.Fleet;
import org.tcpp.process.Worker;
import org.tcpp.result.Ending;
import org.tcpp.result.FailureLimit;
import org.tcpp.result.HostView;
import org.tcpp.result.HostsView;
import org.tcpp.result.Result;
import org.tcpp.result.RunFacts;
import org.tcpp.result.Start;

/**
 * A client with a control connection, as the server's launcher serves it: one run, counted apart from all others. One
 * thread.
 */
final class Guest implements Crew.Listener {

    /** What is on its way may take so long; the workers themselves give up when nothing has come for a while. */
    private static final long LAST_WORDS_NS = 120_000_000_000L;

    private enum Stage {
        PLANNING, AGREEING, RUNNING, ENDING, OVER
    }

    private final Link link;
    private final Queue<ChannelEvent> inbox = new ConcurrentLinkedQueue<>();
    private final RunPlan server;
    private final Occasion occasion;
    private final Outputs outputs;
    private final int run = Token.fresh();
    private final List<ControlMessage> held = new ArrayList<>();
    private final Set<Integer> replaced = new HashSet<>();
    private Stage stage = Stage.PLANNING;
    private ControlMessage.Plan wish;
    private RunPlan plan;
    private Tally tally;
    private RunEvents events;
    private String impaired;
    private long promised;
    private long endingSinceNs;
    private boolean lostControl;
    private Instant began = Instant.now();
    private HostFacts facts;
    private String networkInterface;
    private CpuTicks cpuBefore;
    private KernelCounters countersBefore;

    /** Somebody who has introduced himself. */
    Guest(Link link, RunPlan server, Occasion occasion, Outputs outputs) {
        this.link = link;
        this.server = server;
        this.occasion = occasion;
        this.outputs = outputs;
    }

    /** Takes what happened on the link; any thread. */
    void hear(ChannelEvent event) {
        inbox.add(event);
    }

    /** The token of the run. */
    int run() {
        return run;
    }

    /** The client's address. */
    String remote() {
        return link.remote();
    }

    /** Connections at once that each worker is to serve for its run. */
    long promised() {
        return wish == null || stage == Stage.OVER ? 0 : Offer.atOnce(wish);
    }

    /** True while quick answers matter to the client. */
    boolean isInAHurry() {
        return stage == Stage.AGREEING || stage == Stage.ENDING;
    }

    /** True if its run is over and told. */
    boolean isOver() {
        return stage == Stage.OVER;
    }

    /** True if there was a run. */
    boolean hadRun() {
        return tally != null;
    }

    /** Takes what the client said, and does what is due. */
    void step(Crew crew, Fleet servers, long promisedToOthers, long nowNs) {
        promised = promisedToOthers;
        for (ChannelEvent event = inbox.poll(); event != null && stage != Stage.OVER; event = inbox.poll()) {
            switch (event) {
                case ChannelEvent.Broken end -> lose(servers, "the control connection broke: " + end.how(), nowNs);
                case ChannelEvent.ClockRead _ -> {
                    // Nobody here has asked.
                }
                case ChannelEvent.Received received ->
                    take(received.take(), received.atNs(), crew, servers, nowNs);
            }
        }
        if (stage == Stage.AGREEING && crew.allServe(servers, run)) {
            stage = Stage.RUNNING;
            link.send(new ControlMessage.Serving(run));
            for (Worker worker : servers.workers()) {
                if (worker.number() < plan.processes() && crew.ready(worker) != null) {
                    link.send(new ControlMessage.FromWorker(worker.number(), worker.incarnation(), crew.ready(worker)));
                }
            }
            held.forEach(link::send);
            events.begin(Start.of(facts(), plan, 0));
        }
        if (events != null) {
            events.step();
        }
        if (stage == Stage.ENDING
                && (crew.allFinished(servers, run) || nowNs - endingSinceNs > LAST_WORDS_NS)) {
            stage = Stage.OVER;
        }
    }

    /** A worker was replaced: its successor has to be told of the run. */
    void introduce(Worker worker, Fleet servers) {
        if (stage == Stage.RUNNING || stage == Stage.AGREEING) {
            replaced.add(worker.number());
            servers.send(worker, new Command.Prepare(wish.load(run, worker.number(), server.timeoutNs())));
        }
    }

    /** The server ends before the run does. */
    void cutShort(String why) {
        impaired = why;
    }

    /** The run is over: the figures, and the last words to the client. */
    Estimate estimate() {
        return Estimate.of(plan, tally);
    }

    String id() {
        return wish.id();
    }

    Ending ending() {
        return impaired == null ? new Ending.Normal() : new Ending.Impaired(impaired);
    }

    /** The result of the run. */
    Result result(Estimate estimate, HostView here) {
        return Result.of(facts(), plan, estimate, new HostsView(null, here));
    }

    /** Its part of the stream. */
    RunEvents events() {
        return events;
    }

    private RunFacts facts() {
        Build build = Build.read();
        return new RunFacts(id(), began, occasion.words(), build.version(), build.commit(), occasion.labels(),
                List.of(), FailureLimit.NONE, ending());
    }

    /** This host, as the run found it. */
    HostView host(String congestion) {
        return Hosts.view(facts, congestion,
                CpuMeter.snapshot().since(cpuBefore),
                KernelCounters.read(networkInterface).minus(countersBefore), null);
    }

    /** Says good-bye, with what there is to know of this host. */
    void dismiss(org.tcpp.message.Fields host) {
        if (!lostControl) {
            link.send(new ControlMessage.Bye(host));
        }
        link.close();
    }

    @Override
    public void said(Worker worker, Message message) {
        say(new ControlMessage.FromWorker(worker.number(), worker.incarnation(), message));
    }

    @Override
    public void lost(Worker worker, String how) {
        say(new ControlMessage.Lost(worker.number(), worker.incarnation(), how));
    }

    private void say(ControlMessage message) {
        if (stage == Stage.AGREEING) {
            held.add(message);
        } else if (!lostControl) {
            link.send(message);
        }
    }

    private void take(ControlMessage message, long atNs, Crew crew, Fleet servers, long nowNs) {
        switch (message) {
            case ControlMessage.Plan asked when stage == Stage.PLANNING -> agree(asked, crew, servers);
            case ControlMessage.Go _ when stage == Stage.RUNNING -> link.send(new ControlMessage.Gone(atNs));
            case ControlMessage.Cancel cancel when stage == Stage.RUNNING ->
                lose(servers, "the client cancelled its run: " + cancel.reason(), nowNs);
            case ControlMessage.End end when stage == Stage.RUNNING -> release(servers, end.connections(), nowNs);
            case ControlMessage.Bye _ -> lose(servers, "the client left before its run was over", nowNs);
            default -> lose(servers, "the client said something out of turn", nowNs);
        }
    }

    private void agree(ControlMessage.Plan asked, Crew crew, Fleet servers) {
        wish = asked;
        Offer offer = new Offer(servers.workers().size(), server.basePort(), server.atOnce());
        String refusal = offer.refusal(asked, promised).orElse(null);
        if (refusal != null) {
            link.send(new ControlMessage.Refused(refusal));
            stage = Stage.OVER;
            link.close();
            return;
        }
        plan = new RunPlan(RunPlan.Mode.SERVER, null, server.address(), asked.share().workers(), server.basePort(),
                null, 1, asked.share().connections(), server.atOnce(), asked.sizes(), asked.closing(),
                asked.times().durationNs(),
                server.timeoutNs(), asked.times().intervalNs(), server.tuning(), false, server.workerArguments());
        tally = new Tally(plan);
        events = outputs.events(tally);
        tally.go(System.nanoTime());
        began = Instant.now();
        facts = HostFactsReader.read(link.remote(), null);
        HostFacts.Network network = facts.network();
        networkInterface = network == null ? null : network.name();
        countersBefore = KernelCounters.read(networkInterface);
        cpuBefore = CpuMeter.snapshot();
        stage = Stage.AGREEING;
        crew.follow(run, tally, this);
        for (Worker worker : servers.workers()) {
            servers.send(worker, new Command.Prepare(wish.load(run, worker.number(), server.timeoutNs())));
        }
    }

    private void release(Fleet servers, long[] connections, long nowNs) {
        stage = Stage.ENDING;
        endingSinceNs = nowNs;
        for (Worker worker : servers.workers()) {
            // how many of them a predecessor took with it nobody knows, so its successor is not to wait for any
            boolean known = worker.number() < connections.length && !replaced.contains(worker.number());
            long there = known ? connections[worker.number()] : 0;
            servers.send(worker, new Command.Release(run, there));
        }
    }

    private void lose(Fleet servers, String why, long nowNs) {
        lostControl = true;
        if (stage == Stage.PLANNING) {
            stage = Stage.OVER;
            link.close();
            return;
        }
        if (stage != Stage.ENDING) {
            impaired = why;
            release(servers, new long[0], nowNs);
        }
    }
}
