package org.tcpp.host;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CpuTicksTest {

    @Test
    void shouldSplitTheTicksAsTheOriginalDoes() {
        // the order of OSHI: user, nice, system, idle, iowait, irq, softirq, steal
        CpuTicks ticks = CpuMeter.of(new long[]{1, 2, 4, 8, 16, 32, 64, 128});
        assertThat(ticks).isEqualTo(new CpuTicks(1, 2, 4, 32 + 64, 8 + 16, 128));
        assertThat(ticks.total()).isEqualTo(255);
    }

    @Test
    void shouldTellPercentagesOfADifference() {
        CpuTicks earlier = new CpuTicks(100, 100, 100, 100, 100, 100);
        CpuTicks use = new CpuTicks(103, 100, 140, 109, 148, 100).since(earlier);
        assertThat(use).isEqualTo(new CpuTicks(3, 0, 40, 9, 48, 0));
        assertThat(use.percent(use.user())).isEqualTo(3);
        assertThat(use.percent(use.sys())).isEqualTo(40);
        assertThat(use.percent(use.nice())).isZero();
        assertThat(new CpuTicks(1, 0, 0, 0, 199, 0).percent(1)).isEqualTo(1);
    }

    @Test
    void shouldNotInventAPercentageOfNoTime() {
        CpuTicks same = new CpuTicks(1, 2, 3, 4, 5, 6);
        assertThat(same.since(same).percent(0)).isNull();
    }

    @Test
    void shouldSeeTheTimeOfAShortRun() {
        CpuTicks before = CpuMeter.snapshot();
        long untilNs = System.nanoTime() + 60_000_000;
        while (System.nanoTime() - untilNs < 0) {
            Thread.onSpinWait();
        }

        assertThat(CpuMeter.snapshot().since(before).total()).isPositive();
    }

    @Test
    void shouldReadThisHost() {
        assertThat(CpuMeter.snapshot().total()).isPositive();
    }
}
