package org.tcpp.estimate;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Percentiles of times of which some are only known to be longer than all others. */
class PlannedTimesTest {

    @Test
    void isThatOfAllWhereNoneWasGivenUp() {
        PlannedTimes times = PlannedTimes.of(upTo(1000), 0);
        assertThat(times).isEqualTo(new PlannedTimes(1000, 0, 1L, 500L, 900L, 990L, 999L, 1000L));
    }

    @Test
    void twoOfAHundredGivenUpLeaveThePercentile99Unknown() {
        PlannedTimes times = PlannedTimes.of(upTo(980), 20);
        assertThat(times).isEqualTo(new PlannedTimes(980, 20, 1L, 500L, 900L, null, null, null));
        assertThat(times.isAbove(1_000_000_000)).isTrue();
    }

    @Test
    void fewGivenUpMoveWhatIsBelowThem() {
        assertThat(PlannedTimes.of(upTo(995), 5)).isEqualTo(new PlannedTimes(995, 5, 1L, 500L, 900L, 990L, null, null));
    }

    @Test
    void whereAllWereGivenUpNothingIsKnown() {
        assertThat(PlannedTimes.of(null, 3)).isEqualTo(new PlannedTimes(0, 3, null, null, null, null, null, null));
    }

    private static Histogram upTo(int most) {
        Histogram histogram = new Histogram(1, 1_000_000, 3);
        for (int value = 1; value <= most; value++) {
            histogram.recordValue(value);
        }
        return histogram;
    }
}
