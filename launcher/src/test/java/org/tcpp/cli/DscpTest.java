package org.tcpp.cli;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DscpTest {

    /** The registry of IANA, dscp-registry. */
    @ParameterizedTest
    @CsvSource({"0, 0", "63, 63", "07, 7", "be, 0", "le, 1", "cs0, 0", "cs1, 8", "cs6, 48", "cs7, 56", "af11, 10",
            "af12, 12", "af13, 14", "af21, 18", "af33, 30", "af41, 34", "af43, 38", "va, 44", "ef, 46"})
    void shouldKnowNumbersAndNames(String text, long codePoint) {
        assertThat(Dscp.parse(text)).isEqualTo(codePoint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"64", "-1", "999999999999", "EF", "cs8", "af14", "af51", "0x2e", "4.0", ""})
    void shouldRefuseEverythingElse(String text) {
        assertThatThrownBy(() -> Dscp.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("allowed are 0 to 63, cs0 to cs7");
    }
}
