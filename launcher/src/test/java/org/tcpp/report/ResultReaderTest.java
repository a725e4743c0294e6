package org.tcpp.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tcpp.result.Trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ResultReaderTest {

    @TempDir
    Path folder;

    @Test
    void shouldReadARunAndSeveral() throws IOException {
        Trials trials = Trials.of(List.of(Results.complete(), Results.degraded()));

        assertThat(ResultReader.read(file(JsonReport.text(Results.complete()))))
                .isEqualTo(new Recorded.Run(Results.complete()));
        assertThat(ResultReader.read(file(JsonReport.text(trials)))).isEqualTo(new Recorded.Series(trials));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"schema":"tcpp-result/1"}             | it calls itself tcpp-result/1, not tcpp-result/2, \
            tcpp-trials/1, tcpp-mesh/1 or tcpp-search/1
            {"schema":"\\u001b[31m\\nx"}           | it calls itself ?[31m?x, not tcpp-result/2, \
            tcpp-trials/1, tcpp-mesh/1 or tcpp-search/1
            []                                     | it calls itself nothing, not tcpp-result/2, \
            tcpp-trials/1, tcpp-mesh/1 or tcpp-search/1
            {"schema":"tcpp-result/2"}             | it has no verdict
            {"schema":"tcpp-trials/1"}             | it has no verdict
            {"schema":"tcpp-trials/1","verdict":1} | it has no runs
            {"schema":                             | it is cut off
            """)
    void shouldSayInOneLineWhatIsWrongWithAFile(String text, String complaint) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> ResultReader.read(file)).isInstanceOf(InputError.class)
                .hasMessage(file + ": " + complaint);
    }

    @Test
    void shouldSayThatAResultWasCutOffWhereverThatWas() throws IOException {
        String text = JsonReport.text(Results.degraded());
        for (int length = 1; length < text.length() - 3; length += 97) {
            Path file = file(text.substring(0, length));
            assertThatThrownBy(() -> ResultReader.read(file)).isInstanceOf(InputError.class)
                    .hasMessageStartingWith(file + ": it ");
        }
    }

    /** Whatever stands in place of a part, a tool gets a result or one line. */
    @Test
    void shouldRefuseAPartThatIsSomethingElse() throws IOException {
        JsonMapper json = new JsonMapper();
        String text = JsonReport.text(Results.complete());
        for (String name : (Iterable<String>) json.readTree(text)::fieldNames) {
            for (JsonNode wrong : List.of(json.readTree("true"), json.readTree("[[]]"), json.readTree("{\"a\":1}"))) {
                ObjectNode changed = (ObjectNode) json.readTree(text);
                changed.set(name, wrong);
                Path file = file(changed.toString());
                try {
                    assertThat(ResultReader.read(file)).isInstanceOf(Recorded.Run.class);
                } catch (InputError e) {
                    assertThat(e.getMessage()).startsWith(file + ": it").doesNotContain("\n");
                }
            }
        }
    }

    @Test
    void shouldNotBelieveAFileThatNestsWithoutEnd() throws IOException {
        Path file = file("[".repeat(100_000));
        assertThatThrownBy(() -> ResultReader.read(file)).isInstanceOf(InputError.class)
                .hasMessageStartingWith(file + ": it is no JSON: ");
    }

    @Test
    void shouldSayThatThereIsNoFile() {
        assertThatThrownBy(() -> ResultReader.read(folder.resolve("none"))).isInstanceOf(InputError.class)
                .hasMessage(folder.resolve("none") + ": no such file");
        assertThatThrownBy(() -> ResultReader.read(folder)).isInstanceOf(InputError.class)
                .hasMessage(folder + ": is a folder");
        assertThatThrownBy(() -> ResultReader.read(Path.of("/dev/zero"))).isInstanceOf(InputError.class)
                .hasMessage("/dev/zero: is larger than any result, 64 MiB");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("r.json"), text, StandardCharsets.UTF_8);
    }
}
