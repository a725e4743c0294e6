package org.tcpp.message;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class RowSampleTest {

    @Test
    void shouldTakeItsShareOfEveryWorkersConnections() {
        RowSample tenth = new RowSample(100_000);
        for (int worker = 0; worker < 10; worker++) {
            long first = worker;
            assertThat(LongStream.range(0, 20_000).map(ordinal -> first + 10 * ordinal).filter(tenth::takes).count())
                    .isCloseTo(2000, within(200L));
        }
    }

    @Test
    void shouldTakeAllOrNone() {
        assertThat(LongStream.range(0, 1000).allMatch(RowSample.ALL::takes)).isTrue();
        assertThat(LongStream.range(0, 1000).noneMatch(RowSample.NONE::takes)).isTrue();
    }

    @Test
    void shouldTakeWhatASmallerSampleTakes() {
        assertThat(LongStream.range(0, 100_000).filter(new RowSample(1000)::takes).allMatch(new RowSample(2000)::takes))
                .isTrue();
    }

    @Test
    void shouldRefuseMoreThanThereIs() {
        assertThatThrownBy(() -> new RowSample(1_000_001)).isInstanceOf(IllegalArgumentException.class);
    }
}
