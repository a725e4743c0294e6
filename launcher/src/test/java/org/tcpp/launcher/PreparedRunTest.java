package org.tcpp.launcher;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tcpp.cli.UsageError;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a sweep and a search do not take from the command line of a run, for they would not do it. */
class PreparedRunTest {

    @ParameterizedTest
    @ValueSource(strings = {"-o x", "--csv x", "--json-stream x", "--html x", "--connections x", "--live",
            "--openmetrics 9100", "--openmetrics-file x", "--trials 2"})
    void shouldRefuseAnOutputThatNobodyWouldWrite(String words) {
        List<String> line = List.of(("loopback -t 4 " + words).split(" "));

        assertThatThrownBy(() -> PreparedRun.unchecked(line, "a search")).isInstanceOf(UsageError.class)
                .hasMessageContaining("a search").hasMessageContaining(words.split(" ")[0]);
    }
}
