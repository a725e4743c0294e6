package org.tcpp.result;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tcpp.cli.Mode;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Runs;
import org.tcpp.estimate.Tally;
import org.tcpp.message.Closing;
import org.tcpp.message.Counters;
import org.tcpp.message.Fairness;
import org.tcpp.message.Report;
import org.tcpp.message.Retries;
import org.tcpp.plan.RunSpec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tcpp.estimate.Runs.GO_NS;

class WorkerViewTest {

    private final RunSpec plan = closedByServer();
    private final Tally tally = new Tally(plan);

    @Test
    void shouldTakeTheFairnessOfASenderFromItsReceiver() {
        tally.finished(Runs.client(0), report(new Counters(2, 2, 2, 0, 2000, 0), even()));
        tally.finished(Runs.server(0), report(new Counters(2, 2, 2, 0, 0, 2000), new Fairness(2, 1, 1, List.of(),
                List.of())));

        assertThat(views()).extracting(view -> view.traffic().fairnessConnections().doubleValue())
                .containsExactly(0.5, 0.5);
    }

    @Test
    void shouldGiveASenderNoFairnessWhereTheReceiverCountsAndHasNotReported() {
        tally.finished(Runs.client(0), report(new Counters(2, 2, 2, 0, 2000, 0), even()));
        tally.interval(Runs.server(0), Runs.interval(0, new Counters(2, 2, 2, 0, 0, 2000), 0));
        tally.lost(Runs.server(0), "killed", List.of());

        assertThat(views()).allSatisfy(view -> assertThat(view.traffic().fairnessConnections()).isNull());
    }

    @Test
    void shouldTakeTheFairnessOfASenderFromItselfWhereNobodyCountsWhatCame() {
        tally.finished(Runs.client(0), report(new Counters(2, 2, 2, 0, 2000, 0), even()));

        assertThat(views()).singleElement()
                .satisfies(view -> assertThat(view.traffic().fairnessConnections()).isEqualByComparingTo("1"));
    }

    private List<WorkerView> views() {
        return WorkerView.of(plan, Estimate.of(plan, tally));
    }

    private static Fairness even() {
        return new Fairness(2, 2, 2, List.of(), List.of());
    }

    private static Report report(Counters totals, Fairness fairness) {
        return new Report(0, -1, totals, new Report.Moments(GO_NS, GO_NS + 1000, -1, -1),
                new Report.Ends(List.of(), null), fairness, Retries.NONE, Map.of());
    }

    private static RunSpec closedByServer() {
        RunSpec usual = Runs.plan(Mode.LOOPBACK, 1, 2, 2);
        return new RunSpec(new RunSpec.Workload(2, 2, usual.sizes(), Closing.SERVER, usual.times()),
                usual.placement(), usual.measuring(), usual.tuning());
    }
}
