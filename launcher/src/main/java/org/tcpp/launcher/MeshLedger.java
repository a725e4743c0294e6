package org.tcpp.launcher;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tcpp.cli.Options;
import org.tcpp.conduct.Cell;
import org.tcpp.conduct.Conduct;
import org.tcpp.conduct.Participant;
import org.tcpp.mesh.HostClock;
import org.tcpp.mesh.HostEnd;
import org.tcpp.mesh.MeshHost;
import org.tcpp.mesh.MeshResult;
import org.tcpp.mesh.MeshTally;
import org.tcpp.mesh.PairOutcome;
import org.tcpp.output.MeshOutput;
import org.tcpp.plan.RunSpec;
import org.tcpp.report.JsonReport;
import org.tcpp.result.Ending;
import org.tcpp.result.HostView;
import org.tcpp.result.Result;

/** What pairs and hosts told, made into one result as it comes. One thread. */
final class MeshLedger {

    private final RunContext context;
    private final Options.Hosts wish;
    private final MeshTally tally;
    private final MeshOutput output;
    private final Map<String, HostView> facts = new HashMap<>();

    /** Of a run; the results of its pairs go to {@code output} at once. */
    MeshLedger(RunContext context, Options.Hosts wish, RunSpec each, MeshOutput output) {
        this.context = context;
        this.wish = wish;
        this.output = output;
        tally = new MeshTally(wish, each);
    }

    /** Data begins to flow. */
    void begin() {
        context.begin();
        tally.begin();
    }

    /** A pair is over. */
    void enter(Cell cell) {
        String why = cell.why();
        Result result = null;
        if (cell.result() != null) {
            try {
                result = JsonReport.read(cell.result());
                note(cell.pair().client().name(), result.host("client"));
                note(cell.pair().server().name(), result.host("server"));
            } catch (IOException e) {
                why = "what its host told is no result: " + e.getMessage();
            }
        }
        PairOutcome outcome = new PairOutcome(cell.round() + 1, cell.pair(), result, why, cell.lateNs());
        tally.add(outcome);
        output.add(outcome);
    }

    /** The result, when all are over. */
    MeshResult result(Conduct conduct, Ending ending) {
        List<MeshHost> hosts = conduct.hosts().stream().map(this::host).toList();
        return tally.result(context.facts(List.of(), ending), hosts);
    }

    private void note(String host, HostView view) {
        if (view != null) {
            facts.putIfAbsent(host, view);
        }
    }

    private MeshHost host(Participant host) {
        boolean client = wish.rounds().isClient(host.entry());
        boolean server = wish.rounds().isServer(host.entry());
        return new MeshHost(host.name(), host.entry().targets(), client && server
                ? "both"
                : client
                        ? "client"
                        : "server",
                ending(host), clock(host), facts.get(host.name()));
    }

    private static MeshHost.Ending ending(Participant host) {
        HostEnd ended = switch (host.standing()) {
            case LEFT, STAYED -> host.why() == null ? HostEnd.AS_AGREED : HostEnd.ABSENT;
            case ABSENT, AWAITED -> HostEnd.ABSENT;
            case LOST, PRESENT -> HostEnd.LOST;
        };
        return new MeshHost.Ending(ended, host.why());
    }

    private static HostClock clock(Participant host) {
        return host.clock() == null
                ? HostClock.UNKNOWN
                : new HostClock(host.clock().offsetNs(), host.clock().errorNs(), host.lateNs(), host.driftNs());
    }
}
