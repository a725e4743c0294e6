package org.tcpp.size;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SizeBucketsTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "12, 0", "9999, 0", "10000, 1", "99999, 1", "100000, 2", "999999, 2", "1000000, 3",
            "9999999, 3", "10000000, 4", "9223372036854775807, 4"})
    void shouldSortSizesByPowersOfTen(long bytes, int bucket) {
        assertThat(SizeBuckets.of(bytes)).isEqualTo(bucket);
    }

    @Test
    void shouldCoverAllSizesWithoutGapOrOverlap() {
        assertThat(SizeBuckets.firstBytes(0)).isZero();
        for (int bucket = 0; bucket < SizeBuckets.count(); bucket++) {
            assertThat(SizeBuckets.of(SizeBuckets.firstBytes(bucket))).isEqualTo(bucket);
            assertThat(SizeBuckets.of(SizeBuckets.lastBytes(bucket))).isEqualTo(bucket);
            if (bucket > 0) {
                assertThat(SizeBuckets.firstBytes(bucket)).isEqualTo(SizeBuckets.lastBytes(bucket - 1) + 1);
            }
        }
        assertThat(SizeBuckets.lastBytes(SizeBuckets.count() - 1)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void shouldLabelBucketsInBytes() {
        assertThat(IntStream.range(0, SizeBuckets.count()).mapToObj(SizeBuckets::label)).containsExactly("0-9999",
                "10000-99999", "100000-999999", "1000000-9999999", "10000000+");
    }
}
