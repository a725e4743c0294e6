package org.tcpp.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tcpp.message.Command;
import org.tcpp.message.Message;
import org.tcpp.message.Role;

/** Leads the workers of a client, and those of the server as far as they work for it, through runs. One thread. */
abstract class SimLauncher {

    /** One run, as its workers have told it. */
    static final class Run {
        final Scenario.RunDraft draft;
        final List<Book> clients = new ArrayList<>();
        final List<Book> servers = new ArrayList<>();
        boolean cancelled;
        /** The client's workers are through: what is still on its way may come too late. */
        boolean released;

        Run(Scenario.RunDraft draft) {
            this.draft = draft;
        }

        /** What a worker has said of it; null if it was never told of it. */
        Book book(SimWorker worker) {
            return Stream.concat(clients.stream(), servers.stream()).filter(book -> book.worker == worker).findFirst()
                    .orElse(null);
        }
    }

    final Simulation simulation;
    final List<Scenario.RunDraft> drafts;
    final List<SimWorker> workers = new ArrayList<>();
    final List<Run> runs = new ArrayList<>();
    private boolean over;

    SimLauncher(Simulation simulation, List<Scenario.RunDraft> drafts) {
        this.simulation = simulation;
        this.drafts = drafts;
        for (int i = 0; i < simulation.scenario.workers; i++) {
            workers.add(new SimWorker(simulation, Role.CLIENT, i, 0));
        }
    }

    abstract void start();

    /** Ends the present run early; where {@code everybody} is told, the server does so as well. */
    abstract void cancel(boolean everybody);

    /** A worker has died that it may have to do with. */
    abstract void onDied(SimWorker worker);

    /** A server worker that had died has a successor. */
    abstract void onReplaced(SimWorker successor);

    /** A worker said something about a run of its. */
    abstract void onMessage(SimWorker worker, Run run, Message message);

    final void killClient(int number) {
        SimWorker worker = workers.get(number);
        if (!worker.process().isOver()) {
            worker.process().kill();
            onDied(worker);
        }
    }

    final void hear(SimWorker worker, int token, Message message) {
        Run meant = runs.stream().filter(one -> one.draft.token() == token).findFirst().orElseThrow();
        switch (message) {
            case Message.Interval interval -> meant.book(worker).intervals.add(interval);
            case Message.Rows rows -> meant.book(worker).rows.add(rows);
            case Message.Finished finished -> meant.book(worker).report = finished.report();
            default -> {
                // Nothing that is counted.
            }
        }
        onMessage(worker, meant, message);
    }

    final List<SimWorker> workers() {
        return workers;
    }

    final boolean isOver() {
        return over;
    }

    /** All runs are made. */
    final void finish() {
        over = true;
        workers.forEach(worker -> worker.send(new Command.Stop()));
        simulation.onOver();
    }

    /** True if connections may still be on their way to workers that know their run no more. */
    final boolean hasEndedARun() {
        return runs.stream().anyMatch(one -> one.released || one.cancelled);
    }

    final boolean knows(int token) {
        return runs.stream().anyMatch(one -> one.draft.token() == token);
    }
}
