package org.tcpp.sim;

import java.util.List;
import org.tcpp.message.Command;
import org.tcpp.message.Message;

/**
 * Both launchers as one, which knows everything and is never late: leads the workers through its runs, one after the
 * other, and never waits for one that is dead. One thread.
 */
final class ScriptedLauncher extends SimLauncher {

    /** Null between runs. */
    private Run run;
    private int prepared;
    private int established;
    private boolean going;
    private long goneThereNs;

    ScriptedLauncher(Simulation simulation, List<Scenario.RunDraft> drafts) {
        super(simulation, drafts);
    }

    @Override
    void start() {
        workers.forEach(worker -> worker.start(simulation.world.nowNs()));
        next();
    }

    @Override
    void cancel(boolean everybody) {
        if (run != null) {
            run.cancelled = true;
            workers.forEach(worker -> worker.send(new Command.Cancel(run.draft.token())));
            if (everybody) {
                simulation.servers.forEach(worker -> worker.send(new Command.Cancel(run.draft.token())));
            }
        }
    }

    @Override
    void onDied(SimWorker worker) {
        goOn();
    }

    @Override
    void onReplaced(SimWorker successor) {
        if (run != null) {
            add(run.servers, successor, successor.number());
            if (going) {
                successor.send(new Command.Go(run.draft.token(), goneThereNs));
            }
            if (run.released) {
                successor.send(new Command.Release(run.draft.token(), established(successor.number())));
            }
            goOn();
        }
    }

    @Override
    void onMessage(SimWorker worker, Run meant, Message message) {
        if (meant == run) {
            prepared += message instanceof Message.Prepared ? 1 : 0;
            established += message instanceof Message.Established ? 1 : 0;
            goOn();
        }
    }

    private void next() {
        if (runs.size() == drafts.size()) {
            run = null;
            finish();
            return;
        }
        run = new Run(drafts.get(runs.size()));
        runs.add(run);
        prepared = 0;
        established = 0;
        going = false;
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
        if (run.clients.isEmpty() && prepared >= servers && servers == workers.size()) {
            for (int i = 0; i < workers.size(); i++) {
                add(run.clients, workers.get(i), i);
            }
        }
        if (!run.clients.isEmpty() && !going && prepared >= servers + living(run.clients)) {
            going = true;
            goneThereNs = simulation.there.clockNs();
            workers.forEach(worker -> worker.send(new Command.Go(run.draft.token(), simulation.here.clockNs())));
            simulation.servers.forEach(worker -> worker.send(new Command.Go(run.draft.token(), goneThereNs)));
        }
        if (going && run.draft.connectFirst() && established >= living(run.clients)) {
            established = Integer.MIN_VALUE;
            workers.forEach(worker -> worker.send(new Command.Transfer(run.draft.token())));
        }
        if (!run.clients.isEmpty() && !run.released && run.clients.stream().allMatch(ScriptedLauncher::isOver)) {
            run.released = true;
            for (int i = 0; i < workers.size(); i++) {
                simulation.servers.get(i).send(new Command.Release(run.draft.token(), established(i)));
            }
        }
        if (run.released && run.servers.stream().allMatch(ScriptedLauncher::isOver)) {
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
