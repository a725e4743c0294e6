package org.tcpp.compare;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tcpp.cli.CommandLine;
import org.tcpp.cli.Parsed;
import org.tcpp.cli.UsageError;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class QuestionTest {

    @ParameterizedTest
    @CsvSource({"5, 0.05", "5%, 0.05", "0.5%, 0.005", "99.9, 0.999"})
    void shouldTakeAShare(String text, double share) {
        assertThat(question("--same-within " + text).sameWithin()).isEqualTo(share);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "100%", "-5%", "1e-400%", "\u0663", "+5", "5 %", "NaN", "1e999999999", "%"})
    void shouldRefuseWhatIsNoShareRatherThanIgnoreIt(String text) {
        assertThatThrownBy(() -> question("--fail-if-slower " + text.replace(" ", "\u00a0")))
                .isInstanceOf(UsageError.class).hasMessageStartingWith("--fail-if-slower ")
                .hasMessageEndingWith(": allowed are percentages above 0% and below 100%");
    }

    private static Question question(String words) {
        return Question
                .of(((Parsed.Use) CommandLine.parse(("compare a " + words + " -- b").split(" "))).given());
    }
}
