package org.tcpp.report;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class OpenLoopLinesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"burst:200,1000000000ns|burst:200,1s", "burst:1,1500ns|burst:1,1500ns",
            "burst:7,50000000ns|burst:7,50ms", "poisson|poisson", "ramp:100-2000|ramp:100-2000"})
    void shouldWriteThePeriodAsAnOptionHasIt(String planned, String text) {
        assertThat(OpenLoopLines.arrivals(planned)).isEqualTo(text);
    }
}
