package org.tcpp.sim;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.tcpp.estimate.Bucket;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Side;
import org.tcpp.host.Build;
import org.tcpp.message.Counters;
import org.tcpp.message.RowSample;
import org.tcpp.result.Ending;
import org.tcpp.result.FailureLimit;
import org.tcpp.result.HostsView;
import org.tcpp.result.Result;
import org.tcpp.result.RunFacts;
import org.tcpp.result.Verdict;
import org.tcpp.session.Session;

/**
 * Whole runs by the real sessions of both launchers, each with the result that comes of it, which has to agree with
 * what the network knows, and with the other end's.
 */
final class SimulatedRuns {

    private SimulatedRuns() {}

    /** Makes the runs of a seed; {@code verdicts} takes what became of each, as the client has it. */
    static Simulation make(long seed, Consumer<Verdict> verdicts) {
        String again = "bench/soak --sessions --seed " + seed;
        Simulation simulation = Simulation.audited(new Simulation(seed, SessionLauncher::new), again);
        try {
            for (SimLauncher launcher : simulation.launchers) {
                for (SimConversation conversation : ((SessionLauncher) launcher).conversations) {
                    verdicts.accept(check(simulation, conversation));
                }
            }
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage() + "again: " + again, e);
        }
        return simulation;
    }

    /** What the client has of a run that is over. */
    static Result result(SimConversation conversation) {
        return result(conversation, Estimate.of(conversation.client.plan(), conversation.client.tally()));
    }

    private static Result result(SimConversation conversation, Estimate estimate) {
        return Result.of(facts(conversation.client), conversation.client.plan(), estimate, new HostsView(null, null));
    }

    private static Result resultThere(Session server) {
        return Result.of(facts(server), server.plan(), Estimate.of(server.plan(), server.tally()),
                new HostsView(null, null));
    }

    private static RunFacts facts(Session session) {
        return new RunFacts("sim", Instant.EPOCH, List.of(), new Build("simulated", "none"), Map.of(), List.of(),
                FailureLimit.NONE, session.ending());
    }

    private static Verdict check(Simulation simulation, SimConversation conversation) {
        Estimate estimate = Estimate.of(conversation.client.plan(), conversation.client.tally());
        Result result = result(conversation, estimate);
        String which = "run " + conversation.run.draft.token() + ", "
                + result.verdict() + " " + result.verdictReasons() + "\n    " + simulation.scenario + "\n    "
                + simulation.disturbances + "\n" + simulation.story();
        checkExplains(result, which);
        if (conversation.server != null && conversation.server.tally() != null) {
            checkExplains(resultThere(conversation.server), which);
        }
        long[] arrived = new Audit(simulation).arrived(conversation.run.draft);
        if (result.verdict() == Verdict.COMPLETE) {
            require(arrived[0], estimate.completed(), "connections that arrived and that are complete", which);
            require(arrived[1], estimate.client().totals().sent(), "bytes that arrived and that were sent", which);
        }
        if (!simulation.disturbances.areHarmful() && result.verdict() != Verdict.COMPLETE) {
            throw new AssertionError("not complete though nothing was wrong: " + which);
        }
        if (estimate.server() != null) {
            if (estimate.server().totals().received() > arrived[1]) {
                throw new AssertionError(
                        estimate.server().totals() + " received, " + arrived[1] + " arrived: " + which);
            }
            checkIntervals(estimate, which);
            checkRows(conversation, estimate, which);
            checkOtherEnd(conversation, estimate.server(), which);
        }
        return result.verdict();
    }

    /** Whatever happened when: of a figure that nobody knows a note says why. */
    private static void checkExplains(Result result, String which) {
        result.summary().values().forEach((name, value) -> {
            if (value == null && result.tables().notes().stream()
                    .noneMatch(note -> ("summary." + name).startsWith(note.about()))) {
                throw new AssertionError("nobody says why " + name + " is not known: " + which);
            }
        });
    }

    /** The intervals of both sides sum to what the sides have. */
    private static void checkIntervals(Estimate estimate, String which) {
        long sent = 0;
        long received = 0;
        for (Bucket bucket : estimate.history().rows()) {
            sent += bucket.client() == null ? 0 : bucket.client().counters().sent();
            received += bucket.server() == null ? 0 : bucket.server().counters().received();
        }
        require(sent, estimate.client().totals().sent(), "bytes sent in intervals and in all", which);
        require(received, estimate.server().totals().received(), "bytes received in intervals and in all", which);
    }

    /** A row for each connection, and the sums of the rows are those of the run, as far as nobody died. */
    private static void checkRows(SimConversation conversation, Estimate estimate, String which) {
        HeardRows rows = conversation.rows.join();
        boolean whole = conversation.client.ending() instanceof Ending.Normal && estimate.workersLost() == 0
                && conversation.run.draft.rows().equals(RowSample.ALL);
        for (Side side : whole ? List.of(estimate.client(), estimate.server()) : List.<Side>of()) {
            Counters totals = side.totals();
            require(rows.connections(side.role()), totals.completed() + totals.failed(), "rows and connections", which);
            require(rows.sent(side.role()), totals.sent(), "bytes sent in rows and in all", which);
            require(rows.received(side.role()), totals.received(), "bytes received in rows and in all", which);
        }
        if (whole && estimate.failed() == 0) {
            require(rows.whole(), estimate.completed(), "connections complete in their rows and in all", which);
        }
    }

    /** What both ends say of the server's workers is the same, whichever died, where both heard all of it. */
    private static void checkOtherEnd(SimConversation conversation, Side receiver, String which) {
        if (conversation.client.ending() instanceof Ending.Normal
                && conversation.server.ending() instanceof Ending.Normal) {
            Side there = Estimate.of(conversation.server.plan(), conversation.server.tally()).server();
            if (!there.totals().equals(receiver.totals())) {
                throw new AssertionError("the server says " + there.totals() + ", its client " + receiver.totals()
                        + " of it: " + which);
            }
        }
    }

    private static void require(long one, long other, String what, String which) {
        if (one != other) {
            throw new AssertionError(what + " differ: " + one + " and " + other + ", " + which);
        }
    }
}
