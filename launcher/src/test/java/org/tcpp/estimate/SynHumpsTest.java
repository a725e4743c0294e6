package org.tcpp.estimate;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SynHumpsTest {

    @Test
    void shouldPointOutConnectionsThatNeededMoreThanOneSyn() {
        long[] times = LongStream.concat(LongStream.range(0, 1000).map(i -> 50 + i % 30),
                LongStream.of(1_000_400, 1_020_000, 1_001_000, 3_010_000, 7_050_000)).toArray();

        assertThat(humps(times)).isEqualTo(new SynHumps(3, 1, 1));
    }

    @Test
    void shouldNotTakeASlowNetworkForOneThatLosesSyns() {
        assertThat(humps(LongStream.range(0, 1000).map(i -> 900_000 + i * 400).toArray()).total()).isZero();
    }

    @Test
    void shouldNotTakeALongTailForAHump() {
        assertThat(humps(LongStream.range(0, 1000).map(i -> i < 900 ? 100 : (i - 899) * 20_000).toArray()).total())
                .isZero();
    }

    private static SynHumps humps(long... microseconds) {
        return SynHumps.of(Histograms.read(List.of(Runs.histogram(3_600_000_000L, microseconds))).value());
    }
}
