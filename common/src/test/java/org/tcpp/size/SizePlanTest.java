package org.tcpp.size;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class SizePlanTest {

    private static SizePlan plan(String mix, long seed, long cap) {
        return new SizePlan(SizeMixes.parse(mix), seed, cap);
    }

    private static SizePlan plan(String mix) {
        return plan(mix, 1, Long.MAX_VALUE);
    }

    @Test
    void shouldCarryTheSameSizeOnEveryConnectionIfFixed() {
        SizePlan plan = SizePlan.fixed(1000);
        assertThat(LongStream.of(0, 1, 999_999, 1L << 40).map(plan::bytesOf)).containsOnly(1000L);
        assertThat(plan.isFixed()).isTrue();
        assertThat(plan.isCut()).isFalse();
        assertThat(plan.meanBytes()).isEqualTo(1000);
        assertThat(plan.largestBytes()).isEqualTo(1000);
    }

    @Test
    void shouldNotBeFixedWithAMix() {
        assertThat(plan("uniform:1k-1M").isFixed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "0:1", "uniform:0-11", "points:0=0,11=1"})
    void shouldNeverCarryLessThanAnOpening(String mix) {
        SizePlan plan = plan(mix);
        assertThat(LongStream.range(0, 1000).map(plan::bytesOf)).containsOnly(SizePlan.SMALLEST);
        assertThat(plan.meanBytes()).isEqualTo(SizePlan.SMALLEST);
        assertThat(plan.largestBytes()).isEqualTo(SizePlan.SMALLEST);
    }

    @Test
    void shouldNeverCarryMoreThanTheCap() {
        SizePlan plan = plan("datamining", 1, 1_000_000);
        assertThat(LongStream.range(0, 100_000).map(plan::bytesOf).max()).hasValue(1_000_000);
        assertThat(plan.largestBytes()).isEqualTo(1_000_000);
        assertThat(plan.isCut()).isTrue();
    }

    @Test
    void shouldNotCallItCutWhenTheCapIsAboveEverySize() {
        assertThat(plan("websearch", 1, 30_000_000).isCut()).isFalse();
        assertThat(plan("websearch", 1, 29_999_999).isCut()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 11})
    void shouldRefuseACapBelowAnOpening(long cap) {
        assertThatThrownBy(() -> plan("1000", 1, cap)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("size cap " + cap + ", allowed is 12 or more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pareto:1k,1", "pareto:1k,0.5"})
    void shouldRefuseAMixWithoutMeanUnlessItIsCapped(String mix) {
        assertThatThrownBy(() -> plan(mix)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + mix + "' has no mean")
                .hasMessageContaining("cap");
        assertThat(plan(mix, 1, 1_000_000).meanBytes()).isBetween(1000.0, 1_000_000.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"websearch", "uniform:1k-1M", "lognormal:10k,1.5", "pareto:1k,1.2", "1k:50,64k:30,10M:20"})
    void shouldDrawTheSameSizeInWhateverOrderAndWhereverItIsAsked(String mix) {
        SizePlan here = plan(mix, 7, 5_000_000);
        SizePlan there = plan(here.mix().text(), 7, 5_000_000);
        long[] upwards = LongStream.range(0, 10_000).map(here::bytesOf).toArray();
        for (int i = upwards.length - 1; i >= 0; i--) {
            assertThat(there.bytesOf(i)).isEqualTo(upwards[i]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"websearch", "uniform:1k-1M", "lognormal:10k,1.5", "pareto:1k,1.2"})
    void shouldDrawOtherSizesFromAnotherSeed(String mix) {
        SizePlan one = plan(mix, 1, Long.MAX_VALUE);
        SizePlan two = plan(mix, 2, Long.MAX_VALUE);
        long equal = LongStream.range(0, 10_000).filter(i -> one.bytesOf(i) == two.bytesOf(i)).count();
        assertThat(equal).isLessThan(100);
    }

    @Test
    void shouldAgreeWithAPreambleThatHoldsOnly32BitsOfTheIndex() {
        SizePlan plan = plan("websearch");
        long index = (1L << 32) + 17;
        assertThat(plan.bytesOf(index)).isEqualTo(plan.bytesOf(Integer.toUnsignedLong((int) index)));
        assertThat(plan.bytesOf(0xffff_ffffL)).isNotEqualTo(plan.bytesOf(0x7fff_ffffL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000", "websearch", "uniform:1k-1M", "lognormal:10k,1.5", "pareto:1k,1.2",
            "1k:50,64k:30,10M:20"})
    void shouldAllocateNothingPerDraw(String mix) {
        SizePlan plan = plan(mix);
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long sum = Statistics.drawnMean(plan, 1000) > 0 ? 1 : 0;
        long before = thread.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100_000; i++) {
            sum += plan.bytesOf(i);
        }
        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000);
        assertThat(sum).isPositive();
    }

    @Test
    void shouldGiveTheMeanWithTheCapApplied() {
        assertThat(plan("1k:50,64k:30,10M:20", 1, 100_000).meanBytes())
                .isCloseTo(0.5 * 1000 + 0.3 * 64_000 + 0.2 * 100_000, within(1e-6));
        assertThat(plan("uniform:10-19", 1, 15).meanBytes())
                .isCloseTo((12 + 12 + 12 + 13 + 14 + 5 * 15) / 10.0, within(1e-9));
        assertThat(plan("points:0=0,1000=0.5,2000=1", 1, 1500).meanBytes())
                .isCloseTo(0.5 * (12 * 0.012 + 506 * 0.988) + 0.25 * 1250 + 0.25 * 1500, within(1e-9));
    }
}
