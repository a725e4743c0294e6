package org.tcpp.sim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tcpp.estimate.Bucket;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Tally;
import org.tcpp.estimate.WorkerKey;
import org.tcpp.message.Engine;
import org.tcpp.message.Message;
import org.tcpp.message.WorkerSpec;
import org.tcpp.plan.RunPlan;
import org.tcpp.report.Results;
import org.tcpp.result.Ending;
import org.tcpp.result.FailureLimit;
import org.tcpp.result.HostsView;
import org.tcpp.result.Result;
import org.tcpp.result.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the workers of simulated runs say, through the launcher's own sums and verdict: complete means that everything
 * has arrived, whatever went wrong. {@code -Dtcpp.seed=N} makes one again.
 */
class SimulatedVerdictTest {

    private static final int SERVERS_AGENT = 1;
    private static final long SEEDS = 500;

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void shouldCallCompleteOnlyWhatHasArrived() {
        Long only = Long.getLong("tcpp.seed");
        LongStream seeds = only == null ? LongStream.rangeClosed(1, SEEDS) : LongStream.of(only);
        List<Verdict> verdicts = new ArrayList<>();
        seeds.forEach(seed -> {
            Simulation simulation = Simulation.run(seed);
            for (SimLauncher launcher : simulation.launchers) {
                launcher.runs.forEach(run -> verdicts.add(check(simulation, run)));
            }
        });
        if (only == null) {
            assertThat(verdicts).contains(Verdict.COMPLETE, Verdict.DEGRADED, Verdict.FAILED);
        }
    }

    private static Verdict check(Simulation simulation, SimLauncher.Run run) {
        RunPlan plan = plan(simulation.scenario, run.draft);
        Estimate estimate = Estimate.of(plan, tally(plan, run));
        Result result = Result.of(Results.facts(new Ending.Normal(), FailureLimit.NONE), plan, estimate,
                new HostsView(null, null));
        String which = "run " + run.draft.token() + " of seed " + simulation.scenario.seed + ", "
                + result.verdict() + " " + result.verdictReasons() + "\n" + simulation.disturbances + "\n"
                + simulation.story();
        long[] arrived = new Audit(simulation).arrived(run.draft);
        if (result.verdict() == Verdict.COMPLETE) {
            assertThat(arrived[0]).as("connections that arrived, " + which).isEqualTo(estimate.completed());
            assertThat(estimate.sender().totals().sent()).as("bytes, " + which).isEqualTo(arrived[1]);
        }
        if (!simulation.disturbances.areHarmful()) {
            assertThat(result.verdict()).as(which).isEqualTo(Verdict.COMPLETE);
        }
        if (estimate.receiver() != null) {
            assertThat(estimate.receiver().totals().received()).as("bytes, " + which).isLessThanOrEqualTo(arrived[1]);
            checkIntervals(estimate, which);
        }
        return result.verdict();
    }

    /** The intervals of both sides sum to what the sides have. */
    private static void checkIntervals(Estimate estimate, String which) {
        long sent = 0;
        long received = 0;
        for (Bucket bucket : estimate.history().rows()) {
            sent += bucket.sender() == null ? 0 : bucket.sender().counters().sent();
            received += bucket.receiver() == null ? 0 : bucket.receiver().counters().received();
        }
        assertThat(sent).as("sent in intervals, " + which).isEqualTo(estimate.sender().totals().sent());
        assertThat(received).as("received in intervals, " + which)
                .isEqualTo(estimate.receiver().totals().received());
    }

    private static Tally tally(RunPlan plan, SimLauncher.Run run) {
        Tally tally = new Tally(plan);
        tally.go(run.goneNs);
        tally.go(SERVERS_AGENT, run.goneThereNs);
        Set<WorkerKey> known = new HashSet<>();
        run.clients.forEach(book -> ready(tally, known, key(book.worker)));
        run.servers.forEach(book -> ready(tally, known, key(book.worker)));
        for (SimLauncher.Word word : run.words) {
            WorkerKey key = key(word.worker());
            switch (word.message()) {
                case null -> tally.lost(key, "killed", List.of());
                case Message.Interval interval -> tally.interval(key, interval);
                case Message.Finished finished -> tally.finished(key, finished.report());
                case Message.Established established -> tally.opened(established);
                default -> {
                    // Nothing that is counted.
                }
            }
        }
        return tally;
    }

    private static WorkerKey key(SimWorker worker) {
        return new WorkerKey(worker.isServer() ? SERVERS_AGENT : WorkerKey.HERE, worker.role(), worker.number(),
                worker.incarnation());
    }

    private static void ready(Tally tally, Set<WorkerKey> known, WorkerKey key) {
        if (known.add(key)) {
            tally.ready(key, new Message.Ready(Message.VERSION, 1, Engine.EPOLL, null, 10_000, 1000, 1));
        }
    }

    private static RunPlan plan(Scenario scenario, Scenario.RunDraft draft) {
        return new RunPlan(
                new RunPlan.Workload(draft.connections(), draft.atOnce(), draft.sizes(), draft.closing(),
                        draft.times().durationNs(), draft.times().timeoutNs(), draft.connectFirst(), 0),
                new RunPlan.Placement(RunPlan.Mode.CLIENT, "server", "10.0.0.2", scenario.workers, 10_000, null, 1,
                        false),
                new RunPlan.Measuring(draft.times().intervalNs(), false),
                new RunPlan.Workers(new WorkerSpec.Tuning(Engine.AUTO,
                        new WorkerSpec.Portions(scenario.bufferBytes, 65_536))));
    }
}
