package org.tcpp.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tcpp.report.ResultFiles;
import org.tcpp.report.Results;
import org.tcpp.result.Result;
import org.tcpp.result.Trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ResultSinkTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"t.json, t.1.json, t.2.json", "t, t.1, t.2", ".t, .t.1, .t.2"})
    void shouldNumberTrialsBesideWhatTheySayTogether(String name, String first, String second) throws IOException {
        ResultSink sink = ResultSink.in(folder.resolve(name).toString(), Form.JSON);
        sink.look(2);
        assertThat(folder).as("after a look").isEmptyDirectory();

        sink.write(Results.complete(), 1);
        sink.write(Results.complete(), 2);
        sink.write(Trials.of(List.of(Results.complete(), Results.complete())));

        assertThat(names()).containsExactlyInAnyOrder(name, first, second);
        ResultFiles.readValid(folder.resolve(second));
        assertThat(folder.resolve(name)).content().contains("\"schema\": \"tcpp-trials/");
    }

    @Test
    void shouldGiveEachRunAFileInAFolderThatItMakes() throws IOException {
        Result result = Results.complete();
        ResultSink sink = ResultSink.in(folder.resolve("new") + "/", Form.JSON);
        sink.look(1);

        sink.write(result);
        sink.write(result, 1);
        sink.write(Trials.of(List.of(result)));

        assertThat(folder.resolve("new").resolve("run-" + result.run().id() + ".json")).exists();
        assertThat(folder.resolve("new").resolve("trials-" + result.run().id() + ".json")).exists();
        assertThat(sink.holdsOne()).isFalse();
    }

    @Test
    void shouldSeeBeforehandThatATrialsNameIsTaken() throws IOException {
        Files.createDirectory(folder.resolve("t.2.json"));

        assertThatThrownBy(() -> ResultSink.in(folder.resolve("t.json").toString(), Form.JSON).look(2))
                .isInstanceOf(IOException.class).hasMessageEndingWith("t.2.json is a folder");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }
}
