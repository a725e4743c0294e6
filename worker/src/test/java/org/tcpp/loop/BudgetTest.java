package org.tcpp.loop;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BudgetTest {

    @ParameterizedTest
    @CsvSource({"0, 0, 65536, 1048576", "0, 1, 65536, 1048576", "0, 32, 65536, 1048576", "0, 100, 65536, 335544",
            "0, 1000, 65536, 65536", "1048576, 2000, 1048576, 1048576", "1, 1, 1, 1"})
    void shouldShareATurnsBytesUnlessAskedOtherwise(long asked, int sharers, long least, long most) {
        assertThat(Budget.of(asked).leastBytes()).isEqualTo(least);
        assertThat(Budget.of(asked).mostBytes(sharers)).isEqualTo(most);
    }
}
