package org.tcpp.control;

import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Two clocks, and pings between them. */
class ClockOffsetTest {

    private static final long AHEAD_NS = 5_000_000_000L;

    @Test
    void shouldHoldTheTruthBetweenItsBoundsHoweverLongEachWayTakes() {
        Random random = new Random(1);
        for (int run = 0; run < 1_000; run++) {
            ClockOffset offset = null;
            long quickestNs = Long.MAX_VALUE;
            for (int ping = 0; ping < 8; ping++) {
                long there = random.nextLong(1, 10_000_000);
                long pause = random.nextLong(1_000_000);
                long back = random.nextLong(1, 10_000_000);
                quickestNs = Math.min(quickestNs, there + back);
                ClockOffset one = ping(1_000_000_000L * ping, there, pause, back);
                offset = offset == null ? one : offset.and(one);
            }
            assertThat(AHEAD_NS).isBetween(offset.leastNs(), offset.mostNs());
            assertThat(Math.abs(offset.offsetNs() - AHEAD_NS)).isLessThanOrEqualTo(offset.errorNs());
            assertThat(offset.errorNs()).isLessThanOrEqualTo(quickestNs / 2 + 1);
            assertThat(offset.theirs(100)).isEqualTo(100 + offset.offsetNs());
        }
    }

    @Test
    void shouldBelieveTheNewerPingWhereTheClocksHaveDriftedApart() {
        ClockOffset drifted = new ClockOffset(AHEAD_NS + 500, AHEAD_NS + 600);
        assertThat(ping(0, 10, 0, 10).and(drifted)).isEqualTo(drifted);
    }

    private static ClockOffset ping(long sentNs, long thereNs, long pauseNs, long backNs) {
        long heardNs = sentNs + thereNs + AHEAD_NS;
        return ClockOffset.of(new ControlMessage.Pong(sentNs, heardNs, heardNs + pauseNs),
                sentNs + thereNs + pauseNs + backNs);
    }
}
