package org.tcpp.size;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

class NormalTest {

    /** Expected values from SciPy 1.17, norm.ppf. */
    @ParameterizedTest
    @CsvSource({"0.5, 0", "0.2, -0.8416212335729142", "0.975, 1.959963984540054", "1e-10, -6.361340902404056",
            "1.1102230246251565e-16, -8.209536151601387"})
    void shouldInvertTheDistribution(double probability, double quantile) {
        assertThat(Normal.quantile(probability)).isCloseTo(quantile, within(1e-13));
    }

    /** Expected values from SciPy 1.17, norm.sf. */
    @ParameterizedTest
    @CsvSource({"0, 0.5", "-1.96, 0.9750021048517795", "1.96, 0.024997895148220435", "3, 0.0013498980316300933",
            "3.0000001, 0.0013498975884453205", "6, 9.865876450376946e-10", "30, 4.906713927148187e-198"})
    void shouldGiveTheShareAbove(double z, double share) {
        assertThat(Normal.above(z)).isCloseTo(share, withinPercentage(1e-10));
    }

    @Test
    void shouldKnowTheEnds() {
        assertThat(Normal.above(Double.POSITIVE_INFINITY)).isZero();
        assertThat(Normal.above(Double.NEGATIVE_INFINITY)).isEqualTo(1);
    }

    @Test
    void shouldStayFiniteForEveryFractionThatCanBeDrawn() {
        assertThat(Normal.quantile(CounterRandom.LARGEST_FRACTION)).isEqualTo(-Normal.quantile(0x1p-53));
    }
}
