package org.tcpp.sim;

import org.tcpp.control.Offer;
import org.tcpp.message.Closing;
import org.tcpp.message.Engine;
import org.tcpp.message.Load;
import org.tcpp.message.WorkerSpec;
import org.tcpp.plan.RunPlan;
import org.tcpp.size.SizePlan;

/** What the commands of a scenario are. */
final class Plans {

    private static final int BASE_PORT = SimWorker.BASE_PORT;
    private static final long SERVER_TIMEOUT_NS = 600_000_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;

    private Plans() {}

    static RunPlan client(Scenario scenario, Scenario.RunDraft draft) {
        return new RunPlan(
                new RunPlan.Workload(draft.connections(), draft.atOnce(), draft.sizes(), draft.closing(),
                        draft.times().durationNs(), draft.times().timeoutNs(), draft.connectFirst(),
                        draft.holdNs()),
                new RunPlan.Placement(RunPlan.Mode.CLIENT, "server", "10.0.0.2", scenario.workers, BASE_PORT, null, 1,
                        false),
                new RunPlan.Measuring(draft.times().intervalNs(), false), workers(scenario));
    }

    static RunPlan server(Scenario scenario) {
        return new RunPlan(
                new RunPlan.Workload(Load.UNLIMITED, scenario.serverAtOnce, SizePlan.fixed(SizePlan.SMALLEST),
                        Closing.CLIENT, 0, SERVER_TIMEOUT_NS),
                new RunPlan.Placement(RunPlan.Mode.SERVER, null, null, scenario.workers, BASE_PORT, null, 1, true),
                new RunPlan.Measuring(SECOND_NS, false), workers(scenario));
    }

    static Offer offer(Scenario scenario) {
        return new Offer(scenario.workers, BASE_PORT, scenario.serverAtOnce);
    }

    private static RunPlan.Workers workers(Scenario scenario) {
        return new RunPlan.Workers(new WorkerSpec.Tuning(Engine.AUTO,
                new WorkerSpec.Portions(scenario.bufferBytes, 65_536)));
    }
}
