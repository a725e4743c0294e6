package org.tcpp.reach;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tcpp.control.ClockOffset;
import org.tcpp.control.ControlMessage;

import static org.assertj.core.api.Assertions.assertThat;

class ClockSurveyTest {

    private static final long AHEAD_NS = 100_000_000_000L;
    private static final long WAY_NS = 40_000;

    /** Answers each ping of a clock that is ahead, whose answers are held back on their way. */
    private static ClockOffset read(long heldNs, int but) {
        List<ClockOffset> read = new ArrayList<>();
        List<Order> asked = new ArrayList<>();
        ClockSurvey survey = new ClockSurvey(asked::add, read::add);
        survey.begin();
        for (int i = 0; i < ClockSurvey.PINGS; i++) {
            assertThat(asked).as("one at a time").hasSize(i + 1);
            long sentNs = ((Order.Ping) asked.get(i)).sentNs();
            long heardNs = sentNs + WAY_NS + AHEAD_NS;
            long held = i == but ? 0 : heldNs;
            survey.hear(new ControlMessage.Pong(sentNs, heardNs, heardNs + 1000), sentNs + 2 * WAY_NS + 1000 + held);
        }
        survey.hear(new ControlMessage.Pong(1, 2, 3), 4);
        assertThat(read).hasSize(1);
        return read.getFirst();
    }

    @Test
    void shouldKnowAClockToWithinTheWayThereAndBack() {
        ClockOffset offset = read(0, -1);
        assertThat(offset.offsetNs()).isEqualTo(AHEAD_NS);
        assertThat(offset.errorNs()).isEqualTo(WAY_NS);
    }

    @Test
    void shouldHoldItsBoundWhereAnswersAreHeldBackOneWay() {
        ClockOffset offset = read(20_000_000, -1);
        assertThat(Math.abs(offset.offsetNs() - AHEAD_NS)).isGreaterThan(1_000_000).isLessThanOrEqualTo(
                offset.errorNs());
    }

    @Test
    void shouldTrustTheQuickestAnswer() {
        assertThat(read(20_000_000, 13).errorNs()).isEqualTo(WAY_NS);
    }
}
