package org.tcpp.compare;

import java.util.Random;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MannWhitneyTest {

    /** As published: of Mann-Whitney tables for 2.5 % on each side, the critical value and one more. */
    @ParameterizedTest
    @CsvSource({"3, 0", "4, 1", "5, 3", "6, 6", "7, 9", "8, 14", "10, 24", "12, 38", "15, 65", "20, 128"})
    void shouldTakeTheQuotientsThatTheTablesName(int runs, int rank) {
        assertThat(new MannWhitney(runs, runs).rank(0.05)).isEqualTo(rank);
    }

    @Test
    void shouldCountEveryOrder() {
        // of 3 and 2 there are 10 orders: U is 0, 1, 2 twice, 3 twice, 4 twice, 5, 6
        MannWhitney orders = new MannWhitney(3, 2);
        double[] atMost = {0.1, 0.2, 0.4, 0.6, 0.8, 0.9, 1};
        for (int u = 0; u < atMost.length; u++) {
            assertThat(orders.atMost(u)).as("U <= %d", u).isCloseTo(atMost[u], within(1e-15));
        }
        assertThat(orders.atMost(-1)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"4, 4", "5, 9", "10, 10", "17, 6", "30, 30", "1, 12"})
    void shouldAgreeWithAnotherImplementation(int countOfA, int countOfB) {
        Random random = new Random(countOfA * 1000L + countOfB);
        for (int round = 0; round < 20; round++) {
            double shift = 1 + 0.05 * round;
            double[] a = random.doubles(countOfA, 1, 2).toArray();
            double[] b = random.doubles(countOfB, shift, 1 + shift).toArray();

            double other = MannWhitneyUTest.withDefaults().with(PValueMethod.EXACT).test(a, b).getPValue();

            assertThat(Ratio.of(a, b).p()).isCloseTo(other, within(1e-12));
        }
    }
}
