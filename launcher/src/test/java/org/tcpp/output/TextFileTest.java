package org.tcpp.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tcpp.cli.ToolOption;
import org.tcpp.message.ExitStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TextFileTest {

    @TempDir
    private Path place;

    @Test
    void shouldRefuseToReplaceWhatIsRead() throws IOException, OutputError {
        Path read = Files.writeString(place.resolve("r.json"), "measured for an hour");
        Path link = Files.createSymbolicLink(place.resolve("link"), read);
        for (Path page : new Path[]{read, link, place.resolve("./r.json")}) {
            TextFile file = open(page);

            assertThatThrownBy(() -> file.mustNotBe(read.toString(), "r.json")).isInstanceOf(OutputError.class)
                    .hasMessage("-o " + page + ": the same file as r.json")
                    .satisfies(e -> assertThat(((OutputError) e).status()).isEqualTo(ExitStatus.USAGE));
        }
        assertThatCode(() -> open(place.resolve("r.html")).mustNotBe(read.toString(), "r.json"))
                .doesNotThrowAnyException();
        assertThat(read).hasContent("measured for an hour");
    }

    @Test
    void shouldFindOutBeforeItIsWritten() throws OutputError {
        assertThatThrownBy(() -> open(place.resolve("missing/r.html"))).isInstanceOf(OutputError.class)
                .hasMessage("-o " + place.resolve("missing/r.html") + ": cannot be written (no such folder: "
                        + place.resolve("missing") + ")")
                .satisfies(e -> assertThat(((OutputError) e).status()).isEqualTo(ExitStatus.CANNOT_CREATE));
        assertThatThrownBy(() -> open(place)).hasMessageContaining("is a folder");

        open(place.resolve("r.html")).write("page");

        assertThat(place.resolve("r.html")).hasContent("page");
    }

    private static TextFile open(Path path) throws OutputError {
        return TextFile.open(ToolOption.REPORT_FILE, path.toString(), Console.of(_ -> {}));
    }
}
