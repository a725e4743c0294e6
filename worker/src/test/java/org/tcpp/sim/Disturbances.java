package org.tcpp.sim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What goes wrong in a scenario. Some of it is no reason for any connection to fail, and then none may; the rest may
 * cost connections, and then both ends' books still have to agree. One thread.
 */
final class Disturbances {

    private static final long MS_NS = 1_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;

    private final Simulation simulation;
    private final Scenario scenario;
    private final SimRandom random;
    private final List<String> said = new ArrayList<>();
    private final Set<SimWorker> stoppedForLong = new HashSet<>();
    private boolean harmful;
    private boolean told;
    private boolean strange;

    Disturbances(Simulation simulation, Scenario scenario) {
        this.simulation = simulation;
        this.scenario = scenario;
        random = scenario.random.fork();
    }

    /** True if connections may fail without anybody's fault. */
    boolean areHarmful() {
        return harmful || !stoppedForLong.isEmpty();
    }

    /** True if all that may cost connections is that this worker stood still: then it may blame nobody for silence. */
    boolean areItsOwn(SimWorker worker) {
        return !harmful && stoppedForLong.size() == 1 && stoppedForLong.contains(worker);
    }

    /** True if the host knew for a time that there was no way, or nobody listened. */
    boolean refuseAtOnce() {
        return told;
    }

    /** Sets the weather, which is always harmless. */
    void setWeather(Weather weather) {
        weather.shortOneIn = maybe();
        weather.againOneIn = maybe();
        weather.spuriousOneIn = maybe();
        weather.partialOneIn = maybe();
        weather.interruptedOneIn = maybe();
        weather.noBuffersOneIn = random.oneIn(6) ? (int) random.between(3, 30) : 0;
        weather.resetOvertakesOneIn = maybe();
        weather.resetDropsUnread = random.oneIn(3);
        weather.wakeUpNs = random.spread(1_000, 200_000);
    }

    private int maybe() {
        return random.oneIn(3) ? (int) random.spread(2, 100) : 0;
    }

    /** Decides what is to happen to hosts and processes, before these start. */
    void schedule() {
        for (int i = random.oneIn(2) ? 0 : (int) random.spread(1, 4); i > 0; i--) {
            switch (random.below(17)) {
                case 0, 1 -> stop();
                case 2 -> leap();
                case 3 -> outage(false);
                case 4 -> outage(true);
                case 5 -> silence();
                case 6, 7 -> cut();
                case 8 -> killClient();
                case 9 -> killServer(when());
                case 10 -> cancel();
                case 11 -> fewDescriptors();
                case 12 -> fewPorts();
                case 13, 14 -> strangers();
                case 15 -> stick();
                default -> shortBacklog();
            }
        }
        if (scenario.renewed) {
            killServer(simulation.startNs() + random.between(5, 100) * SECOND_NS);
        } else if (scenario.sluggish) {
            stick();
        }
        if (connectsFirst() && random.oneIn(4)) {
            cut(random.below(4), random.between(1, 12));
        }
        if (strange && (harmful || scenario.serverAtOnce > 0)) {
            harm("strangers where there is no room for them");
        }
        if (scenario.serverAtOnce > 0 && scenario.serverAtOnce < scenario.workers * scenario.mostAtOnce()) {
            harm("the server is full at " + scenario.serverAtOnce);
        }
        if (random.oneIn(8)) {
            simulation.there.pathTo(simulation.here).lossOneIn = (int) random.spread(5, 100);
            simulation.here.pathTo(simulation.there).lossOneIn = (int) random.spread(5, 100);
            harm("loss");
        }
    }

    private long when() {
        return simulation.startNs() + random.spread(10_000, 5 * SECOND_NS);
    }

    /** Shorter than anybody else's patience it is nobody's business but the stopped one's. */
    private void stop() {
        SimWorker worker = simulation.any(random);
        long ns = random.spread(MS_NS, 100 * SECOND_NS);
        said.add("stop %s for %d ms".formatted(worker, ns / MS_NS));
        if (ns >= Math.min(4 * SECOND_NS, scenario.shortestTimeoutNs() / 2)) {
            stoppedForLong.add(worker);
        }
        if (random.oneIn(2)) {
            worker.process().stopAtCall(random.spread(1, 2000), ns);
        } else {
            simulation.world.at(when(), () -> worker.process().stopFor(ns));
        }
    }

    private void leap() {
        SimProcess process = simulation.any(random).process();
        long ns = random.oneIn(2)
                ? random.spread(MS_NS, 1000 * SECOND_NS)
                : random.between(600, 2000) * SECOND_NS;
        said.add("the clock of %s leaps by %d ms".formatted(process.host, ns / MS_NS));
        process.leapAtCall(random.spread(1, 2000), ns);
    }

    private void outage(boolean atOnce) {
        long ns = random.spread(MS_NS, 3 * SECOND_NS);
        long fromNs = when();
        simulation.here.pathTo(simulation.there).down(fromNs, fromNs + ns, atOnce);
        simulation.there.pathTo(simulation.here).down(fromNs, fromNs + ns, false);
        told |= atOnce;
        harm("link down for %d ms%s".formatted(ns / MS_NS, atOnce ? ", which the client's host knows" : ""));
    }

    private void silence() {
        long fromNs = when();
        long ns = scenario.hasMany() ? 10 * SECOND_NS : Long.MAX_VALUE / 2;
        simulation.here.pathTo(simulation.there).down(fromNs, fromNs + ns, false);
        simulation.here.pathTo(simulation.there).giveUpNs = 20 * SECOND_NS;
        harm("silence from %d ms on".formatted((fromNs - simulation.startNs()) / MS_NS));
    }

    private void cut() {
        cut(random.spread(1, 40) - 1, random.oneIn(3) ? random.between(0, 13) : random.spread(1, 60_000));
    }

    private void cut(long connection, long bytes) {
        harm("cut connection %d at byte %d".formatted(connection, bytes));
        simulation.world.onConnection(connection, socket -> socket.cutAt = bytes);
    }

    /** One connection that the network has forgotten for a time, while others go on. */
    private void stick() {
        long connection = scenario.sluggish ? random.below(2) : random.spread(1, 40) - 1;
        long ns = scenario.sluggish ? 12 * SECOND_NS : random.spread(SECOND_NS, 20 * SECOND_NS);
        harm("connection %d is stuck for %d ms at a time".formatted(connection, ns / MS_NS));
        simulation.world.onConnection(connection, socket -> {
            SimSocket client = socket.peer();
            client.stuckForNs = ns;
            client.stuckFromNs = simulation.world.nowNs() + random.spread(1_000, SECOND_NS);
            client.stuckUntilNs = client.stuckFromNs + ns * random.between(1, scenario.sluggish ? 20 : 10);
        });
    }

    private void killClient() {
        int number = random.below(scenario.workers);
        harm("kill client worker " + number);
        simulation.world.at(when(), () -> simulation.launchers.getFirst().killClient(number));
    }

    private void killServer(long atNs) {
        int number = random.below(scenario.workers);
        told = true;
        harm("kill server worker " + number);
        long afterNs = random.spread(MS_NS, 2 * SECOND_NS);
        if (scenario.renewed || random.oneIn(2)) {
            simulation.world.at(atNs, () -> simulation.killServer(number, afterNs));
        } else {
            // whatever it is doing then
            simulation.servers.get(number).process()
                    .dieAtCall(random.spread(1, 3000), () -> simulation.killServer(number, afterNs));
        }
    }

    private void cancel() {
        harm("cancel");
        boolean everybody = random.oneIn(2);
        simulation.world.at(when(), () -> simulation.launchers.getLast().cancel(everybody));
    }

    private void fewDescriptors() {
        SimWorker worker = simulation.any(random);
        int most = (int) random.between(7, 12);
        said.add(worker + " has descriptors below " + most);
        worker.process().mostDescriptors = most;
        if (worker.isServer() || connectsFirst()) {
            harm("which may not be enough");
        }
    }

    private void fewPorts() {
        simulation.here.portCount = (int) random.spread(1, 30);
        simulation.here.timeWaitNs = scenario.hasMany()
                ? MS_NS
                : random.of(MS_NS, SECOND_NS, 60 * SECOND_NS);
        said.add("%d ports, TIME_WAIT %d ms".formatted(simulation.here.portCount,
                simulation.here.timeWaitNs / MS_NS));
        if (scenario.clients.size() > 1 || connectsFirst()) {
            harm("which others may keep");
        }
    }

    private boolean connectsFirst() {
        return scenario.clients.stream().flatMap(List::stream).anyMatch(Scenario.RunDraft::connectFirst);
    }

    /** None of a server's honest clients may suffer from them while there is room for all. */
    private void strangers() {
        SimHost elsewhere = simulation.world.addHost("elsewhere");
        elsewhere.pathTo(simulation.there).latencyNs = random.spread(10_000, 50 * MS_NS);
        simulation.there.pathTo(elsewhere).latencyNs = random.spread(10_000, 50 * MS_NS);
        int number = random.below(scenario.workers);
        for (int i = (int) random.spread(1, 5); i > 0; i--) {
            new Stranger(elsewhere, simulation.there, SimWorker.BASE_PORT + number, random.fork()).start(when());
        }
        said.add("strangers at server worker " + number);
        strange = true;
    }

    private void shortBacklog() {
        simulation.there.mostWaiting = (int) random.spread(1, 8) - 1;
        harm("backlog of " + simulation.there.mostWaiting);
    }

    /** It may cost connections. */
    void harm(String what) {
        harmful = true;
        said.add(what);
    }

    @Override
    public String toString() {
        return said.toString();
    }
}
