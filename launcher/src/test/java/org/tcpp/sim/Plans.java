package org.tcpp.sim;

import org.tcpp.cli.Mode;
import org.tcpp.control.Offer;
import org.tcpp.disturb.Script;
import org.tcpp.message.Arrivals;
import org.tcpp.message.Closing;
import org.tcpp.message.Engine;
import org.tcpp.message.Load;
import org.tcpp.message.RowSample;
import org.tcpp.message.WorkerSpec;
import org.tcpp.plan.Placement;
import org.tcpp.plan.RunSpec;
import org.tcpp.size.SizePlan;

/** What the commands of a scenario are. */
final class Plans {

    private static final int BASE_PORT = SimWorker.BASE_PORT;
    private static final long SERVER_TIMEOUT_NS = 600_000_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;

    private Plans() {}

    static RunSpec client(Scenario scenario, Scenario.RunDraft draft) {
        return new RunSpec(
                new RunSpec.Workload(draft.connections(), draft.atOnce(), draft.load().sizes(), draft.load().closing(),
                        new RunSpec.Times(draft.times().durationNs(), draft.times().timeoutNs(),
                                draft.times().arrivals()),
                        new RunSpec.Holding(draft.connectFirst(), draft.holdNs()), draft.load().content(),
                        draft.load().exchange()),
                new Placement(Mode.CLIENT, "server", "10.0.0.2", scenario.workers, BASE_PORT,
                        Placement.Local.ANY, false, false),
                new RunSpec.Measuring(draft.times().intervalNs(), 0, draft.rows(), Script.NONE), workers(scenario));
    }

    static RunSpec server(Scenario scenario) {
        return new RunSpec(
                new RunSpec.Workload(Load.UNLIMITED, scenario.serverAtOnce, SizePlan.fixed(SizePlan.SMALLEST),
                        Closing.CLIENT, new RunSpec.Times(0, SERVER_TIMEOUT_NS, Arrivals.NONE)),
                new Placement(Mode.SERVER, null, null, scenario.workers, BASE_PORT, Placement.Local.ANY,
                        true, false),
                new RunSpec.Measuring(SECOND_NS, 0, RowSample.NONE, Script.NONE), workers(scenario));
    }

    static Offer offer(Scenario scenario) {
        return new Offer(scenario.workers, BASE_PORT, scenario.serverAtOnce, true);
    }

    private static RunSpec.Tuning workers(Scenario scenario) {
        return new RunSpec.Tuning(new WorkerSpec.Tuning(Engine.AUTO,
                new WorkerSpec.Portions(scenario.bufferBytes, 65_536)));
    }
}
