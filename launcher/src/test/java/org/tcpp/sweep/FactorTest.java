package org.tcpp.sweep;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FactorTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            m=1,10,100            | [{m=1}, {m=10}, {m=100}]
            p=1..16x2             | [{p=1}, {p=2}, {p=4}, {p=8}, {p=16}]
            p=1..20x4             | [{p=1}, {p=4}, {p=16}]
            m=10..50+10           | [{m=10}, {m=20}, {m=30}, {m=40}, {m=50}]
            p=1..3                | [{p=1}, {p=2}, {p=3}]
            b=1k..16kx4           | [{b=1000}, {b=4000}, {b=16000}]
            m=1,10..30+10,100     | [{m=1}, {m=10}, {m=20}, {m=30}, {m=100}]
            p,m=1:1000,10:100     | [{p=1, m=1000}, {p=10, m=100}]
            sizes=1k:50,9k:50;1k  | [{sizes=1k:50,9k:50}, {sizes=1k}]
            congestion=cubic      | [{congestion=cubic}]
            c=10.0.0.1,10.0.0.2   | [{c=10.0.0.1}, {c=10.0.0.2}]
            """)
    void shouldReadListsAndRangesAndWhatChangesTogether(String text, String levels) {
        assertThat(Factor.parse(text).levels()).hasToString(levels);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            m                     | allowed are NAME=VALUE,VALUE,...
            =1                    | allowed are NAME=VALUE,VALUE,...
            1=1                   | '1' is no name: allowed are A-Z a-z 0-9 _ . - and beginning with a letter
            m=1,,2                | a value is empty
            m=                    | a value is empty
            m=1,2,1               | a value stands there twice
            p,m=1:1000,10         | '10' is not 2 values with colons between them
            p,p=1:1000            | p stands there twice
            m=5..1                | the range 5..1 is empty
            m=1..9x1              | a range has to grow: from 1 on with x2 or more, or with +1 or more
            m=0..9x2              | a range has to grow: from 1 on with x2 or more, or with +1 or more
            m=1..9+0              | a range has to grow: from 1 on with x2 or more, or with +1 or more
            m=1..1000000          | more than 1000 values
            """)
    void shouldSayWhatIsWrong(String text, String complaint) {
        assertThatThrownBy(() -> Factor.parse(text)).isInstanceOf(IllegalArgumentException.class).hasMessage(complaint);
    }

    @Test
    void shouldNotRunPastTheLargestNumber() {
        assertThat(Factor.parse("b=1..9223372036854775807x1000000000000").levels()).hasSize(2);
        assertThat(Factor.parse("b=1..9223372036854775807x2").levels()).hasSize(63);
        assertThat(Factor.parse("b=5..9223372036854775807+9223372036854775802").levels()).hasSize(2);
    }

    @Test
    void shouldKeepTheNamesInOrder() {
        assertThat(Factor.parse("p,m=1:1000").names()).containsExactly("p", "m");
        assertThat(Factor.parse("p,m=1:1000").levels()).containsExactly(Map.of("p", "1", "m", "1000"));
    }
}
