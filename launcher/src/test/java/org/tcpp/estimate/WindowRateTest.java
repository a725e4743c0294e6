package org.tcpp.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class WindowRateTest {

    private static final long SECOND_NS = 1_000_000_000;
    private static final long SLICE_NS = Coverage.SLICE_NS;

    @Test
    void shouldKnowStudentsDistribution() {
        assertThat(StudentT.quantile975(9)).isCloseTo(2.2622, within(1e-4));
        assertThat(StudentT.quantile975(31)).isCloseTo(2.0395, within(1e-4));
        assertThat(StudentT.quantile975(39)).isCloseTo(2.0227, within(1e-4));
        assertThat(StudentT.quantile975(120)).isCloseTo(1.9799, within(1e-4));
    }

    @Test
    void shouldGiveNoWidthToARateThatNeverChanges() {
        Steady steady = WindowRate.over(ns -> ns / 1000, 0, 10 * SECOND_NS, 1, SECOND_NS / 10);

        assertThat(steady.perSecond()).isEqualTo(1e6);
        assertThat(steady.interval().value().lowPerSecond()).isCloseTo(1e6, within(1.0));
        assertThat(steady.interval().value().highPerSecond()).isCloseTo(1e6, within(1.0));
        assertThat(steady.batches()).hasSizeBetween(WindowRate.MOST - 1, WindowRate.MOST);
        assertThat(steady.batches().getLast().toNs()).isEqualTo(10 * SECOND_NS);
    }

    @Test
    void shouldSayWhenTheWindowIsTooShort() {
        Steady steady = WindowRate.over(ns -> ns, 0, SECOND_NS, 1, SECOND_NS / 7);

        assertThat(steady.perSecond()).isEqualTo(1e9);
        assertThat(steady.interval().reason()).isEqualTo(
                "the steady window is too short for 8 batches of at least 143 ms");
    }

    @Test
    void shouldCutOnTheGridWhereThereIsOne() {
        Steady steady = WindowRate.over(ns -> ns / SECOND_NS, 0, 25 * SECOND_NS, SECOND_NS, SECOND_NS);

        assertThat(steady.batches()).allSatisfy(batch -> assertThat(batch.toNs() % SECOND_NS).isZero());
        assertThat(steady.count()).isEqualTo(steady.lengthNs() / SECOND_NS);
    }

    /** Slices, mostly as many as a run of ten seconds has; what each covers is in docs/measurement.md. */
    static Stream<Arguments> noises() {
        return Stream.of(noise("white", 95, 0.93, 0.97, (random, n) -> Noise.autoregressive(random, n, 0)),
                noise("AR(1) -0.4", 95, 0.93, 0.97, (random, n) -> Noise.autoregressive(random, n, -0.4)),
                noise("AR(1) +0.4", 95, 0.93, 0.97, (random, n) -> Noise.autoregressive(random, n, 0.4)),
                noise("AR(1) +0.8", 95, 0.92, 0.97, (random, n) -> Noise.autoregressive(random, n, 0.8)),
                noise("AR(1) +0.8, a minute", 600, 0.93, 0.97, (random, n) -> Noise.autoregressive(random, n, 0.8)),
                noise("AR(1) +0.98 of 10 ms", 950, 0.92, 0.97, (random, n) -> Noise.autoregressive(random, n, 0.98)),
                noise("dips, a minute", 600, 0.93, 0.99, Noise::dips),
                noise("fractional, H = 0.8", 95, 0.70, 0.80, (random, n) -> Noise.fractional(random, n, 0.8)),
                noise("moved between neighbours", 95, 0.99, 1, Noise::moved));
    }

    private static Arguments noise(String name, int slices, double least, double most,
            Coverage.Process process) {
        return Arguments.of(name, slices, least, most, process);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noises")
    void shouldCoverTheTruthAsOftenAsTheDocumentSays(String name, int slices, double least, double most,
            Coverage.Process process) {
        assertThat(Coverage.share(slices, process, 2000)).isBetween(least, most);
    }

    @Test
    void shouldBeNarrowerWhereWhatIsMissingInOneSliceIsInTheNext() {
        Random random = new Random(7);
        double moved = width(Noise.moved(random, 95));
        double white = width(Noise.autoregressive(random, 95, 0));

        assertThat(moved).isLessThan(white / 3);
    }

    @Test
    void shouldNeverGoBelowNothing() {
        List<Steady.Batch> batches = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            batches.add(new Steady.Batch(i * SLICE_NS, (i + 1) * SLICE_NS, i < 2 ? 1000 : 0));
        }

        assertThat(WindowRate.confidence(batches, 1000).lowPerSecond()).isZero();
    }

    private static double width(double[] noise) {
        List<Steady.Batch> batches = new ArrayList<>();
        for (int i = 0; i < noise.length; i++) {
            batches.add(new Steady.Batch(i * SLICE_NS, (i + 1) * SLICE_NS, Math.round(1e6 + 5e4 * noise[i])));
        }
        Steady.Confidence interval = WindowRate.confidence(batches, 1e7);
        return interval.highPerSecond() - interval.lowPerSecond();
    }
}
