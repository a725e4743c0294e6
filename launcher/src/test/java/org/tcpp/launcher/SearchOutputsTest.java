package org.tcpp.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tcpp.cli.CommandLine;
import org.tcpp.cli.Given;
import org.tcpp.cli.Options;
import org.tcpp.cli.Parsed;
import org.tcpp.output.Console;
import org.tcpp.output.OutputError;
import org.tcpp.report.ResultFiles;
import org.tcpp.report.SearchCsv;
import org.tcpp.search.SearchResult;
import org.tcpp.search.Searches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a search has found is not lost with the file it was to stand in. */
class SearchOutputsTest {

    private final List<String> said = new ArrayList<>();
    private final Console console = Console.of(said::add);
    private final SearchResult result = Searches.complete();

    @TempDir
    private Path place;

    @Test
    void shouldGoOnWhereAFileFailsAndTellTheResultInTheEnd() throws OutputError, IOException {
        Path folder = Files.createDirectory(place.resolve("gone"));
        String words = "-o " + folder.resolve("s.json");
        SearchOutputs outputs = open(words);
        outputs.begin(result, new SearchCsv());
        Files.delete(folder.resolve("s.json"));
        Files.delete(folder);

        outputs.goOn(result, new SearchCsv());
        outputs.goOn(result, new SearchCsv());

        String reason = "(no such folder: " + folder + ")";
        assertThat(said).containsExactly(words + ": cannot be written any more " + reason + "; the search goes on");
        assertThat(outputs.finish(result, new SearchCsv())).isFalse();
        assertThat(said.get(1)).isEqualTo(words + ": cannot be written " + reason + "; here is the result");
        ResultFiles.validSearch(String.join("\n", said.subList(2, said.size())));
    }

    @Test
    void shouldNotRepeatWhatAFileHas() throws OutputError, IOException {
        Path folder = Files.createDirectory(place.resolve("gone"));
        Path json = place.resolve("s.json");
        SearchOutputs outputs = open("-o " + json + " --csv " + folder.resolve("s.csv"));
        Files.delete(folder);

        assertThat(outputs.finish(result, new SearchCsv())).isFalse();

        assertThat(said).singleElement().asString().startsWith("--csv ").endsWith(")");
        ResultFiles.validSearch(Files.readString(json));
    }

    @Test
    void shouldSayBeforeTheFirstTrialWhatCannotBeWritten() {
        assertThatThrownBy(() -> open("--csv " + place.resolve("missing/s.csv"))).isInstanceOf(OutputError.class)
                .hasMessageStartingWith("--csv ").hasMessageContaining(": cannot be written (no such folder: ");
        assertThatThrownBy(() -> open("-o " + place.resolve("x") + " --csv " + place.resolve("./x")))
                .isInstanceOf(OutputError.class).hasMessageContaining(": the same file as -o ");
        assertThatThrownBy(() -> open("-o " + place.resolve("read"))).isInstanceOf(OutputError.class)
                .hasMessageEndingWith(": the same file as --disturb read");
    }

    private SearchOutputs open(String words) throws OutputError {
        List<Options.Input> inputs = List.of(new Options.Input(place.resolve("read").toString(), "--disturb read"));
        return SearchOutputs.open(given("search --figure cps " + words + " -- -c 127.0.0.1"), inputs, console);
    }

    private static Given given(String line) {
        return ((Parsed.Use) CommandLine.parse(line.split(" "))).given();
    }
}
