package org.tcpp.sim;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Searches over a simulated network, whose trials are whole runs; {@code bench/soak --search} makes a thousand. */
class SimulatedSearchTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void shouldFindTheBandwidthOfAPathWithinThreePercentDespiteNoise(long seed) {
        assertThat(new SimulatedSearch(seed).answer()).satisfies(answer -> assertThat(answer.isNear()).isTrue());
    }
}
