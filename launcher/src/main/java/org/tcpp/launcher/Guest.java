package org.tcpp.launcher;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tcpp.control.Channel;
import org.tcpp.control.Say;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Tally;
import org.tcpp.host.CpuMeter;
import org.tcpp.host.CpuTicks;
import org.tcpp.host.HostFacts;
import org.tcpp.host.HostFactsReader;
import org.tcpp.host.KernelCounters;
import org.tcpp.message.Command;
import org.tcpp.message.Load;
import org.tcpp.message.Message;
import org.tcpp.plan.RunPlan;
import org.tcpp.process.Fleet;
import org.tcpp.process.Worker;
import org.tcpp.result.Ending;
import org.tcpp.result.HostView;

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

    private final Channel channel;
    private final RunPlan server;
    private final int run = Token.fresh();
    private final List<Say> held = new ArrayList<>();
    private final Set<Integer> replaced = new HashSet<>();
    private Stage stage = Stage.PLANNING;
    private Say.Plan wish;
    private RunPlan plan;
    private Tally tally;
    private String impaired;
    private long endingSinceNs;
    private boolean lostControl;
    private Instant began = Instant.now();
    private HostFacts facts;
    private String networkInterface;
    private CpuTicks cpuBefore;
    private KernelCounters countersBefore;

    /** Somebody who has introduced himself. */
    Guest(Channel channel, RunPlan server) {
        this.channel = channel;
        this.server = server;
    }

    /** The token of the run. */
    int run() {
        return run;
    }

    /** The client's address. */
    String remote() {
        return channel.remote();
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
    void step(Crew crew, Fleet servers, long nowNs) {
        for (Channel.Heard heard = channel.poll(0); heard != null && stage != Stage.OVER; heard = channel.poll(0)) {
            switch (heard) {
                case Channel.Broken end -> lose(servers, "the control connection broke: " + end.how(), nowNs);
                case Channel.Said said -> take(said.say(), crew, servers, nowNs);
            }
        }
        if (stage == Stage.AGREEING && crew.allServe(servers, run)) {
            stage = Stage.RUNNING;
            channel.send(new Say.Serving(run));
            for (Worker worker : servers.workers()) {
                if (worker.number() < plan.processes() && crew.ready(worker) != null) {
                    channel.send(new Say.FromWorker(worker.number(), crew.ready(worker)));
                }
            }
            held.forEach(channel::send);
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
            servers.send(worker, new Command.Prepare(load(worker.number())));
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

    RunPlan plan() {
        return plan;
    }

    String id() {
        return wish.id();
    }

    Ending ending() {
        return impaired == null ? new Ending.Normal() : new Ending.Impaired(impaired);
    }

    /** When the run was agreed. */
    Instant began() {
        return began;
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
            channel.send(new Say.Bye(host));
        }
        channel.close();
    }

    @Override
    public void said(Worker worker, Message message) {
        say(new Say.FromWorker(worker.number(), message));
    }

    @Override
    public void lost(Worker worker, String how) {
        say(new Say.Lost(worker.number(), how));
    }

    private void say(Say say) {
        if (stage == Stage.AGREEING) {
            held.add(say);
        } else if (!lostControl) {
            channel.send(say);
        }
    }

    private void take(Say say, Crew crew, Fleet servers, long nowNs) {
        switch (say) {
            case Say.Plan asked when stage == Stage.PLANNING -> agree(asked, crew, servers);
            case Say.Go _ when stage == Stage.RUNNING -> channel.send(new Say.Gone(nowNs));
            case Say.End end when stage == Stage.RUNNING -> release(servers, end.connections(), nowNs);
            case Say.Bye _ -> lose(servers, "the client left before its run was over", nowNs);
            default -> lose(servers, "the client said something out of turn", nowNs);
        }
    }

    private void agree(Say.Plan asked, Crew crew, Fleet servers) {
        wish = asked;
        if (!isSafeId(asked.id())) {
            lose(servers, "the client named its run in a way that is not allowed", System.nanoTime());
            return;
        }
        if (asked.workers() > servers.workers().size()) {
            channel.send(new Say.Refused("workers: this server has " + servers.workers().size() + ", and the client "
                    + asked.workers()));
            stage = Stage.OVER;
            channel.close();
            return;
        }
        plan = new RunPlan(RunPlan.Mode.SERVER, null, server.address(), servers.workers().size(), server.basePort(),
                null, 1, asked.connections(), server.atOnce(), asked.sizes(), asked.closing(), 0,
                server.timeoutNs(), server.intervalNs(), server.tuning(), false, server.workerArguments());
        tally = new Tally(plan);
        tally.go(System.nanoTime());
        began = Instant.now();
        facts = HostFactsReader.read(channel.remote(), null);
        HostFacts.Network network = facts.network();
        networkInterface = network == null ? null : network.name();
        countersBefore = KernelCounters.read(networkInterface);
        cpuBefore = CpuMeter.snapshot();
        stage = Stage.AGREEING;
        crew.follow(run, tally, this);
        for (Worker worker : servers.workers()) {
            servers.send(worker, new Command.Prepare(load(worker.number())));
        }
    }

    private Load load(int number) {
        return new Load(run, new Load.Share(wish.connections(), wish.atOnce(), number, wish.workers()), wish.sizes(),
                wish.closing(), new Load.Times(0, server.timeoutNs(), wish.intervalNs()), false);
    }

    /** It becomes a part of a file's name. */
    private static boolean isSafeId(String id) {
        return id.matches("[0-9a-f-]{1,64}");
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
            channel.close();
            return;
        }
        if (stage != Stage.ENDING) {
            impaired = why;
            release(servers, new long[0], nowNs);
        }
    }
}
