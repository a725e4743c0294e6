package org.tcpp.launcher;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tcpp.launcher.StopRequests.Urgency;

import static org.assertj.core.api.Assertions.assertThat;

class StopRequestsTest {

    private static final long MS = 1_000_000;

    /** How urgent it is after each of the signals that come at these milliseconds. */
    private static List<Urgency> after(long... ms) {
        StopRequests requests = new StopRequests();
        return Arrays.stream(ms).mapToObj(at -> requests.receive(at * MS)).toList();
    }

    @Test
    void shouldTakeABurstForOneRequest() {
        assertThat(after(0, 0, 1, 600, 999)).containsOnly(Urgency.ORDERLY);
    }

    @Test
    void shouldTakeASignalAfterASecondForAnotherRequest() {
        assertThat(after(0, 1000, 1001, 2000)).containsExactly(Urgency.ORDERLY, Urgency.WITHOUT_WAITING,
                Urgency.WITHOUT_WAITING, Urgency.AT_ONCE);
    }

    @Test
    void shouldGiveInToWhoeverHammersWithoutAPause() {
        assertThat(after(0, 700, 1400, 2100, 2800)).containsExactly(Urgency.ORDERLY, Urgency.ORDERLY,
                Urgency.WITHOUT_WAITING, Urgency.WITHOUT_WAITING, Urgency.AT_ONCE);
    }

    @Test
    void shouldStayAtTheHighestUrgency() {
        assertThat(after(0, 2000, 4000, 6000, 8000)).endsWith(Urgency.AT_ONCE, Urgency.AT_ONCE);
    }
}
