package org.tcpp.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tcpp.cli.Mode;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Figure;
import org.tcpp.estimate.PlannedTimes;
import org.tcpp.estimate.Runs;
import org.tcpp.estimate.Schedule;
import org.tcpp.estimate.Tally;
import org.tcpp.message.Arrivals;
import org.tcpp.message.Closing;
import org.tcpp.message.Counters;
import org.tcpp.message.Message;
import org.tcpp.message.Report;
import org.tcpp.plan.RunSpec;
import org.tcpp.size.SizePlan;

import static org.assertj.core.api.Assertions.assertThat;

/** When the figures of connections with moments of their own are about who made them. */
class GeneratorTest {

    private static final long BEGUN = 1000;

    @Test
    void shouldFindNothingWhereConnectionsBeganInTime() {
        assertThat(faults(100, 5000, 0, 0)).isEmpty();
    }

    /** A tenth of what is measured may be its own, and a millisecond whatever is measured. */
    @Test
    void shouldFindThatItWasLate() {
        assertThat(faults(400_000, 500_000, 0, 0)).singleElement().asString().contains("attempted 400", "late or more");
        assertThat(faults(400_000, 5_000_000, 0, 0)).isEmpty();
        assertThat(faults(900, 1000, 0, 0)).isEmpty();
    }

    /** It was so late that most never began, so nobody knows what the hundredth took. */
    @Test
    void shouldFindThatManyNeverBegan() {
        assertThat(faults(2_500_000, 2_600_000, 4000, 0)).singleElement().asString()
                .isEqualTo("4000 of 5000 connections never began, though nothing but this client kept them from it, and"
                        + " count as slower than all others");
        assertThat(faults(100, 5000, BEGUN / 100, 0)).isEmpty();
    }

    @Test
    void shouldFindThatTheyWereBlocked() {
        assertThat(faults(400_000, 500_000, 4000, 7)).singleElement().asString().contains("7 of 5000", "-m");
    }

    /** Of a client that is too slow three notes told, each in part. */
    @Test
    void shouldSayOnceThatAClientCouldNotBeginThem() {
        RunSpec closed = Runs.plan(Mode.LOOPBACK, 1, BEGUN, 100);
        RunSpec plan = new RunSpec(new RunSpec.Workload(BEGUN, 100, SizePlan.fixed(1000), Closing.CLIENT,
                new RunSpec.Times(0, Runs.SECOND_NS, Arrivals.poisson(BEGUN))), closed.placement(), closed.measuring(),
                closed.tuning());
        Tally tally = new Tally(plan);
        tally.go(Runs.GO_NS);
        Counters counters = new Counters(BEGUN, BEGUN, BEGUN, 0, 1000 * BEGUN, 0);
        Message.Interval idle = Runs.interval(0, counters, 10);
        tally.interval(Runs.client(0), new Message.Interval(idle.run(), idle.fromNs(), idle.toNs(), counters, 10,
                idle.slices(), new Message.Effort(Runs.SECOND_NS * 99 / 100, false, 0, 0)));
        Report plain = Runs.report(counters, BEGUN, 1);
        tally.finished(Runs.client(0), new Report(plain.run(), plain.requested(), plain.totals(), plain.moments(),
                plain.ends(), plain.fairness(), plain.retries(), Map.of(Report.LAG, Runs.histogram(60_000_000, 100),
                        Report.NEVER_BEGUN, Runs.histogram(60_000_000, LongStream.range(1, BEGUN).toArray()))));

        List<Finding> findings = Findings.of(plan, Estimate.of(plan, tally), List.of());

        assertThat(findings).extracting(Finding::name).contains("invalid_generator")
                .doesNotContain("worker_busy", "never_begun");
        assertThat(findings).filteredOn(finding -> finding.text().contains("never began")
                || finding.text().contains("of a core")).singleElement().extracting(Finding::text).asString()
                .contains("999 of 1999 connections never began", "client worker 0 99 %");
    }

    private static List<String> faults(long lagUs, long responseUs, long neverBegun, long blocked) {
        Schedule schedule = new Schedule(Arrivals.poisson(BEGUN), BEGUN, neverBegun, blocked, 0,
                Map.of(Report.LAG, times(lagUs, 0), Report.RESPONSE, times(responseUs, neverBegun)),
                Figure.unknown("too short"));
        List<String> faults = new ArrayList<>();
        Generator.addLateness(faults, schedule);
        return faults;
    }

    /** All took the same; those that were given up are above them. */
    private static PlannedTimes times(long us, long givenUp) {
        boolean known = givenUp * 100 <= BEGUN + givenUp;
        return new PlannedTimes(BEGUN, givenUp, us, us, us, known ? us : null, null, null);
    }
}
