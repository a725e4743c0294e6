package org.tcpp.loop;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BudgetTest {

    @ParameterizedTest
    @CsvSource({"0, 0, 1048576", "0, 1, 1048576", "0, 32, 1048576", "0, 64, 524288", "0, 2000, 16777",
            "0, 1000000, 16384",
            "65536, 2000, 65536", "1, 1, 1"})
    void shouldShareATurnsBudgetUnlessAskedOtherwise(long asked, int ready, long quantum) {
        assertThat(Budget.quantumBytes(asked, ready)).isEqualTo(quantum);
    }
}
