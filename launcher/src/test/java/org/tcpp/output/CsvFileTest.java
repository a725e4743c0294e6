package org.tcpp.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tcpp.report.CsvRow;
import org.tcpp.report.Golden;
import org.tcpp.report.Results;
import org.tcpp.result.Result;
import org.tcpp.result.RunView;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CsvFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "ar-EG-u-nu-arab", "und"})
    void shouldWriteTheSameRowsEverywhere(String language) throws IOException {
        Path file = folder.resolve("runs.csv");

        Golden.in(language, () -> Stream.of(Results.complete(), Results.degraded(), Results.interruptedAtOnce())
                .forEach(result -> append(file, result)));

        Golden.assertSame("runs.csv", Files.readString(file));
    }

    @Test
    void shouldBeginWithDateLabelsAndTheColumnsOfTheOriginalsScript() throws IOException {
        Path file = folder.resolve("runs.csv");
        append(file, Results.complete());

        assertThat(Files.readString(file)).startsWith("date,labels,bytes,milliseconds,connections,bits_per_second,"
                + "user_permille,nice_permille,system_permille,interrupt_permille,idle_permille,");
    }

    @Test
    void shouldHoldNothingButWholeNumbersTextsAndEmptyCells() throws IOException {
        Path file = folder.resolve("runs.csv");
        append(file, Results.complete());
        append(file, Results.degraded());

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(3);
        for (String line : lines.subList(1, 3)) {
            String[] cells = line.split(",", -1);
            assertThat(cells).hasSameSizeAs(lines.getFirst().split(","));
            assertThat(List.of(cells).subList(2, cells.length))
                    .allSatisfy(cell -> assertThat(cell).matches("-?\\d*|[a-z]+"));
        }
    }

    @Test
    void shouldKeepColumnsThatItMayOnlyAppendTo() throws IOException {
        Path file = folder.resolve("runs.csv");
        Files.writeString(file, "date,labels,bytes\n2020-01-01 00:00:00,old,1");

        append(file, Results.complete());

        assertThat(file).hasContent("date,labels,bytes\n2020-01-01 00:00:00,old,1\n"
                + "2026-11-25 18:00:00,nic==cmd ort=K\u00f6ln,24000000\n");
    }

    @Test
    void shouldRefuseAFileWithOtherColumnsAndLeaveItAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("runs.csv"), "name,bytes\nx,1\n");

        assertThatThrownBy(() -> tryToAppend(file, Results.complete())).isInstanceOf(IOException.class)
                .hasMessageContaining("header: name,bytes");
        assertThat(file).hasContent("name,bytes\nx,1\n");
    }

    @Test
    void shouldSeeBeforehandWhatItWouldRefuseAndChangeNothing() throws IOException {
        List<String> header = CsvRow.header(Results.complete().summary());
        Path absent = folder.resolve("absent.csv");
        Path foreign = Files.writeString(folder.resolve("foreign.csv"), "name,bytes\n");
        Path shorter = Files.writeString(folder.resolve("shorter.csv"), "date,labels\n");

        assertThat(CsvFile.look(absent, header)).isEqualTo(header.size());
        assertThat(CsvFile.look(shorter, header)).isEqualTo(2);
        assertThatThrownBy(() -> CsvFile.look(foreign, header)).isInstanceOf(IOException.class)
                .hasMessageContaining("header: name,bytes");
        assertThatThrownBy(() -> CsvFile.look(folder, header)).hasMessage("is a folder");

        assertThat(absent).doesNotExist();
        assertThat(shorter).hasContent("date,labels\n");
    }

    @Test
    void shouldNotLetALabelBecomeAFormula() throws IOException {
        for (String key : List.of("=1+1", "+1", "-1", "@SUM(A1)")) {
            Path file = folder.resolve("runs" + key.hashCode() + ".csv");
            append(file, labelled(Map.of(key, "say \"hi\", you\n")));

            assertThat(Files.readString(file)).contains(",\"'" + key + "=say \"\"hi\"\", you?\",");
        }
    }

    private static Result labelled(Map<String, String> labels) {
        Result result = Results.complete();
        RunView run = new RunView("id", "2026-11-25T18:00:00Z", List.of(), "0.1.0", null, new LinkedHashMap<>(labels));
        return new Result(result.schema(), result.judgement(), run, result.plan(), result.summary(), result.figures(),
                result.faults(), result.tables());
    }

    private static void append(Path file, Result result) {
        try {
            tryToAppend(file, result);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void tryToAppend(Path file, Result result) throws IOException {
        CsvFile.append(file, CsvRow.header(result.summary()), columns -> CsvRow.of(result, columns));
    }
}
