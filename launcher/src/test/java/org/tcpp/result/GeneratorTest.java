package org.tcpp.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tcpp.estimate.Figure;
import org.tcpp.estimate.PlannedTimes;
import org.tcpp.estimate.Schedule;
import org.tcpp.message.Arrivals;
import org.tcpp.message.Report;

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
                .isEqualTo("4000 of 5000 connections never began, though nothing but this client kept them from it");
        assertThat(faults(100, 5000, BEGUN / 100, 0)).isEmpty();
    }

    @Test
    void shouldFindThatTheyWereBlocked() {
        assertThat(faults(400_000, 500_000, 4000, 7)).singleElement().asString().contains("7 of 5000", "-m");
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
