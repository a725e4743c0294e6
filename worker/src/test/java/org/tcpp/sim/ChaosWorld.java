package org.tcpp.sim;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Function;
import org.tcpp.behaviour.ChaosPlan;
import org.tcpp.client.ClientWork;
import org.tcpp.client.Targets;
import org.tcpp.flow.Environment;
import org.tcpp.loop.Budget;
import org.tcpp.loop.Loop;
import org.tcpp.loop.Work;
import org.tcpp.message.Closing;
import org.tcpp.message.Command;
import org.tcpp.message.Content;
import org.tcpp.message.Exchange;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Load;
import org.tcpp.message.Message;
import org.tcpp.message.Report;
import org.tcpp.message.Role;
import org.tcpp.message.WorkerSpec;
import org.tcpp.net.Net;
import org.tcpp.sample.RunCounts;
import org.tcpp.server.ServerWork;
import org.tcpp.size.SizePlan;

/** One run of a client and a server, and what lies between, which may be broken or stand still. One thread. */
final class ChaosWorld {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long TIMEOUT_NS = 30 * SECOND_NS;
    private static final long LONGEST_NS = 3600 * SECOND_NS;
    static final int RUN = 7;
    private static final int PORT = 10_000;
    private static final int OPENING_BYTES = 12;
    private static final int BUFFER_BYTES = 16_384;

    /** One process and its pipe. */
    private final class Worker {
        private final Role role;
        private final SimProcess process;
        private final Queue<Command> commands = new ArrayDeque<>();
        private SimNet net;
        private Report report;

        Worker(Role role, SimHost host) {
            this.role = role;
            process = new SimProcess(host, role.word());
            process.start(world.nowNs(), this::run);
        }

        void send(Command... some) {
            for (Command command : some) {
                commands.add(command);
            }
            if (net != null) {
                net.wake();
            }
        }

        private void run() {
            net = new SimNet(process, new Net.Options(BUFFER_BYTES + OPENING_BYTES));
            Environment environment = Environment.of(net, process::nanoTime, () -> 0, this::tell);
            Function<Load, RunCounts> counts = load -> new RunCounts(load, role, 0, load.share().connections(),
                    new SimNames(net));
            Work work = role == Role.SERVER
                    ? new ServerWork(environment, BUFFER_BYTES, net.listen(null, PORT),
                            new WorkerSpec.Service(Load.UNLIMITED, 0, SECOND_NS, true), counts)
                    : new ClientWork(environment, BUFFER_BYTES, new Targets(net.address(new InetSocketAddress(
                            there.address, PORT)), -1, 1), counts);
            new Loop(environment, work, commands, Budget.of(0)).run();
        }

        private void tell(Message message) {
            if (message instanceof Message.Finished finished && finished.report().run() == RUN) {
                report = finished.report();
                onFinished(role, report);
            }
        }
    }

    private static final long LONGEST_STOP_NS = 2 * SECOND_NS;

    private final SimWorld world;
    private final SimHost there;
    private final Map<Role, Worker> workers = new EnumMap<>(Role.class);

    private ChaosWorld(long seed, Load load, Defect defect) {
        world = new SimWorld(seed);
        world.idleUntil(SECOND_NS);
        world.defect = defect;
        SimHost here = world.addHost("here");
        there = world.addHost("there");
        there.pathTo(here).latencyNs = SECOND_NS / 1000;
        here.pathTo(there).latencyNs = SECOND_NS / 1000;
        workers.put(Role.SERVER, new Worker(Role.SERVER, there));
        workers.put(Role.CLIENT, new Worker(Role.CLIENT, here));
        workers.get(Role.SERVER).send(new Command.Prepare(load));
        world.at(2 * SECOND_NS, () -> workers.get(Role.CLIENT).send(new Command.Prepare(load),
                new Command.Go(RUN, here.clockNs())));
    }

    /** What nobody may suffer from: a kernel that does things by halves, a process that stands still. */
    private void disturb() {
        SimRandom random = world.random.fork();
        Weather weather = world.weather;
        weather.shortOneIn = random.oneIn(2) ? (int) random.between(2, 20) : 0;
        weather.againOneIn = random.oneIn(2) ? (int) random.between(5, 50) : 0;
        weather.spuriousOneIn = random.oneIn(2) ? (int) random.between(5, 50) : 0;
        weather.partialOneIn = random.oneIn(2) ? (int) random.between(5, 50) : 0;
        weather.interruptedOneIn = random.oneIn(2) ? (int) random.between(5, 50) : 0;
        weather.resetDropsUnread = random.oneIn(2);
        for (Worker worker : workers.values()) {
            if (random.oneIn(2)) {
                worker.process.stopAtCall(random.between(1, 5_000), random.between(1, LONGEST_STOP_NS));
            }
        }
    }

    /** Makes a run of connections of which some misbehave; what each end reports. */
    static Map<Role, Report> play(long seed, ChaosPlan plan, long connections, Defect defect) {
        ChaosWorld chaos = new ChaosWorld(seed, new Load(RUN, new Load.Share(connections, 32,
                Math.max(0, plan.only()), 1), SizePlan.fixed(20_000), Closing.SERVER,
                new Load.Times(0, TIMEOUT_NS,
                        SECOND_NS),
                false, Content.KEYED, Exchange.PUSH.with(plan)), defect);
        chaos.disturb();
        return chaos.play();
    }

    /** Makes a run whose server's process stands still for a while, so long after its begin. */
    static Map<Role, Report> playStalled(Load.Share share, Load.Times times, long afterNs, long forNs) {
        ChaosWorld stalled = new ChaosWorld(1, new Load(RUN, share, SizePlan.fixed(1000), Closing.SERVER, times,
                false), Defect.NONE);
        stalled.world.at(2 * SECOND_NS + afterNs, () -> stalled.workers.get(Role.SERVER).process.stopFor(forNs));
        return stalled.play();
    }

    /** Makes a run whose server is gone after so long, which its client's launcher learns so much later. */
    static Report playWithLostServer(ChaosPlan plan, long afterNs, long laterNs) {
        ChaosWorld lost = new ChaosWorld(1, new Load(RUN, new Load.Share(Load.UNLIMITED, 32, 0, 1),
                SizePlan.fixed(20_000), Closing.SERVER, new Load.Times(60 * SECOND_NS, TIMEOUT_NS, SECOND_NS), false,
                Content.KEYED, Exchange.PUSH.with(plan)), Defect.NONE);
        Worker client = lost.workers.get(Role.CLIENT);
        lost.world.at(2 * SECOND_NS + afterNs, () -> lost.workers.get(Role.SERVER).process.kill());
        lost.world.at(2 * SECOND_NS + afterNs + laterNs,
                () -> client.send(new Command.Cancel(RUN, FailureCause.CONTROL_LOST)));
        while (client.report == null && lost.world.step(LONGEST_NS)) {
            // until the client has told
        }
        return client.report;
    }

    /** Makes a run whose client's host has so few ports. */
    static Map<Role, Report> playWithPorts(int ports, Load load) {
        ChaosWorld narrow = new ChaosWorld(1, load, Defect.NONE);
        narrow.workers.get(Role.CLIENT).process.host.portCount = ports;
        return narrow.play();
    }

    private Map<Role, Report> play() {
        while (world.step(LONGEST_NS)) {
            // until nothing is left to happen
        }
        Map<Role, Report> reports = new EnumMap<>(Role.class);
        workers.forEach((role, worker) -> {
            if (worker.report == null || worker.process.open() > 0) {
                throw new AssertionError(role.word() + " has not ended, or left " + worker.process.open() + " open");
            }
            reports.put(role, worker.report);
        });
        return reports;
    }

    private void onFinished(Role role, Report report) {
        if (role == Role.CLIENT) {
            long established = report.totals().established();
            world.at(world.actingNs(), () -> {
                workers.get(Role.SERVER).send(new Command.Release(RUN, established));
                workers.get(Role.CLIENT).send(new Command.Stop());
            });
        } else {
            world.at(world.actingNs(), () -> workers.get(Role.SERVER).send(new Command.Stop()));
        }
    }
}
