package org.tcpp.size;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ByteSizeTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "12, 12", "007, 7", "10k, 10000", "10Ki, 10240", "1M, 1000000", "1Mi, 1048576",
            "5G, 5000000000", "5Gi, 5368709120", "2T, 2000000000000", "2Ti, 2199023255552",
            "9223372036854775807, 9223372036854775807"})
    void shouldReadDigitsAndSuffix(String text, long bytes) {
        assertThat(ByteSize.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "k", "-1", "+1", "1.5k", "1 k", " 1", "10K", "10ki", "10KB", "10kB", "10m", "0x10",
            "1e3",
            "\u0661"})
    void shouldRefuseAnythingElseAndSayWhatIsAllowed(String text) {
        assertThatThrownBy(() -> ByteSize.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("k M G T")
                .hasMessageContaining("Ki Mi Gi Ti");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "99999999999999999999", "9223373T", "8388608Ti"})
    void shouldRefuseWhatDoesNotFit64BitsAndSayTheLimit(String text) {
        assertThatThrownBy(() -> ByteSize.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("at most 9223372036854775807");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "999, 999", "1000, 1k", "1024, 1Ki", "64000, 64k", "65536, 64Ki", "65537, 65537",
            "1000000, 1M", "1048576, 1Mi", "1024000, 1024k", "5000000000, 5G", "1500000, 1500k",
            "1000000000000, 1T", "1000000000000000, 1000T", "1099511627776, 1Ti",
            "9223372036854775807, 9223372036854775807"})
    void shouldWriteTheShortestFormThatReadsBack(long bytes, String text) {
        assertThat(ByteSize.format(bytes)).isEqualTo(text);
        assertThat(ByteSize.parse(text)).isEqualTo(bytes);
    }
}
