package org.tcpp.cli;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UnitsTest {

    @ParameterizedTest
    @CsvSource({"12, 12", "0, 0", "1k, 1000", "1K, 1000", "10Ki, 10240", "10ki, 10240", "1M, 1000000", "1Mi, 1048576",
            "3G, 3000000000", "1Gi, 1073741824", "2T, 2000000000000", "1Ti, 1099511627776",
            "9223372036854775807, 9223372036854775807", "8388607Ti, 9223370937343148032"})
    void shouldReadBytes(String text, long bytes) {
        assertThat(Units.parseBytes(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "+1", "1.5k", "1 k", "1kB", "1kk", "1i", "1iK", "1m", "1g", "0x10", "1_000",
            "١"})
    void shouldSayWhichBytesAreAllowed(String text) {
        assertThatThrownBy(() -> Units.parseBytes(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("allowed are whole numbers with k, M, G, T (powers of 1000) or Ki, Mi, Gi, Ti (powers of "
                        + "1024)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "9223373T", "8388608Ti", "99999999999999999999999999"})
    void shouldRefuseBytesThatOverflow(String text) {
        assertThatThrownBy(() -> Units.parseBytes(text))
                .hasMessage("more than 9223372036854775807 (2^63 - 1) do not fit");
    }

    @ParameterizedTest
    @CsvSource({"500, 500", "10k, 10000", "2M, 2000000", "1G, 1000000000"})
    void shouldReadCounts(String text, long count) {
        assertThat(Units.parseCount(text)).isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10Ki", "x", "", "-3", "1.5"})
    void shouldSayWhichCountsAreAllowed(String text) {
        assertThatThrownBy(() -> Units.parseCount(text)).hasMessage("allowed are whole numbers, also with k, M or G");
    }

    @ParameterizedTest
    @CsvSource({"10s, 10000000000", "500ms, 500000000", "2m, 120000000000", "1h, 3600000000000", "1.5s, 1500000000",
            "250us, 250000", "7ns, 7", "0s, 0", "0.001ms, 1000"})
    void shouldReadTimes(String text, long ns) {
        assertThat(Units.parseTime(text)).isEqualTo(ns);
    }

    @Test
    void shouldHintAtTheUnitOfABareNumber() {
        assertThatThrownBy(() -> Units.parseTime("10"))
                .hasMessage("a time needs its unit: 10s for seconds, 10ms for milliseconds, 10m for minutes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "10x", "-1s", "1,5s", "10S", "1e3s", ".5s"})
    void shouldSayWhichTimesAreAllowed(String text) {
        assertThatThrownBy(() -> Units.parseTime(text)).hasMessage("allowed are times such as 500ms, 1.5s, 2m or 1h");
    }

    @Test
    void shouldRefuseATimeThatOverflows() {
        assertThatThrownBy(() -> Units.parseTime("9999999h")).hasMessageContaining("do not fit");
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "5, 5, 0", "1k, 1000, 0", "1%, 0, 10000", "0.1%, 0, 1000", "0.0001%, 0, 1",
            "100%, 0, 1000000"})
    void shouldReadTolerances(String text, long connections, int partsPerMillion) {
        assertThat(Units.parseTolerance(text)).isEqualTo(new Tolerance(connections, partsPerMillion));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "-1%", "101%", "x%", "0.00001%", "٣%", "1e1%", "100.0001%", "5%%"})
    void shouldSayWhichSharesAreAllowed(String text) {
        assertThatThrownBy(() -> Units.parseTolerance(text))
                .hasMessage("allowed are 0% to 100%, in steps of 0.0001%");
    }

    @Test
    void shouldWriteATolerance() {
        assertThat(new Tolerance(0, 1_000).text()).isEqualTo("0.1%");
        assertThat(new Tolerance(7, 0).text()).isEqualTo("7");
    }

    @Test
    void shouldSplitWordsAsAShellDoes() {
        assertThat(Units.parseWords(" -Xmx1g  '-Da=b c' -Dx=\"y 'z'\" \"\"")).containsExactly("-Xmx1g", "-Da=b c",
                "-Dx=y 'z'", "");
        assertThatThrownBy(() -> Units.parseWords("'a")).hasMessage("a ' is not closed");
    }

    @Test
    void shouldWriteQuantitiesShort() {
        assertThat(Units.time(30_000_000_000L)).isEqualTo("30s");
        assertThat(Units.time(1_500_000_000L)).isEqualTo("1500ms");
        assertThat(Units.time(0)).isEqualTo("0s");
        assertThat(Units.bytes(65_536)).isEqualTo("64Ki");
        assertThat(Units.bytes(1000)).isEqualTo("1000");
        assertThat(Units.bytes(0)).isEqualTo("0");
    }
}
