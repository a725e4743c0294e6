package org.tcpp.loop;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BudgetTest {

    @ParameterizedTest
    @CsvSource({"0, 0, 1048576", "0, 1, 1048576", "0, 2, 524288", "0, 10, 104857", "0, 32, 65536", "0, 1000000, 65536",
            "1048576, 2000, 1048576", "1, 1, 1"})
    void shouldShareATurnsBytesUnlessAskedOtherwise(long asked, int sharers, long quantum) {
        assertThat(Budget.of(asked).quantumBytes(sharers)).isEqualTo(quantum);
    }
}
