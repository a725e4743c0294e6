package org.tcpp.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tcpp.message.Command;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Message;
import org.tcpp.message.Role;

/**
 * Whole runs in one thread, made up from a seed: client workers and server workers, their launchers, the network
 * between them, and what goes wrong. The same seed is the same history, to the last byte and nanosecond.
 */
public final class Simulation {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long LONGEST_NS = 7_200 * SECOND_NS;
    private static final long DRAIN_NS = 130 * SECOND_NS;
    private static final long LONGEST_EVENTS = 20_000_000;

    final Scenario scenario;
    final SimWorld world;
    final SimHost here;
    final SimHost there;
    final List<SimWorker> servers = new ArrayList<>();
    /** Those that died and have been replaced. */
    final List<SimWorker> formerServers = new ArrayList<>();
    final List<SimLauncher> launchers = new ArrayList<>();
    final Disturbances disturbances;
    private final SimRandom pipes;
    private final long startNs;
    private boolean stopping;

    /** Makes the launcher of a client that has these runs to make. */
    interface Leading {
        SimLauncher launcher(Simulation simulation, List<Scenario.RunDraft> drafts);
    }

    Simulation(long seed, Leading leading) {
        this(new Scenario(seed), leading);
    }

    Simulation(Scenario scenario, Leading leading) {
        this.scenario = scenario;
        world = new SimWorld(scenario.random.nextLong());
        pipes = scenario.random.fork();
        startNs = 10 * SECOND_NS;
        world.idleUntil(startNs);
        here = host("client host");
        there = host("server host");
        SimPath forth = here.pathTo(there);
        SimPath back = there.pathTo(here);
        forth.latencyNs = scenario.latencyNs;
        back.latencyNs = scenario.latencyNs;
        forth.jitterNs = scenario.random.oneIn(2) ? 0 : scenario.latencyNs / 2;
        forth.bytesPerSecond = scenario.bytesPerSecond;
        for (int i = 0; i < scenario.workers; i++) {
            servers.add(new SimWorker(this, Role.SERVER, i, 0));
        }
        scenario.clients.forEach(drafts -> launchers.add(leading.launcher(this, drafts)));
        disturbances = new Disturbances(this, scenario);
        if (!scenario.calm) {
            disturbances.setWeather(world.weather);
            disturbances.schedule();
        }
    }

    /** Makes the runs of a seed and audits them; throws AssertionError, with the seed, where something is wrong. */
    public static Simulation run(long seed) {
        return audited(new Simulation(seed, ScriptedLauncher::new), "bench/soak --seed " + seed);
    }

    /** Makes the runs of this one, likewise; {@code again} is the command that repeats them. */
    static Simulation audited(Simulation simulation, String again) {
        try {
            simulation.run();
            new Audit(simulation).check();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + simulation.scenario.seed + ": " + e.getMessage() + "\n    "
                    + simulation.scenario + "\n    " + simulation.disturbances + "\n    at "
                    + simulation.elapsedNs() / 1000 + " us; again: " + again + "\n" + simulation.story(), e);
        }
        return simulation;
    }

    void run() {
        servers.forEach(worker -> worker.start(startNs));
        launchers.forEach(SimLauncher::start);
        for (long events = 0; world.step(startNs + LONGEST_NS); events++) {
            if (events > LONGEST_EVENTS) {
                throw new AssertionError("no end after " + events + " events");
            }
        }
    }

    /** All books, for a person. */
    String story() {
        StringBuilder text = new StringBuilder();
        for (SimLauncher launcher : launchers) {
            for (SimLauncher.Run run : launcher.runs) {
                text.append("run ").append(run.draft.token()).append('\n');
                Stream.concat(run.clients.stream(), run.servers.stream())
                        .forEach(book -> text.append("    ").append(book).append('\n'));
            }
        }
        return text.toString();
    }

    /** A moment when nothing has happened yet. */
    long startNs() {
        return startNs;
    }

    long elapsedNs() {
        return world.nowNs() - startNs;
    }

    /** How long a line on a pipe takes until it is obeyed or understood. */
    long pipeNs() {
        return pipes.spread(10_000, 5_000_000);
    }

    /** One of the workers that there are at first. */
    SimWorker any(SimRandom random) {
        int at = random.below(servers.size() * (launchers.size() + 1));
        return at < servers.size()
                ? servers.get(at)
                : launchers.get(at / servers.size() - 1).workers().get(at % servers.size());
    }

    void onMessage(SimWorker worker, Message message) {
        int token = token(message);
        launchers.stream().filter(one -> one.knows(token)).findFirst()
                .ifPresent(launcher -> launcher.hear(worker, token, message));
    }

    /** No server worker may turn a client away because nobody has told it yet what it is to serve. */
    void onNotice(SimWorker worker, String text) {
        if (text.startsWith(here.address.getHostAddress()) && text.contains(FailureCause.UNKNOWN_RUN.sentence())
                && launchers.stream().noneMatch(SimLauncher::hasEndedARun)) {
            throw new AssertionError(worker + " does not know a run that is under way");
        }
    }

    void onOver() {
        if (!stopping && launchers.stream().allMatch(SimLauncher::isOver)) {
            stopping = true;
            // What is still on its way may come to its own end.
            world.at(world.nowNs() + DRAIN_NS, () -> servers.forEach(worker -> worker.send(new Command.Stop())));
        }
    }

    void killServer(int number, long afterNs) {
        SimWorker dying = servers.get(number);
        if (stopping || dying.process().isOver()) {
            return;
        }
        dying.process().kill();
        launchers.forEach(launcher -> launcher.onDied(dying));
        formerServers.add(dying);
        world.at(world.nowNs() + afterNs, () -> {
            SimWorker successor = new SimWorker(this, Role.SERVER, number, dying.incarnation() + 1);
            servers.set(number, successor);
            successor.start(world.nowNs());
            launchers.forEach(launcher -> launcher.onReplaced(successor));
        });
    }

    private SimHost host(String name) {
        SimHost host = world.addHost(name);
        host.clockOffsetNs = scenario.random.between(0, 1_000_000 * SECOND_NS);
        return host;
    }

    private static int token(Message message) {
        return switch (message) {
            case Message.Prepared prepared -> prepared.run();
            case Message.Established established -> established.run();
            case Message.Interval interval -> interval.run();
            case Message.Rows rows -> rows.run();
            case Message.Finished finished -> finished.report().run();
            default -> 0;
        };
    }
}
