package org.tcpp.launcher;

import org.junit.jupiter.api.Test;
import org.tcpp.cli.Mode;
import org.tcpp.estimate.Runs;
import org.tcpp.estimate.Tally;
import org.tcpp.message.Counters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tcpp.estimate.Runs.SECOND_NS;

/** When a server that ends after one client takes it for gone. */
class ClassicVisitTest {

    private final Tally tally = new Tally(Runs.plan(Mode.SERVER, 1, 1, 10));
    private final ClassicVisit visit = new ClassicVisit();
    private int second;

    @Test
    void shouldNotTakeStrangersForAClient() {
        count(new Counters(200, 0, 0, 150, 0, 9_000), 50);
        assertThat(visit.isOver(tally, 1)).isFalse();
        count(new Counters(0, 0, 0, 50, 0, 0), 0);
        assertThat(visit.isOver(tally, 60 * SECOND_NS)).isFalse();
        assertThat(visit.isOver(tally, 120 * SECOND_NS)).isFalse();
    }

    @Test
    void shouldEndASecondAfterTheLastHasGone() {
        count(new Counters(2, 2, 1, 0, 0, 9_000), 1);
        assertThat(visit.isOver(tally, SECOND_NS)).isFalse();
        assertThat(visit.isOver(tally, 9 * SECOND_NS)).as("one is under way").isFalse();
        count(new Counters(0, 0, 1, 0, 0, 9_000), 0);
        assertThat(visit.isOver(tally, 10 * SECOND_NS - 1)).isFalse();
        assertThat(visit.isOver(tally, 10 * SECOND_NS)).isTrue();
    }

    private void count(Counters counters, long underWay) {
        tally.interval(Runs.server(0), Runs.interval(second++, counters, underWay));
    }
}
