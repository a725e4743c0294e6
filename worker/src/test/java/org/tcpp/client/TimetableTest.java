package org.tcpp.client;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tcpp.message.Arrivals;
import org.tcpp.message.Load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** When connections are to begin: means and shapes, over seeds and workers. */
class TimetableTest {

    private static final long SECOND_NS = 1_000_000_000L;

    @Test
    void isTheSameEachTimeForTheSameSeedAndWorkerAndNeverGoesBack() {
        for (Arrivals arrivals : List.of(Arrivals.poisson(1000), Arrivals.constant(1000), Arrivals.pareto(1000, 1.5),
                Arrivals.burst(30, 100_000_000), Arrivals.ramp(10, 2000, 3 * SECOND_NS))) {
            long[] once = moments(arrivals, 7, 1, 3, 5000);
            assertThat(moments(arrivals, 7, 1, 3, 5000)).as("%s", arrivals).isEqualTo(once);
            assertThat(once).as("%s", arrivals).isSorted();
        }
        assertThat(moments(Arrivals.poisson(1000), 8, 1, 3, 10)).isNotEqualTo(
                moments(Arrivals.poisson(1000), 7, 1, 3, 10));
        assertThat(moments(Arrivals.poisson(1000), 7, 2, 3, 10)).isNotEqualTo(
                moments(Arrivals.poisson(1000), 7, 1, 3, 10));
    }

    @Test
    void constantGapsAreDividedAmongWorkersWhoTakeTurns() {
        assertThat(moments(Arrivals.constant(1000), 0, 0, 4, 3)).containsExactly(0, 4_000_000, 8_000_000);
        assertThat(moments(Arrivals.constant(1000), 0, 3, 4, 3)).containsExactly(3_000_000, 7_000_000, 11_000_000);
    }

    @Test
    void aBurstIsDividedAmongAllWorkers() {
        assertThat(moments(Arrivals.burst(5, SECOND_NS), 0, 0, 2, 5))
                .containsExactly(0, 0, 0, SECOND_NS, SECOND_NS);
        assertThat(moments(Arrivals.burst(5, SECOND_NS), 0, 1, 2, 5))
                .containsExactly(0, 0, SECOND_NS, SECOND_NS, SECOND_NS);
    }

    /** Of Poisson's process, whoever draws it: variance equals mean, and gaps deviate by their mean. */
    @Test
    void whatWorkersDrawAddsUpToPoisson() {
        for (int seed = 0; seed < 20; seed++) {
            long[] all = LongStream.concat(
                    Arrays.stream(moments(Arrivals.poisson(10_000), seed, 0, 2, 60_000)),
                    Arrays.stream(moments(Arrivals.poisson(10_000), seed, 1, 2, 60_000))).sorted()
                    .takeWhile(ns -> ns < 10 * SECOND_NS)
                    .toArray();
            assertThat((double) all.length).as("seed %d", seed).isCloseTo(100_000, within(4 * Math.sqrt(100_000)));
            assertThat(deviation(all) / mean(all)).as("seed %d", seed).isCloseTo(1, within(0.02));
            long beyond = gaps(all).filter(ns -> ns > 300_000).count();
            assertThat(beyond / (double) all.length).as("seed %d", seed).isCloseTo(Math.exp(-3), within(0.004));
        }
    }

    @Test
    void paretosGapsHaveTheMeanAskedForAndAHeavyTail() {
        long[] all = moments(Arrivals.pareto(1000, 2.5), 3, 0, 1, 400_000);
        assertThat(mean(all)).isCloseTo(1_000_000, within(20_000.0));
        assertThat(gaps(all).min().orElseThrow()).isBetween(599_000L, 601_000L);
        // (scale / gap) to the power of alpha
        assertThat(gaps(all).filter(ns -> ns > 6_000_000).count() / 400_000.0)
                .isCloseTo(Math.pow(0.1, 2.5), within(0.0005));
    }

    @Test
    void aRampRisesAndFallsEvenlyAndThenStaysAsItIs() {
        for (long[] ends : new long[][]{{1000, 9000}, {9000, 1000}, {5000, 5000}}) {
            long[] all = moments(Arrivals.ramp(ends[0], ends[1], 10 * SECOND_NS), 5, 0, 1, 80_000);
            for (int second = 0; second < 12; second++) {
                double expected = second < 10 ? ends[0] + (ends[1] - ends[0]) * (second + 0.5) / 10 : ends[1];
                long from = second * SECOND_NS;
                long count = Arrays.stream(all).filter(ns -> ns >= from && ns < from + SECOND_NS).count();
                assertThat((double) count).as("%d to %d, second %d", ends[0], ends[1], second)
                        .isCloseTo(expected, within(4.5 * Math.sqrt(expected)));
            }
        }
    }

    private static long[] moments(Arrivals arrivals, long seed, int worker, int workers, int count) {
        Timetable timetable = new Timetable(arrivals, seed, new Load.Share(-1, 1, worker, workers));
        return LongStream.range(0, count).map(_ -> timetable.nextNs()).toArray();
    }

    private static LongStream gaps(long[] moments) {
        return LongStream.range(1, moments.length).map(i -> moments[(int) i] - moments[(int) i - 1]);
    }

    private static double mean(long[] moments) {
        return gaps(moments).average().orElseThrow();
    }

    private static double deviation(long[] moments) {
        double mean = mean(moments);
        return Math.sqrt(gaps(moments).mapToDouble(ns -> (ns - mean) * (ns - mean)).average().orElseThrow());
    }
}
