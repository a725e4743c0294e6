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
import org.tcpp.mesh.Meshes;
import org.tcpp.mesh.PairOutcome;
import org.tcpp.pattern.HostList;
import org.tcpp.pattern.Pair;
import org.tcpp.pattern.Pattern;
import org.tcpp.pattern.Rounds;
import org.tcpp.report.PairRows;
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

        sink.write(Results.complete(), null, 1);
        sink.write(Results.complete(), null, 2);
        sink.write(Trials.of(List.of(Results.complete(), Results.complete())));

        assertThat(names()).containsExactlyInAnyOrder(name, first, second);
        ResultFiles.readValid(folder.resolve(second));
        assertThat(folder.resolve(name)).content().contains("\"schema\": \"tcpp-trials/");
    }

    @ParameterizedTest
    @CsvSource({"m.json, 0, m.json, m.pairs", "m.json, 2, m.2.json, m.2.pairs",
            "lab/, 0, lab/mesh-x.json, lab/mesh-x.pairs"})
    void shouldPutTheResultsOfPairsBesideThatOfAll(String name, int trial, String all, String pairs)
            throws IOException {
        ResultSink sink = ResultSink.in(folder + "/" + name, Form.JSON);
        sink.look(1);
        Rounds rounds = Pattern.RING.among(HostList.parse("h[1-2]"));
        MeshOutput.Place place = new MeshOutput.Place("x", trial, 1);
        Result result = Results.complete();

        for (Pair pair : rounds.rounds().getFirst()) {
            sink.write(new PairOutcome(1, pair, result, null, null), place);
        }
        sink.write(Meshes.drawn(1, HostList.parse("h[1-2]"), Pattern.RING), place);

        ResultFiles.validMesh(Files.readString(folder.resolve(all)));
        ResultFiles.readValid(folder.resolve(pairs).resolve("h1+h2.json"));
        ResultFiles.readValid(folder.resolve(pairs).resolve("h2+h1.json"));
    }

    @Test
    void shouldAddARowForEachPairToATable() throws IOException {
        Path file = folder.resolve("pairs.csv");
        RowSink sink = RowSink.in(file.toString(), PairRows.header());
        sink.look();
        sink.write(Meshes.drawn(1, HostList.parse("h[1-3]"), Pattern.RING));
        sink.write(Meshes.drawn(2, HostList.parse("h[1-2]"), Pattern.RING));

        assertThat(file).content().startsWith("date,labels,run,round,client,server,").satisfies(
                text -> assertThat(text.lines()).hasSize(1 + 3 + 2)
                        .allSatisfy(line -> assertThat(line.split(",", -1)).hasSameSizeAs(PairRows.header())));
        assertThatThrownBy(() -> RowSink.in(file.toString(), List.of("date", "labels", "bytes")).look())
                .hasMessageContaining("its header is not the beginning of ours");
    }

    @Test
    void shouldGiveEachRunAFileInAFolderThatItMakes() throws IOException {
        Result result = Results.complete();
        ResultSink sink = ResultSink.in(folder.resolve("new") + "/", Form.JSON);
        sink.look(1);

        sink.write(result, null);
        sink.write(result, null, 1);
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
