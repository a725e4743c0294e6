package org.tcpp.size;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CounterRandomTest {

    private static final int DRAWS = 1_000_000;

    /** From an implementation in another language: two versions of tcpp, one on each end, must draw the same. */
    @Test
    void shouldNeverChangeWhatItDraws() {
        assertThat(CounterRandom.bits(0, 0)).isEqualTo(0xa706dd2f4d197e6fL);
        assertThat(CounterRandom.bits(1, 0)).isEqualTo(0x5e41ab087439611eL);
        assertThat(CounterRandom.bits(1, 1)).isEqualTo(0xf18d6ce93d6cf1eeL);
        assertThat(CounterRandom.bits(42, 1_000_000)).isEqualTo(0x8505da9e8a915c81L);
        assertThat(CounterRandom.bits(-1, 0xffff_ffffL)).isEqualTo(0xc65298c82e2d83dcL);
    }

    @Test
    void shouldBeTheSequenceOfTheJdksSplitMixFromTheMixedSeed() {
        long first = new SplittableRandom(7).nextLong();
        SplittableRandom sequence = new SplittableRandom(first);
        for (int i = 0; i < 100; i++) {
            assertThat(CounterRandom.bits(7, i)).isEqualTo(sequence.nextLong());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, -1, 1_000_003, Long.MIN_VALUE})
    void shouldSpreadFractionsEvenly(long seed) {
        double[] sorted = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            sorted[i] = CounterRandom.fraction(seed, i);
        }
        Arrays.sort(sorted);
        double furthest = 0;
        for (int i = 0; i < DRAWS; i++) {
            furthest = Math.max(furthest, Math.max(sorted[i] - (double) i / DRAWS, (i + 1.0) / DRAWS - sorted[i]));
        }
        assertThat(furthest).as("Kolmogorov-Smirnov distance").isLessThan(Statistics.furthest(DRAWS));
    }

    @Test
    void shouldStayInsideTheOpenInterval() {
        assertThat(CounterRandom.LARGEST_FRACTION).isLessThan(1).isEqualTo(((-1L >>> 12) + 0.5) * 0x1p-52);
    }

    /** Each bit of the input turns each bit of the output in half of all cases. */
    @Test
    void shouldMixEveryBitOfSeedAndIndex() {
        int cases = 2000;
        for (int bit = 0; bit < Long.SIZE; bit++) {
            long bySeed = 0;
            long byIndex = 0;
            for (int i = 0; i < cases; i++) {
                bySeed += Long.bitCount(CounterRandom.bits(i, i) ^ CounterRandom.bits(i ^ 1L << bit, i));
                byIndex += Long.bitCount(CounterRandom.bits(i, i) ^ CounterRandom.bits(i, i ^ 1L << bit));
            }
            // standard deviation of the mean is 4 / sqrt(2000) = 0.09 bits
            assertThat((double) bySeed / cases).as("seed bit %d", bit).isCloseTo(32, within(0.5));
            assertThat((double) byIndex / cases).as("index bit %d", bit).isCloseTo(32, within(0.5));
        }
    }

    @Test
    void shouldNotRepeatUnderNeighbouringSeeds() {
        Set<Long> seen = new HashSet<>();
        for (long seed = 0; seed < 100; seed++) {
            for (int i = 0; i < 1000; i++) {
                seen.add(CounterRandom.bits(seed, i));
            }
        }
        assertThat(seen).hasSize(100_000);
    }

    /** Of independent fractions the correlation has a standard deviation of 1 / sqrt(1,000,000) = 0.001. */
    @Test
    void shouldNotCorrelateNeighbouringIndicesOrSeeds() {
        double byIndex = 0;
        double bySeed = 0;
        for (int i = 0; i < DRAWS; i++) {
            double fraction = CounterRandom.fraction(1, i) - 0.5;
            byIndex += fraction * (CounterRandom.fraction(1, i + 1) - 0.5);
            bySeed += fraction * (CounterRandom.fraction(2, i) - 0.5);
        }
        assertThat(byIndex * 12 / DRAWS).isCloseTo(0, within(0.0035));
        assertThat(bySeed * 12 / DRAWS).isCloseTo(0, within(0.0035));
    }
}
