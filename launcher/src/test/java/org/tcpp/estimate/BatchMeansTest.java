package org.tcpp.estimate;

import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class BatchMeansTest {

    private static final long SECOND_NS = 1_000_000_000;

    @Test
    void shouldKnowStudentsDistribution() {
        assertThat(StudentT.quantile975(9)).isCloseTo(2.2622, within(1e-4));
        assertThat(StudentT.quantile975(31)).isCloseTo(2.0395, within(1e-4));
        assertThat(StudentT.quantile975(39)).isCloseTo(2.0227, within(1e-4));
        assertThat(StudentT.quantile975(120)).isCloseTo(1.9799, within(1e-4));
    }

    @Test
    void shouldGiveNoWidthToARateThatNeverChanges() {
        Steady steady = BatchMeans.over(ns -> ns / 1000, 0, 10 * SECOND_NS, 1, SECOND_NS / 10);

        assertThat(steady.perSecond()).isEqualTo(1e6);
        assertThat(steady.interval().value().lowPerSecond()).isCloseTo(1e6, within(1.0));
        assertThat(steady.batches()).hasSizeBetween(BatchMeans.FEWEST, BatchMeans.MOST);
        assertThat(steady.batches().getLast().toNs()).isEqualTo(10 * SECOND_NS);
    }

    @Test
    void shouldSayWhenTheWindowIsTooShort() {
        Steady steady = BatchMeans.over(ns -> ns, 0, SECOND_NS, 1, SECOND_NS / 5);

        assertThat(steady.perSecond()).isEqualTo(1e9);
        assertThat(steady.interval().reason()).isEqualTo(
                "the steady window is too short for 10 batches of at least 200 ms");
    }

    @Test
    void shouldCutOnTheGridWhereThereIsOne() {
        Steady steady = BatchMeans.over(ns -> ns / SECOND_NS, 0, 25 * SECOND_NS, SECOND_NS, SECOND_NS);

        assertThat(steady.batches()).allSatisfy(batch -> assertThat(batch.toNs() % SECOND_NS).isZero());
        assertThat(steady.count()).isEqualTo(steady.lengthNs() / SECOND_NS);
    }

    @Test
    void shouldCoverTheTruthInAbout95Of100RunsOfIndependentSlices() {
        assertThat(coverage(0)).isBetween(0.92, 0.98);
    }

    @Test
    void shouldNotBeFooledBySlicesThatResembleTheirNeighbours() {
        assertThat(coverage(0.9)).isBetween(0.88, 0.99);
    }

    /** Share of 1000 runs of 1000 slices of 10 ms whose interval holds the true mean of an AR(1) process. */
    private static double coverage(double memory) {
        Random random = new Random(7);
        int covered = 0;
        for (int run = 0; run < 1000; run++) {
            Curve curve = new Curve();
            double noise = 0;
            for (int slice = 0; slice < 1000; slice++) {
                noise = memory * noise + random.nextGaussian();
                curve.add(slice * 10_000_000L, (slice + 1) * 10_000_000L, Math.round(1000 + 50 * noise));
            }
            Steady.Confidence interval = BatchMeans.over(curve::at, 0, 10 * SECOND_NS, 1, 40_000_000)
                    .interval()
                    .value();
            covered += interval.lowPerSecond() <= 100_000 && 100_000 <= interval.highPerSecond() ? 1 : 0;
        }
        return covered / 1000.0;
    }
}
