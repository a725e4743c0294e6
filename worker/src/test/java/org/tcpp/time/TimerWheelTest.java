package org.tcpp.time;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TimerWheelTest {

    private static final long TICK_NS = 1L << 23;

    @RepeatedTest(200)
    void shouldFireEachTimerOnceAndWithinATickOfItsTime(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        long nowNs = random.nextLong() >> 1;
        TimerWheel wheel = new TimerWheel(nowNs);
        Map<Integer, Long> set = new HashMap<>();
        for (int step = 0; step < 300; step++) {
            int handle = random.nextInt(40);
            if (random.nextInt(3) > 0) {
                long deadlineNs = nowNs + random.nextLong(40_000_000_000L);
                wheel.set(handle, deadlineNs);
                set.put(handle, deadlineNs);
            } else {
                wheel.cancel(handle);
                set.remove(handle);
            }
            long earliestNs = set.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
            if (!set.isEmpty()) {
                assertThat(wheel.waitNs(nowNs)).as("wait").isLessThanOrEqualTo(
                        Math.max(0, earliestNs - nowNs) + 2 * TICK_NS);
            }
            nowNs += random.nextLong(3_000_000_000L);
            long thenNs = nowNs;
            wheel.expire(nowNs, (fired, atNs) -> {
                assertThat(atNs).isEqualTo(thenNs);
                assertThat(set).as("handle " + fired).containsKey(fired);
                assertThat(set.remove(fired)).isLessThanOrEqualTo(thenNs);
            });
            assertThat(set.values()).as("still set").allMatch(deadlineNs -> deadlineNs > thenNs - 2 * TICK_NS);
            assertThat(wheel.count()).isEqualTo(set.size());
        }
    }

    @Test
    void shouldLetATimerBeSetAnewWhenItFires() {
        TimerWheel wheel = new TimerWheel(0);
        int[] fired = {0};
        wheel.set(3, 1);
        for (long nowNs = 0; nowNs < 100 * TICK_NS; nowNs += TICK_NS) {
            wheel.expire(nowNs, (handle, atNs) -> {
                fired[0]++;
                wheel.set(handle, atNs + 10 * TICK_NS);
            });
        }
        assertThat(fired[0]).isBetween(9, 10);
    }

    @Test
    void shouldWaitForEverWithoutATimer() {
        assertThat(new TimerWheel(5).waitNs(7)).isEqualTo(Long.MAX_VALUE);
    }
}
