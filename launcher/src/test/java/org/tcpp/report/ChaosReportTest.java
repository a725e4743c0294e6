package org.tcpp.report;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tcpp.behaviour.Behaviour;
import org.tcpp.behaviour.ChaosPlan;
import org.tcpp.cli.Mode;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Runs;
import org.tcpp.estimate.Tally;
import org.tcpp.host.Build;
import org.tcpp.html.ResultPage;
import org.tcpp.message.Conduct;
import org.tcpp.message.Content;
import org.tcpp.message.Counters;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Failures;
import org.tcpp.message.Judged;
import org.tcpp.message.Phase;
import org.tcpp.message.Report;
import org.tcpp.plan.Placement;
import org.tcpp.plan.RunSpec;
import org.tcpp.result.ChaosView;
import org.tcpp.result.Ending;
import org.tcpp.result.FailureLimit;
import org.tcpp.result.HostsView;
import org.tcpp.result.Result;
import org.tcpp.result.RunFacts;
import org.tcpp.result.Verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tcpp.estimate.Runs.GO_NS;

/** What is said of connections that misbehaved. */
class ChaosReportTest {

    private static final Failures.Example EXAMPLE = new Failures.Example(0, 4711, "127.0.0.1:10000",
            "127.0.0.1:40017", 300, GO_NS + 1_500_000_000, "sent 0, received 300 bytes, step 1 of 1");
    private static final Conduct RIGHT = new Conduct(Behaviour.RESET_MIDWAY, 40,
            List.of(new Conduct.Ending("reset", Judged.EXPECTED, 40, EXAMPLE)));
    private static final Conduct WRONG = new Conduct(Behaviour.HALF_CLOSE, 20,
            List.of(new Conduct.Ending("done", Judged.EXPECTED, 16, EXAMPLE),
                    new Conduct.Ending("premature_end", Judged.UNEXPECTED, 3, EXAMPLE),
                    new Conduct.Ending("nothing", Judged.HUNG, 1, EXAMPLE)));

    @Test
    void shouldShowEachBehaviourAndHowToMakeAWrongOneAgain() {
        Result result = result(List.of(RIGHT, WRONG), 996);

        String text = TextReport.of(result, new Style(1000, false, false, false, false, false));
        assertThat(text.lines().map(line -> line.replaceAll(" +", " "))).contains(
                "behaviour end begun right may be WRONG HUNG skipped after:p50 p99 max",
                "reset-midway client 40 40 . . . . 55us 120us 120us",
                "half-close client 20 16 . 3 1 . - - -",
                "bystanders client 940 940 .",
                " again: ./tcpp -c h --chaos all --seed 3 --only 4711");
        assertThat(text).contains("half-close, the client shuts its side; the server answers later, to the last byte:"
                + " at the client 3 ended by premature_end (unexpected)");
        assertThat(result.verdict()).isEqualTo(Verdict.DEGRADED);
    }

    @Test
    void shouldMakeAWrongOneAgainWithTheServerThatItWentTo() {
        RunSpec.Workload load = work();
        RunSpec any = Runs.plan(Mode.CLIENT, 3, 1000, 10);
        RunSpec plan = new RunSpec(load, new Placement(Mode.CLIENT, Stream.of("a", "b", "c")
                .map(host -> new Placement.Server(host, null)).toList(), 3, 10000, Placement.Local.ANY, false, false),
                any.measuring(), any.tuning());
        assertThat(EXAMPLE.connection() % 3).isEqualTo(1);

        for (List<String> words : List.of(List.of("-c", "a,b,c", "--chaos", "all"),
                List.of("-ca,b,c", "--chaos", "all"))) {
            assertThat(result(plan, words, List.of(WRONG), 996).faults().chaos().behaviours().getFirst().endings()
                    .getLast().again()).startsWith(words.getFirst().replace("a,b,c", "b"))
                    .doesNotContain("a,b,c").endsWith("--chaos", "all", "--only", "4711");
        }
    }

    @Test
    void shouldCallARunCompleteInWhichAllEndedAsTheyMay() {
        Result result = result(List.of(RIGHT), 1000);

        assertThat(result.verdict()).isEqualTo(Verdict.COMPLETE);
        assertThat(result.faults().chaos().bystanders()).containsExactly(
                new ChaosView.BystandersView("client", 960, 960, 0),
                new ChaosView.BystandersView("server", 990, 990, 0));
        assertThat(result.faults().findings()).as("a reset leaves bytes behind").isEmpty();
    }

    @Test
    void shouldStandOnThePage() {
        String page = ResultPage.of(result(List.of(RIGHT, WRONG), 996)).replaceAll("<[^>]*>\\s*", "|")
                .replaceAll("\\|+", "|");

        assertThat(page).contains("|reset-midway|client|40|40|0|0|0|0|55|120|120|",
                "|half-close|client|20|16|0|3|1|0|-|-|-|", "|client|940|940|0|",
                "|tcpp -c h --chaos all --seed 3 --only 4711|")
                .doesNotContain("ending of");
    }

    @Test
    void shouldReadWhatItWrites() throws IOException {
        Result result = result(List.of(RIGHT, WRONG), 996);
        String text = JsonReport.text(result);
        ResultFiles.valid(text);
        assertThat(JsonReport.read(text)).isEqualTo(result);
    }

    private static RunSpec.Workload work() {
        RunSpec.Workload load = Runs.plan(Mode.LOOPBACK, 1, 1000, 10).workload();
        return new RunSpec.Workload(load.connections(), load.atOnce(), load.sizes(), load.closing(), load.times(),
                load.holding(), Content.KEYED, load.exchange().with(ChaosPlan.parse("all", 3, ChaosPlan.ALL)));
    }

    private static Result result(List<Conduct> conduct, long completed) {
        RunSpec any = Runs.plan(Mode.LOOPBACK, 1, 1000, 10);
        return result(new RunSpec(work(), any.placement(), any.measuring(), any.tuning()),
                List.of("-c", "h", "--chaos", "all", "--seed", "3"), conduct, completed);
    }

    private static Result result(RunSpec plan, List<String> words, List<Conduct> conduct, long completed) {
        Tally tally = new Tally(plan);
        tally.go(GO_NS);
        long failed = 1000 - completed;
        tally.finished(Runs.client(0), Runs.report(new Counters(1000, 1000, completed, failed, 1_000_000, 0), 1000, 2,
                Runs.failures(Phase.RECEIVE, FailureCause.PREMATURE_END, failed))
                .with(conduct, Map.of(Conduct.histogram(Behaviour.RESET_MIDWAY), Runs.histogram(60_000_000, 40, 55,
                        120))));
        Report served = Runs.report(new Counters(990, 990, 990, 0, 0, 900_000), -1, 2);
        tally.finished(Runs.server(0), served);
        RunFacts facts = new RunFacts("id", Instant.EPOCH, words,
                new Build("0.1.0", null), Map.of(), List.of(), FailureLimit.NONE, new Ending.Normal());
        return Result.of(facts, plan, Estimate.of(plan, tally), new HostsView(null, null));
    }
}
