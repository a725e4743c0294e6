package org.tcpp.compare;

import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RatioTest {

    @Test
    void shouldBeWhatASpreadsheetGives() {
        // quotients, sorted: 1.8 1.9 2.0 ... of 10, 10.5, 11, 12 and 20, 21, 22, 23
        Ratio ratio = Ratio.of(new double[]{12, 10, 11, 10.5}, new double[]{20, 23, 21, 22});

        assertThat(ratio.low()).isEqualTo(20 / 12.0);
        assertThat(ratio.high()).isEqualTo(23 / 10.0);
        assertThat(ratio.estimate()).isCloseTo((22 / 11.0 + 21 / 10.5) / 2, within(1e-12));
        assertThat(ratio.p()).isCloseTo(2 / 70.0, within(1e-12));
    }

    @Test
    void shouldHaveNoIntervalOfThreeRuns() {
        Ratio ratio = Ratio.of(new double[]{1, 2, 3}, new double[]{4, 5, 6});

        assertThat(ratio.hasInterval()).isFalse();
        assertThat(ratio.p()).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void shouldCountEqualFiguresAgainstADifference() {
        Ratio same = Ratio.of(new double[]{5, 5, 5, 5, 5}, new double[]{5, 5, 5, 5, 5});

        assertThat(same).isEqualTo(new Ratio(1, 1.0, 1.0, 1));
    }

    @Test
    void shouldNotBeMovedFarByOneBadRun() {
        double[] a = {100, 101, 99, 100.5, 99.5, 100.2, 99.8, 100.1, 99.9, 100.3};
        double[] b = {102, 103, 101, 102.5, 101.5, 102.2, 101.8, 102.1, 101.9, 5};

        Ratio ratio = Ratio.of(a, b);

        assertThat(ratio.low()).isGreaterThan(1);
        assertThat(ratio.estimate()).isCloseTo(1.019, within(0.003));
    }

    /** The interval holds the true ratio as often as it says, whatever way the runs scatter. */
    @ParameterizedTest
    @CsvSource({"4, normal", "5, normal", "10, normal", "10, bimodal", "10, skewed"})
    void shouldCoverTheTruth(int runs, String scatter) {
        Random random = new Random(11);
        DoubleSupplier one = switch (scatter) {
            case "bimodal" -> () -> (random.nextInt(4) == 0 ? 0.85 : 1) * Math.exp(0.01 * random.nextGaussian());
            case "skewed" -> () -> 1 / (1 - 0.05 * Math.log(random.nextDouble()));
            default -> () -> Math.exp(0.02 * random.nextGaussian());
        };
        int experiments = 2000;
        int missed = 0;
        for (int experiment = 0; experiment < experiments; experiment++) {
            double[] a = DoubleStream.generate(one).limit(runs).toArray();
            double[] b = DoubleStream.generate(one).limit(runs).map(value -> value * 0.97).toArray();
            Ratio ratio = Ratio.of(a, b);
            missed += ratio.low() > 0.97 || ratio.high() < 0.97 ? 1 : 0;
        }
        // 5 % at most, and of 2000 experiments chance adds four standard deviations of 0.49 %
        assertThat(missed / (double) experiments).isBetween(0.012, 0.07);
    }
}
