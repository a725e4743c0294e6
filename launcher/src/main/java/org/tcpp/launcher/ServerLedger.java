package org.tcpp.launcher;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.tcpp.estimate.Estimate;
import org.tcpp.message.Counters;
import org.tcpp.message.ExitStatus;
import org.tcpp.output.Console;
import org.tcpp.output.Outputs;
import org.tcpp.output.RunEvents;
import org.tcpp.plan.RunSpec;
import org.tcpp.report.TextReport;
import org.tcpp.result.HostView;
import org.tcpp.result.Result;
import org.tcpp.result.Start;
import org.tcpp.result.Verdict;
import org.tcpp.session.ClassicRun;
import org.tcpp.session.Session;

/** What a server tells of its runs, of each when it is over, and of all together at its end. One thread. */
final class ServerLedger {

    private final Outputs outputs;
    private final RunSpec plan;
    private final Console console;
    private final Signals signals;
    private final RunContext context;
    private final Consumer<Result> listener;
    private final ClassicVisit visit = new ClassicVisit();
    private RunEvents events;
    private long served;
    private Counters totals = Counters.NONE;
    private boolean failed;
    private boolean damaged;

    /** Results of runs go to {@code listener} as well. */
    ServerLedger(Invocation invocation, RunSpec plan, Console console, Outputs outputs, Signals signals,
            Consumer<Result> listener) {
        this.listener = listener;
        this.outputs = outputs;
        this.plan = plan;
        this.console = console;
        this.signals = signals;
        context = new RunContext(UUID.randomUUID().toString(), invocation);
    }

    /** The stream tells of classic connections, too. */
    void follow(ClassicRun classic) {
        events = outputs.events(classic.tally());
    }

    /** Tells the stream what the classic connections did; a server runs for days, so nothing is kept for it. */
    void step(ClassicRun classic) {
        events.step(() -> Start.of(context.early(classic.warnings()), plan));
    }

    /** A client's run is over, or there never was one; one that never began is told of, and is none that was served. */
    void enter(ServedClient client) {
        Session session = client.session();
        if (session.tally() == null) {
            client.dismiss(null);
            return;
        }
        Estimate estimate = Estimate.of(session.plan(), session.tally());
        Result result = client.result(estimate);
        client.dismiss(result.host("server"));
        if (client.session().hasBegun()) {
            served++;
            totals = totals.plus(estimate.server().totals());
            failed |= result.verdict() != Verdict.COMPLETE;
            damaged |= result.verdict() == Verdict.DAMAGED;
        }
        console.tell("run " + client.session().id() + " of " + TextReport.serverRun(result, client.remote()).strip());
        result.verdictReasons().forEach(console::detail);
        outputs.write(result, client.events());
        listener.accept(result);
    }

    /** With -1: a client's run has come and gone, or classic connections have, all of them for a second. */
    boolean isOver(boolean nobodyIsServed, ClassicRun classic) {
        if (!plan.placement().oneOff() || !nobodyIsServed) {
            return false;
        }
        if (served > 0) {
            return true;
        }
        return plan.placement().classic() && visit.isOver(classic.tally(), System.nanoTime());
    }

    /** Writes what there is of a server that never came to serve. */
    void giveUp(ClassicRun classic, HostView here) {
        outputs.write(result(classic, here), events);
    }

    private Result result(ClassicRun classic, HostView here) {
        return context.result(plan, Estimate.of(plan, classic.tally()), classic.warnings(), classic.ending(), here,
                List.of());
    }

    /**
     * Tells of everything; the exit status. A server that was told to stop has done what it was asked for, whatever
     * became of its clients.
     */
    int close(ClassicRun classic, HostView here) {
        Result result = result(classic, here);
        if (served == 0) {
            outputs.write(result, events);
        } else if (result.summary().whole("connections_requested") > 0 || events.hasBegun()) {
            outputs.writeAside(result, events);
        }
        if (served > 0) {
            console.print(served + (served == 1 ? " controlled run: " : " controlled runs: ")
                    + totals.started() + " connections accepted, "
                    + totals.completed() + " completed, " + totals.failed() + " failed, "
                    + totals.received() + " bytes received, " + totals.sent() + " sent\n");
        }
        boolean visited = result.summary().whole("connections_requested") > 0;
        if (served == 0 || visited) {
            console.print((served > 0 ? "without control connection: " : "")
                    + TextReport.serverTotals(result, console.style()));
        }
        return !plan.placement().oneOff() || signals.received()
                ? ExitStatus.COMPLETE.code()
                : served == 0
                        ? Outcome.status(result, 0, signals)
                        : (damaged
                                ? ExitStatus.DAMAGED
                                : failed ? ExitStatus.DEGRADED : ExitStatus.COMPLETE).code();
    }
}
