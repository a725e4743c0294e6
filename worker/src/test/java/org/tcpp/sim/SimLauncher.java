package org.tcpp.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tcpp.message.Command;
import org.tcpp.message.Message;
import org.tcpp.message.Role;

/**
 * A client's launcher and the part of the server's that works for it, as one: leads its workers through its runs, one
 * after the other. It never waits for a worker that is dead. One thread.
 */
final class SimLauncher {

    /** What a worker said, or, where {@code message} is null, that it has died. */
    record Word(SimWorker worker, Message message) {
    }

    /** One run, as its workers have told it. */
    static final class Run {
        final Scenario.RunDraft draft;
        /** All that was said, in the order in which it was heard. */
        final List<Word> words = new ArrayList<>();
        final List<Book> clients = new ArrayList<>();
        final List<Book> servers = new ArrayList<>();
        boolean cancelled;
        /** The moment of go, by the clocks of the two hosts. */
        long goneNs;
        long goneThereNs;
        private int prepared;
        private int established;
        private boolean going;
        private boolean released;

        private Run(Scenario.RunDraft draft) {
            this.draft = draft;
        }

        /** True if the worker has a book of it that is not closed. */
        private boolean knows(SimWorker worker) {
            return Stream.concat(clients.stream(), servers.stream())
                    .anyMatch(book -> book.worker == worker && book.report == null);
        }
    }

    private static final long LAST_WORDS_NS = 10_000_000;

    private final Simulation simulation;
    private final List<Scenario.RunDraft> drafts;
    private final List<SimWorker> workers = new ArrayList<>();
    final List<Run> runs = new ArrayList<>();
    private Run run;
    private boolean over;

    SimLauncher(Simulation simulation, List<Scenario.RunDraft> drafts) {
        this.simulation = simulation;
        this.drafts = drafts;
        for (int i = 0; i < simulation.scenario.workers; i++) {
            workers.add(new SimWorker(simulation, Role.CLIENT, i, 0));
        }
    }

    List<SimWorker> workers() {
        return workers;
    }

    void start() {
        workers.forEach(worker -> worker.start(simulation.world.nowNs()));
        next();
    }

    boolean isOver() {
        return over;
    }

    /** Ends the present run early. */
    void cancel(boolean everybody) {
        if (run != null) {
            run.cancelled = true;
            workers.forEach(worker -> worker.send(new Command.Cancel(run.draft.token())));
            if (everybody) {
                simulation.servers.forEach(worker -> worker.send(new Command.Cancel(run.draft.token())));
            }
        }
    }

    void killClient(int number) {
        SimWorker worker = workers.get(number);
        if (!worker.process().isOver()) {
            worker.process().kill();
            onDied(worker);
            goOn();
        }
    }

    /** A worker has died whose book may still be open. */
    void onDied(SimWorker worker) {
        if (!over) {
            // What it had said before is in its pipe, and is heard first.
            simulation.world.at(simulation.world.nowNs() + LAST_WORDS_NS, () -> runs.stream()
                    .filter(one -> one.knows(worker)).forEach(one -> one.words.add(new Word(worker, null))));
        }
    }

    /** A server worker that had died has a successor. */
    void onReplaced(SimWorker successor) {
        if (run != null) {
            Book book = new Book(successor, run.draft.load(successor.number(), workers.size()));
            run.servers.add(book);
            successor.send(new Command.Prepare(book.load));
            if (run.going) {
                successor.send(new Command.Go(run.draft.token(), run.goneThereNs));
            }
            if (run.released) {
                successor.send(new Command.Release(run.draft.token(), established(successor.number())));
            }
            goOn();
        }
    }

    void onMessage(SimWorker worker, int token, Message message) {
        Run meant = runs.stream().filter(one -> one.draft.token() == token).findFirst().orElseThrow();
        meant.words.add(new Word(worker, message));
        switch (message) {
            case Message.Prepared _ -> meant.prepared++;
            case Message.Established _ -> meant.established++;
            case Message.Interval interval -> book(meant, worker).intervals.add(interval);
            case Message.Finished finished -> book(meant, worker).report = finished.report();
            default -> {
                // For a person.
            }
        }
        goOn();
    }

    boolean knows(int token) {
        return runs.stream().anyMatch(one -> one.draft.token() == token);
    }

    private static Book book(Run run, SimWorker worker) {
        List<Book> books = worker.isServer() ? run.servers : run.clients;
        return books.stream().filter(book -> book.worker == worker).findFirst().orElseThrow();
    }

    private void next() {
        if (runs.size() == drafts.size()) {
            run = null;
            over = true;
            workers.forEach(worker -> worker.send(new Command.Stop()));
            simulation.onOver();
            return;
        }
        run = new Run(drafts.get(runs.size()));
        runs.add(run);
        for (int i = 0; i < workers.size(); i++) {
            add(run.servers, simulation.servers.get(i), i);
        }
        goOn();
    }

    private void add(List<Book> books, SimWorker worker, int number) {
        Book book = new Book(worker, run.draft.load(number, workers.size()));
        books.add(book);
        if (!worker.process().isOver()) {
            worker.send(new Command.Prepare(book.load));
        }
    }

    /** Does what can be done by now. */
    private void goOn() {
        if (run == null) {
            return;
        }
        long servers = living(run.servers);
        if (run.clients.isEmpty() && run.prepared >= servers && servers == workers.size()) {
            for (int i = 0; i < workers.size(); i++) {
                add(run.clients, workers.get(i), i);
            }
        }
        if (!run.clients.isEmpty() && !run.going && run.prepared >= servers + living(run.clients)) {
            run.going = true;
            run.goneNs = simulation.here.clockNs();
            run.goneThereNs = simulation.there.clockNs();
            workers.forEach(worker -> worker.send(new Command.Go(run.draft.token(), run.goneNs)));
            simulation.servers.forEach(worker -> worker.send(new Command.Go(run.draft.token(), run.goneThereNs)));
        }
        if (run.going && run.draft.connectFirst() && run.established >= living(run.clients)) {
            run.established = Integer.MIN_VALUE;
            workers.forEach(worker -> worker.send(new Command.Transfer(run.draft.token())));
        }
        if (!run.clients.isEmpty() && !run.released && run.clients.stream().allMatch(SimLauncher::isOver)) {
            run.released = true;
            for (int i = 0; i < workers.size(); i++) {
                simulation.servers.get(i).send(new Command.Release(run.draft.token(), established(i)));
            }
        }
        if (run.released && run.servers.stream().allMatch(SimLauncher::isOver)) {
            next();
        }
    }

    private long established(int number) {
        return run.clients.get(number).known().established();
    }

    private static long living(List<Book> books) {
        return books.stream().filter(book -> !book.worker.process().isKilled()).count();
    }

    private static boolean isOver(Book book) {
        return book.report != null || book.worker.process().isKilled();
    }
}
