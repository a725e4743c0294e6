package org.tcpp.time;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PausesTest {

    private static final long SECOND_NS = 1_000_000_000L;

    @Test
    void shouldCountWhatIsLongerThanTheRestThatWasWanted() {
        Pauses pauses = new Pauses();
        pauses.run(0, 0);
        pauses.run(SECOND_NS, SECOND_NS);
        pauses.run(SECOND_NS + SECOND_NS / 2, 0);
        assertThat(pauses.totalNs()).isZero();
        pauses.run(40 * SECOND_NS, SECOND_NS / 2);
        assertThat(pauses.totalNs()).isEqualTo(38 * SECOND_NS);
        assertThat(pauses.runningNs(40 * SECOND_NS + 1)).isEqualTo(2 * SECOND_NS + 1);
    }

    @Test
    void shouldNoticeAPauseInTheMidstOfWork() {
        Pauses pauses = new Pauses();
        pauses.run(SECOND_NS, 0);
        long before = pauses.runningNs(SECOND_NS + 1000);
        assertThat(pauses.runningNs(900 * SECOND_NS)).isEqualTo(SECOND_NS).isLessThan(before);
        assertThat(pauses.runningNs(900 * SECOND_NS + 5)).isEqualTo(SECOND_NS + 5);
        assertThat(pauses.runningNs(SECOND_NS)).as("what was before it").isLessThan(SECOND_NS);
    }

    @Test
    void shouldNotTakeTheTimeBeforeItsFirstRunForAPause() {
        Pauses pauses = new Pauses();
        pauses.run(100 * SECOND_NS, 0);
        assertThat(pauses.totalNs()).isZero();
    }
}
