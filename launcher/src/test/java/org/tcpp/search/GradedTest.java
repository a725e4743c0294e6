package org.tcpp.search;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tcpp.report.Results;
import org.tcpp.result.OpenLoopView;
import org.tcpp.result.Result;

import static org.assertj.core.api.Assertions.assertThat;

/** A trial is judged by its limits, and only if the client was not what limited it. */
class GradedTest {

    private static final List<Limit> LIMITS = List.of(Limit.parse("setup.p99=5ms"), new Limit.OfBacklog());
    private static final OpenLoopView.Counts ALL_BEGUN = new OpenLoopView.Counts(100, 100, 0, 0, 0);
    private static final OpenLoopView.Counts BLOCKED = new OpenLoopView.Counts(100, 100, 0, 30, 0);

    @Test
    void shouldBeGoodWhereAllLimitsHold() {
        Graded graded = graded(open(ALL_BEGUN, 4999, 4000, 0, true));

        assertThat(graded.grade()).isEqualTo(Grade.GOOD);
        assertThat(graded.reasons()).isEmpty();
        assertThat(graded.checks()).extracting(Check::held).containsExactly(true, true);
        assertThat(graded.measured()).isEqualTo(98);
    }

    @Test
    void shouldSayByHowMuchALimitDidNotHold() {
        Graded graded = graded(open(ALL_BEGUN, 7200, 7000, 0, true));

        assertThat(graded.grade()).isEqualTo(Grade.BAD);
        assertThat(graded.reasons()).containsExactly("setup.p99 is 7.20 ms, above 5ms by 44 %");
    }

    @Test
    void shouldCallATimeAboveAllThatWasMeasuredTooLong() {
        Graded graded = graded(open(ALL_BEGUN, null, 4000, 0, true));

        assertThat(graded.grade()).isEqualTo(Grade.BAD);
        assertThat(graded.reasons().getFirst()).startsWith("setup.p99 is not known");
    }

    @Test
    void shouldNotBlameTheServerForALateClient() {
        Graded graded = graded(open(ALL_BEGUN, 7200, 7000, 0, false));

        assertThat(graded.grade()).isEqualTo(Grade.INVALID);
        assertThat(graded.reasons()).containsExactly("the client began connections late",
                "setup.p99 is 7.20 ms, above 5ms by 44 %");
        assertThat(graded(open(ALL_BEGUN, 3000, 2000, 0, false)).grade()).as("late, and good all the same")
                .isEqualTo(Grade.GOOD);
    }

    @Test
    void shouldTellWhoFilledThePlaces() {
        assertThat(graded(open(BLOCKED, 7200, 1000, 0, false)).grade()).as("a fast server").isEqualTo(Grade.INVALID);
        assertThat(graded(open(BLOCKED, 7200, 6000, 0, false)).grade()).as("a slow one").isEqualTo(Grade.BAD);
        assertThat(graded(open(BLOCKED, 7200, 1000, 5, false)).grade()).as("one that falls behind")
                .isEqualTo(Grade.BAD);
        OpenLoopView.Counts noPorts = new OpenLoopView.Counts(100, 100, 0, 0, 30);
        assertThat(graded(open(noPorts, 7200, 6000, 5, false)).grade()).as("no ports").isEqualTo(Grade.INVALID);
    }

    @Test
    void shouldCountWhatNeverBeganAsNotCarried() {
        Graded graded = graded(open(new OpenLoopView.Counts(100, 90, 10, 0, 0), 3000, 2000, 0, true));

        assertThat(graded.grade()).isEqualTo(Grade.BAD);
        assertThat(graded.reasons()).containsExactly("connections that were due were never begun");
        OpenLoopView late = open(new OpenLoopView.Counts(100, 90, 10, 0, 0), null, 2000, BigDecimal.ZERO, true, 9000);
        assertThat(graded(late).grade()).as("of a late client").isEqualTo(Grade.INVALID);
    }

    @Test
    void shouldBeBadWhereNothingCameOfIt() {
        Graded graded = Graded.of(SearchFigure.AT_ONCE, List.of(Limit.parse("failures=0")), 100, Results.refused());

        assertThat(graded.grade()).isEqualTo(Grade.BAD);
        assertThat(graded.reasons()).containsExactly(Results.refused().verdictReasons().getFirst());
        assertThat(graded.lossRatio()).isEqualTo(1);
    }

    @Test
    void shouldCountFailuresAndWhatWasCarried() {
        Result some = Results.degraded();
        long failed = some.summary().whole("connections_failed");

        assertThat(Limit.parse("failures=0").check(SearchFigure.AT_ONCE, 10, some).why())
                .startsWith(failed + " of ").endsWith("connections failed");
        assertThat(Limit.parse("failures=100%").check(SearchFigure.AT_ONCE, 10, some).held()).isTrue();
        long done = some.summary().whole("bits_per_second");
        assertThat(Limit.parse("carried=98%").check(SearchFigure.BPS, done, some).held()).isTrue();
        assertThat(Limit.parse("carried=98%").check(SearchFigure.BPS, 2 * done, some).why())
                .isEqualTo("50.0 % of the load was carried, not 98%");
    }

    @Test
    void shouldTellAValueFromItsBoundWhereTheyAreClose() {
        Result some = Results.degraded();
        long done = some.summary().whole("bits_per_second");
        Check carried = Limit.parse("carried=98%").check(SearchFigure.BPS, Math.round(done / 0.97996), some);
        assertThat(carried.value()).isEqualTo(979_960);
        assertThat(carried.bound()).isEqualTo(980_000);
        assertThat(carried.why()).isEqualTo("97.996 % of the load was carried, not 98%");

        Graded late = graded(open(ALL_BEGUN, 5001, 4000, 0, true));
        assertThat(late.reasons()).containsExactly("setup.p99 is 5.001 ms, above 5ms by 0.02 %");

        Result slow = result(open(ALL_BEGUN, 4000, 4000, new BigDecimal("0.04"), true, 100));
        Check growth = new Limit.OfBacklog().check(SearchFigure.CPS, 100, slow);
        assertThat(growth.value()).isEqualTo(1);
        assertThat(growth.why()).isEqualTo("connections begin faster than they end, by 0.04 a second");
    }

    private static Graded graded(OpenLoopView open) {
        return Graded.of(SearchFigure.CPS, LIMITS, 100, result(open));
    }

    private static Result result(OpenLoopView open) {
        Result base = Results.complete();
        Result.Figures figures = base.figures();
        return new Result(base.schema(), base.judgement(), base.run(), base.plan(), base.summary(),
                new Result.Figures(figures.steady(), figures.sizes(), figures.latencies(), figures.tcpInfo(),
                        figures.fairness(), open, figures.servers()),
                new Result.Faults(List.of(), null, null, List.of()),
                new Result.Tables(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                        List.of()));
    }

    private static OpenLoopView open(OpenLoopView.Counts counts, Integer setup, int service, int growth,
            boolean valid) {
        return open(counts, setup, service, BigDecimal.valueOf(growth), valid, 100);
    }

    private static OpenLoopView open(OpenLoopView.Counts counts, Integer setup, int service, BigDecimal growth,
            boolean valid, int lag) {
        return new OpenLoopView(BigDecimal.valueOf(100), BigDecimal.valueOf(98), counts, growth,
                valid,
                30_000_000,
                List.of(times("setup", setup == null ? null : (Long) setup.longValue()),
                        times("setup_service", (long) service), times("lag", (long) lag)));
    }

    private static OpenLoopView.TimesView times(String name, Long p99) {
        return new OpenLoopView.TimesView(name, new OpenLoopView.Counted(100, 0),
                new OpenLoopView.Quantiles(1L, 2L, 3L, p99, null, null));
    }
}
