package org.tcpp.sim;

import java.util.ArrayList;
import java.util.List;
import org.tcpp.message.Message;
import org.tcpp.session.SessionEvent;

/** Makes the runs of a client with the sessions that the commands have, one run after the other. One thread. */
final class SessionLauncher extends SimLauncher {

    private static final long TICK_NS = 100_000_000;
    private static final long SECOND_NS = 1_000_000_000L;

    final List<SimConversation> conversations = new ArrayList<>();
    /** Somebody wants no more runs. */
    private boolean stopping;

    SessionLauncher(Simulation simulation, List<Scenario.RunDraft> drafts) {
        super(simulation, drafts);
    }

    @Override
    void start() {
        workers.forEach(worker -> worker.start(simulation.world.nowNs()));
        SimRandom random = simulation.scenario.random.fork();
        if (!simulation.scenario.calm && random.oneIn(25)) {
            simulation.disturbances.harm("the control connection breaks");
            simulation.world.at(simulation.startNs() + random.spread(10_000, 5 * SECOND_NS),
                    () -> conversations.getLast().breakOff());
        }
        next();
        tick();
    }

    @Override
    void cancel(boolean everybody) {
        stopping = true;
        SimConversation last = conversations.getLast();
        last.run.cancelled = true;
        last.tellClient(new SessionEvent.StopRequested("SIGINT", false));
        if (everybody) {
            last.tellServer(new SessionEvent.StopRequested("SIGTERM", false));
        }
    }

    @Override
    void onDied(SimWorker worker) {
        List.copyOf(conversations).forEach(one -> one.onDied(worker));
    }

    @Override
    void onReplaced(SimWorker successor) {
        conversations.forEach(one -> one.onReplaced(successor));
    }

    @Override
    void onMessage(SimWorker worker, Run run, Message message) {
        List.copyOf(conversations).stream().filter(one -> one.run == run)
                .forEach(one -> one.tell(worker,
                        new SessionEvent.WorkerSaid(SimConversation.key(worker), message)));
    }

    /** A client has all that it will ever have of a run. */
    void onLeft(SimConversation left) {
        // as with --trials: workers that have died are not left out, but all are started anew
        boolean warm = workers.stream().noneMatch(worker -> worker.process().isOver());
        if (runs.size() < drafts.size() && warm && !stopping) {
            next();
        } else {
            finish();
        }
    }

    /** Connections at once that the server has promised to others than this one. */
    long promised(SimConversation asking) {
        return conversations.stream()
                .filter(one -> one != asking && one.server != null)
                .mapToLong(one -> one.server.promised())
                .sum();
    }

    private void next() {
        Run run = new Run(drafts.get(runs.size()));
        runs.add(run);
        SimConversation conversation = new SimConversation(this, run);
        conversations.add(conversation);
        conversation.start();
    }

    private void tick() {
        List.copyOf(conversations).forEach(SimConversation::tick);
        if (!isOver() || !conversations.stream().allMatch(SimConversation::isOver)) {
            simulation.world.at(simulation.world.nowNs() + TICK_NS, this::tick);
        }
    }
}
