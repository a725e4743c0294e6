package org.tcpp.live;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TimelineTest {

    private static final long SECOND_NS = 1_000_000_000;
    private static final long BEGAN_NS = -77 * SECOND_NS;

    private final Timeline timeline = new Timeline();

    @Test
    void shouldSpreadWhatCameOverTheTimeInWhichItCame() {
        timeline.add(BEGAN_NS, BEGAN_NS + SECOND_NS, 4000);
        timeline.add(BEGAN_NS + SECOND_NS, BEGAN_NS + SECOND_NS + Timeline.COLUMN_NS / 2, 500);

        assertThat(timeline.rates()).containsExactly(4000, 4000, 4000, 4000, 2000);
    }

    @Test
    void shouldKnowTheMeanOfTheLastWhile() {
        for (int second = 0; second < 10; second++) {
            timeline.add(BEGAN_NS + second * SECOND_NS, BEGAN_NS + (second + 1) * SECOND_NS, second);
        }

        assertThat(timeline.rate(2 * SECOND_NS)).isCloseTo(8.5, within(1e-9));
        assertThat(timeline.rate(3600 * SECOND_NS)).isCloseTo(4.5, within(1e-9));
    }

    @Test
    void shouldForgetWhatIsOlderThanTenMinutesAndTakeWhatComesLate() {
        timeline.add(BEGAN_NS, BEGAN_NS + SECOND_NS, 1);
        timeline.add(BEGAN_NS + 700 * SECOND_NS, BEGAN_NS + 701 * SECOND_NS, 40);
        timeline.add(BEGAN_NS + 699 * SECOND_NS, BEGAN_NS + 700 * SECOND_NS, 20);
        timeline.add(BEGAN_NS, BEGAN_NS + SECOND_NS, 1);

        assertThat(timeline.rates()).hasSize(Timeline.MOST);
        assertThat(Arrays.stream(timeline.rates()).sum() / 4).isCloseTo(60, within(1e-9));
    }

    @Test
    void shouldShowThatNothingCame() {
        timeline.closeUntil(BEGAN_NS);
        timeline.closeUntil(BEGAN_NS + SECOND_NS);

        assertThat(timeline.rates()).containsExactly(0, 0, 0, 0, 0);
        assertThat(new Timeline().rate(SECOND_NS)).isZero();
    }
}
