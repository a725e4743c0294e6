package org.tcpp.sim;

import java.util.List;
import java.util.function.Consumer;
import org.tcpp.control.ChannelEvent;
import org.tcpp.control.ClockOffset;
import org.tcpp.control.ControlMessage;
import org.tcpp.estimate.WorkerKey;
import org.tcpp.message.Command;
import org.tcpp.message.Engine;
import org.tcpp.message.Message;
import org.tcpp.session.Action;
import org.tcpp.session.ConductedRun;
import org.tcpp.session.OtherRuns;
import org.tcpp.session.ServedRun;
import org.tcpp.session.SessionEvent;
import org.tcpp.session.State;

/**
 * One run as both launchers have it: the client's session and the server's, which are the real ones, and in place of
 * processes, pipes and the control connection between them the simulated world. One thread.
 */
final class SimConversation {

    private static final int UNAVAILABLE = 69;
    private static final double CORES = 1;
    /** One of so many clients is early, by up to so much. */
    private static final int EARLY = 4;
    private static final int MOST_START_MS = 25_000;
    /** What a worker had said before it died is in its pipe, and is heard first. */
    private static final long LAST_WORDS_NS = 10_000_000;

    private final SessionLauncher launcher;
    private final Simulation simulation;
    final SimLauncher.Run run;
    final ConductedRun client;
    final HeardRows rows;
    /** Null before the server has heard of the client. */
    ServedRun server;
    private boolean broken;
    private boolean clientLeft;
    private boolean serverLeft;
    private long forthNs;
    private long backNs;
    private ClockOffset offset;
    /** When the last of the server's workers is ready, on its host's clock. */
    private long readyNs;

    SimConversation(SessionLauncher launcher, SimLauncher.Run run) {
        this.launcher = launcher;
        simulation = launcher.simulation;
        this.run = run;
        client = new ConductedRun(Plans.client(simulation.scenario, run.draft), "sim", null, CORES,
                simulation.here.clockNs());
        rows = new HeardRows(client.rows());
    }

    void start() {
        actAsClient(client.start());
    }

    boolean isOver() {
        return client.isDone() && (server == null || server.isDone());
    }

    /** Time passes, at both ends. */
    void tick() {
        tellClient(new SessionEvent.Tick());
        tellServer(new SessionEvent.Tick());
    }

    void tellClient(SessionEvent event) {
        actAsClient(client.step(event, simulation.here.clockNs()));
    }

    void tellServer(SessionEvent event) {
        if (server != null) {
            actAsServer(server.step(event, simulation.there.clockNs()));
        }
    }

    void tell(SimWorker worker, SessionEvent event) {
        if (worker.isServer()) {
            tellServer(event);
        } else {
            tellClient(event);
        }
    }

    /** A worker of its has died, whose last words are still to be heard. */
    void onDied(SimWorker worker) {
        after(LAST_WORDS_NS, () -> tell(worker, new SessionEvent.WorkerEnded(key(worker), false, "killed", List.of())));
    }

    /** A server worker says that it is ready, once its predecessor's end has been heard. */
    void onReplaced(SimWorker successor) {
        after(LAST_WORDS_NS + simulation.pipeNs(), () -> sayReady(successor));
    }

    /** The control connection breaks: nothing that is under way arrives. */
    void breakOff() {
        if (!broken && server != null) {
            broken = true;
            tellClient(new SessionEvent.PeerLost(0, UNAVAILABLE, "reset"));
            tellServer(new SessionEvent.PeerLost(0, UNAVAILABLE, "reset"));
        }
    }

    private void actAsClient(List<Action> actions) {
        for (Action action : actions) {
            switch (action) {
                case Action.Connect _ -> forth(_ -> join());
                case Action.StartWorkers _ -> launcher.workers.stream().filter(SimConversation::lives)
                        .forEach(worker -> after(simulation.pipeNs(), () -> sayReady(worker)));
                case Action.TellPeer tell -> forth(atNs -> tellServer(
                        new SessionEvent.PeerSaid(0, ChannelEvent.Received.of(tell.message(), atNs))));
                case Action.ReadPeerClock _ -> ping();
                case Action.TellWorker tell -> tell(launcher.workers, run.clients, tell);
                case Action.KillWorker kill -> launcher.killClient(kill.worker().number());
                case Action.AwaitOthers _,Action.BeginMeasuring _,Action.EndMeasuring _,Action.Remark _ -> {
                    // for a person
                }
            }
        }
        run.released |= client.state().compareTo(State.DRAIN) >= 0;
        if (client.isDone() && !clientLeft) {
            clientLeft = true;
            forth(atNs -> tellServer(
                    new SessionEvent.PeerSaid(0, ChannelEvent.Received.of(new ControlMessage.Bye(null), atNs))));
            forth(_ -> tellServer(new SessionEvent.PeerLost(0, UNAVAILABLE, "closed")));
            launcher.onLeft(this);
        }
    }

    private void actAsServer(List<Action> actions) {
        for (Action action : actions) {
            switch (action) {
                case Action.StartWorkers _ -> simulation.servers.stream().filter(SimConversation::lives)
                        .forEach(worker -> after(simulation.pipeNs() + startNs(), () -> sayReady(worker)));
                case Action.TellPeer tell -> back(atNs -> tellClient(
                        new SessionEvent.PeerSaid(0, ChannelEvent.Received.of(tell.message(), atNs))));
                case Action.TellWorker tell -> tell(simulation.servers, run.servers, tell);
                case Action.KillWorker kill -> simulation.killServer(kill.worker().number(), LAST_WORDS_NS);
                case Action.BeginMeasuring _,Action.EndMeasuring _,Action.Remark _ -> {
                    // for a person
                }
                case Action.Connect _,Action.AwaitOthers _,Action.ReadPeerClock _ ->
                    throw new AssertionError("a server waits");
            }
        }
        run.released |= server.state().compareTo(State.DRAIN) >= 0;
        if (server.isDone() && !serverLeft) {
            serverLeft = true;
            if (server.isConnected()) {
                back(atNs -> tellClient(
                        new SessionEvent.PeerSaid(0, ChannelEvent.Received.of(new ControlMessage.Bye(null), atNs))));
            }
            back(_ -> tellClient(new SessionEvent.PeerLost(0, UNAVAILABLE, "closed")));
        }
    }

    private void join() {
        readyNs = simulation.there.clockNs() + startNs();
        server = new ServedRun(Plans.server(simulation.scenario), run.draft.token(), new Others(),
                simulation.there.clockNs());
        actAsServer(server.start());
        back(_ -> tellClient(new SessionEvent.PeerJoined(0, "10.0.0.2", Plans.offer(simulation.scenario))));
    }

    /** Some clients come while the server's workers still start. */
    private long startNs() {
        int token = run.draft.token();
        return token % EARLY == 0 ? Math.abs(token / EARLY) % MOST_START_MS * 1_000_000L : 0;
    }

    private final class Others implements OtherRuns {

        @Override
        public long promised() {
            return simulation.launchers.stream()
                    .mapToLong(one -> ((SessionLauncher) one).promised(SimConversation.this)).sum();
        }

        @Override
        public long startNs() {
            return server == null ? 0 : Math.max(0, readyNs - simulation.there.clockNs());
        }
    }

    private void ping() {
        long sentNs = simulation.here.clockNs();
        forth(heardNs -> {
            back(receivedNs -> {
                ClockOffset one = new ClockOffset(heardNs - receivedNs, heardNs - sentNs);
                offset = offset == null ? one : narrow(offset, one);
                tellClient(new SessionEvent.PeerClockRead(0, offset));
            });
        });
    }

    private static ClockOffset narrow(ClockOffset known, ClockOffset newer) {
        long least = Math.max(known.leastNs(), newer.leastNs());
        long most = Math.min(known.mostNs(), newer.mostNs());
        return least <= most ? new ClockOffset(least, most) : newer;
    }

    private void tell(List<SimWorker> workers, List<Book> books, Action.TellWorker tell) {
        SimWorker worker = workers.get(tell.worker().number());
        if (worker.incarnation() != tell.worker().incarnation() || !lives(worker)) {
            return;
        }
        if (tell.command() instanceof Command.Prepare prepare) {
            books.add(new Book(worker, prepare.load()));
        }
        run.cancelled |= tell.command() instanceof Command.Cancel;
        worker.send(tell.command());
    }

    private void sayReady(SimWorker worker) {
        if (lives(worker)) {
            tell(worker, new SessionEvent.WorkerSaid(key(worker),
                    new Message.Ready(Message.VERSION, 1, Engine.EPOLL, null, 10_000, 1000, 1)));
        }
    }

    /** Something goes to the server, behind all that went before; it happens there at a moment of its host's clock. */
    private void forth(Consumer<Long> there) {
        forthNs = Math.max(forthNs + 1, simulation.world.nowNs() + travelNs());
        simulation.world.at(forthNs, () -> arrive(there, simulation.there));
    }

    private void back(Consumer<Long> here) {
        backNs = Math.max(backNs + 1, simulation.world.nowNs() + travelNs());
        simulation.world.at(backNs, () -> arrive(here, simulation.here));
    }

    private void arrive(Consumer<Long> what, SimHost where) {
        if (!broken) {
            what.accept(where.clockNs());
        }
    }

    private long travelNs() {
        return simulation.scenario.latencyNs + simulation.pipeNs();
    }

    private void after(long ns, Runnable action) {
        simulation.world.at(simulation.world.nowNs() + ns, action);
    }

    static WorkerKey key(SimWorker worker) {
        return new WorkerKey(WorkerKey.HERE, worker.role(), worker.number(), worker.incarnation());
    }

    private static boolean lives(SimWorker worker) {
        return !worker.process().isOver();
    }
}
